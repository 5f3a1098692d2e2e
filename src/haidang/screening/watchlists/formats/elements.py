"""Records of an XML file, one at a time, so that a list of any length passes through.

Parsed by expat. A document type is refused, so there is no entity to expand and no address to fetch
(OWASP, "XML External Entity Prevention").
"""

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from haidang.screening.watchlists.formats.values import Broken

DEEPEST, MOST_OF_A_RECORD = 40, 200_000


class Element:
    """``name`` and the names of attributes are without prefix; ``line`` is where it begins."""

    __slots__ = ("attributes", "children", "line", "name", "parts")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name, self.line = name.rpartition(":")[2], line
        self.attributes = {key.rpartition(":")[2]: value.strip() for key, value in attributes.items()}
        self.parts: list[str] = []
        self.children: list[Element] = []

    def all(self, *path: str) -> Iterator["Element"]:
        """Every element at the end of a path of names."""
        for child in self.children:
            if child.name == path[0]:
                if path[1:]:
                    yield from child.all(*path[1:])
                else:
                    yield child

    def texts(self, *path: str) -> list[str]:
        """The texts at the end of a path, without the empty ones."""
        return [text for element in self.all(*path) if (text := element.text)]

    def first(self, *path: str) -> str:
        """The first of them, empty when there is none."""
        return next((element.text for element in self.all(*path) if element.text), "")

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())


def records(chunks: Iterable[bytes], names: frozenset[str]) -> Iterator[Element]:
    """Every element of those names, as soon as it is whole. Raises ``Broken`` where the file is not XML."""
    tree = _Tree(names)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, told: tree.start(name, told, parser.CurrentLineNumber)
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.tell
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield from tree.taken()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Broken(f"line {error.lineno}: {expat.ErrorString(error.code)}") from None
    except Broken:
        raise
    except (LookupError, ValueError):  # a codec that Python has not, or that expat cannot use
        raise Broken("its encoding cannot be read: save the file as UTF-8") from None
    yield from tree.taken()


def _refuse_doctype(*_: object) -> None:
    raise Broken("the file brings a document type of its own, which is not read: take the DOCTYPE out")


class _Tree:
    """The record that is open, and those that are whole."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._open: list[Element] = []
        self._whole: list[Element] = []
        self._depth = self._size = 0

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Broken(f"line {line}: nested deeper than {DEEPEST} elements")
        if not self._open and name.rpartition(":")[2] not in self._names:
            return
        element = Element(name, attributes, line)
        self._grow(line)
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._whole.append(element)
                self._size = 0

    def tell(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)
            self._grow(self._open[-1].line)

    def taken(self) -> list[Element]:
        whole, self._whole = self._whole, []
        return whole

    def _grow(self, line: int) -> None:
        self._size += 1
        if self._size > MOST_OF_A_RECORD:
            raise Broken(f"line {line}: a record of more than {MOST_OF_A_RECORD} pieces")
