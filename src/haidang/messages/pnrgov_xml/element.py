"""One piece of XML as a small tree, parsed within limits and without a document type.

The pieces are parsed by expat, with no declaration of a document type before them: so there is no entity to
expand and no file or address to fetch. Names are compared without prefix, stroke and capitals, since
senders disagree about them (``SSRCode``, ``SSR_Code``).
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.parsers import expat

#: Deeper than any booking is told, and far from the depth where a program's own stack would end.
DEEPEST = 40
#: Characters of one booking; the largest seen have a hundredth of that.
LONGEST = 4_000_000

_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|\w{1,31};)")


class NotXml(ValueError):
    """The piece cannot be parsed; the message says why, and quotes nothing of it."""


class Element:
    """``name`` and the names of attributes are without prefix. ``number`` is its segment's."""

    __slots__ = ("_by_name", "attributes", "children", "name", "number", "parts")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = _local(name)
        told = ((key, value) for key, value in attributes.items() if not key.startswith("xmlns"))
        self.attributes = {_local(key): value for key, value in told}
        self._by_name = {plain(key): value.strip() for key, value in self.attributes.items()}
        self.parts: list[str] = []
        self.children: list[Element] = []
        self.number = 0

    def get(self, *names: str) -> str:
        """The first of these attributes that is told, empty when none is."""
        return next((told for name in names if (told := self._by_name.get(plain(name)))), "")

    @property
    def text(self) -> str:
        """Its own text as one line."""
        return " ".join("".join(self.parts).split())

    def of(self, *names: str) -> Iterator["Element"]:
        """The children of those names."""
        wanted = {plain(name) for name in names}
        return (child for child in self.children if plain(child.name) in wanted)

    def first(self, *names: str) -> "Element":
        """The first child of those names; an empty element when there is none."""
        return next(self.of(*names), Element("", {}))

    def opening(self) -> str:
        """Its start tag, as one line.

        >>> parsed('<PNR  xmlns="urn:x" NumberOfPassengers="2"/>').opening()
        '<PNR NumberOfPassengers="2">'
        """
        told = [f' {key}="{_escaped(value)}"' for key, value in self.attributes.items()]
        return " ".join(f"<{self.name}{''.join(told)}>".splitlines())

    def written(self) -> str:
        """All of it, as one line.

        >>> parsed("<a:SSR Code='X'>\\n <a:Text>VIP &#38; GUEST</a:Text></a:SSR>").written()
        '<SSR Code="X"><Text>VIP &amp; GUEST</Text></SSR>'
        """
        inner = _escaped(self.text) + "".join([child.written() for child in self.children])
        return f"{self.opening()}{inner}</{self.name}>" if inner else f"{self.opening()[:-1]}/>"


@lru_cache(maxsize=2048)
def plain(name: str) -> str:
    """A name as it is compared.

    >>> plain("SSR_Code")
    'ssrcode'
    """
    return name.replace("_", "").lower()


@lru_cache(maxsize=2048)
def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _escaped(text: str) -> str:
    return text if text.isalnum() else html.escape(text)


def parsed(text: str) -> Element:
    """Raises `NotXml`.

    >>> parsed("<PNR><Passenger></PNR>")
    Traceback (most recent call last):
    haidang.messages.pnrgov_xml.element.NotXml: mismatched tag in line 1
    """
    if len(text) > LONGEST:
        raise NotXml(f"longer than {LONGEST} characters")
    tree = _Tree()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.tell
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        raise NotXml(f"{expat.ErrorString(error.code)} in line {error.lineno}") from None
    return tree.root


def mended(text: str) -> str:
    """Without characters XML has not, and with ampersands as it writes them.

    >>> mended("SMITH & CO\\x03 &amp; SONS")
    'SMITH &amp; CO  &amp; SONS'
    """
    return _BARE_AMPERSAND.sub("&amp;", _NO_CHARACTER.sub(" ", text))


class _Tree:
    """The tree while expat tells it."""

    root: Element

    def __init__(self) -> None:
        self._open: list[Element] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST:
            raise NotXml(f"nested deeper than {DEEPEST} elements")
        element = Element(name, attributes)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, name: str) -> None:
        self._open.pop()

    def tell(self, text: str) -> None:
        self._open[-1].parts.append(text)
