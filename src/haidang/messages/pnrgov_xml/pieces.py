"""A file cut into the pieces that are parsed one by one: the push, its flight, and every booking.

So a booking that is broken loses no other, only one is held as a tree at a time, and the time grows with the
bytes. ``<`` opens markup wherever it stands outside comments and CDATA: nothing needs to be parsed to cut.
"""

import codecs
import re
from collections.abc import Iterator

from msgspec import Struct

from haidang.edifact import EdifactError

_NAME = r"(?:[\w.-]+:)?"
ROOT = "IATA_PNRGOV_NotifRQ"
_MARKUP = re.compile(
    rf"<!--|<!\[CDATA\[|<!DOCTYPE|<(?P<end>/?){_NAME}(?P<name>PNR|{ROOT}|Originator|FlightLeg)(?=[\s/>])",
    re.IGNORECASE,
)
_NAMES = {name.lower(): name for name in ("PNR", ROOT, "Originator", "FlightLeg")}
_MAY_STAND_INSIDE = ("Originator", "FlightLeg")
_TAG_END = re.compile(r"[^<>]*>")
_CLOSING = {"<!--": "-->", "<![CDATA[": "]]>"}
_OPENING = re.compile(rb"\s*<(?:[?!A-Za-z_])")
_INSIDE = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:IATA_PNRGOV_NotifRQ|PNRs?)[\s/>]", re.IGNORECASE)
_WINDOW = 4096
_LONGEST_HEAD = 2048  # signs: it is repeated before every push
_INTERCHANGE = re.compile(rb"UN[BH][^A-Za-z0-9\s][A-Z0-9]{1,35}[^A-Za-z0-9\s]")
_DECLARED = re.compile(rb"""\s*<\?xml[^<>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,39})["']""")
# Only sets of plain tables: some of the codecs a name can call for take long, or are no sets at all.
_SETS = re.compile(
    r"(?:utf-?8|(?:us-)?ascii|iso-?8859-\d{1,2}|(?:windows-|cp)125\d|gbk|gb2312|gb18030|big5|shift_?jis|"
    r"euc-(?:jp|kr)|koi8-[ru])",
    re.IGNORECASE,
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Piece(Struct, frozen=True):
    """``name`` is PNR, Originator, FlightLeg or IATA_PNRGOV_NotifRQ (its start tag alone).

    It begins at the sign ``start``. ``closed`` is false when its own end tag was lost and the beginning of
    another ended it.
    """

    name: str
    text: str
    start: int
    closed: bool = True


def recognises(data: bytes) -> bool:
    """Whether the bytes are XML, also behind the head of a letter, and not EDIFACT wrapped in XML.

    >>> recognises(b" <PNR>"), recognises("<PNR/>".encode("utf-16")), recognises(b"UNB+UNOA:4+XX'")
    (True, True, False)
    >>> recognises(b"Content-Type: text/xml <PNRs>"), recognises(b"<letter>UNB+UNOA:4+XX'</letter>")
    (True, False)
    """
    mark, _ = _marked(data)
    opening = data[len(mark) : len(mark) + _WINDOW].replace(b"\0", b"")
    inside = _INSIDE.search(opening)
    if _OPENING.match(opening):
        return inside is not None or _INTERCHANGE.search(data) is None
    return inside is not None and _INTERCHANGE.search(opening, 0, inside.start()) is None


def text_of(data: bytes) -> tuple[str, str]:
    """The characters and their set: by byte-order mark, by declaration, else by what the bytes allow.

    >>> text_of("<a>Nguyễn</a>".encode())[1], text_of(b"<a>M\\xdcLLER</a>")
    ('utf-8', ('<a>MÜLLER</a>', 'cp1252'))
    """
    mark, charset = _marked(data)
    told = _DECLARED.match(data)
    declared = told[1].decode() if told else ""
    data = data[len(mark) :]
    for each in (charset, declared if _SETS.fullmatch(declared) else "", "utf-8", "cp1252"):
        try:
            return (data.decode(each), each) if each else (data.decode("ascii"), "utf-8")
        except UnicodeError:
            continue
    return data.decode("latin-1"), "iso8859-1"


def _marked(data: bytes) -> tuple[bytes, str]:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return mark, charset
    if data[:2] in (b"<\0", b"\0<"):
        return b"", "utf-16-le" if data[0] else "utf-16-be"
    return b"", ""


def pushes_of(data: bytes) -> list[bytes]:
    """Each push as bytes of its own under the head of the file; the whole file where that is doubtful."""
    text, charset = text_of(data)
    found = [(piece.name, piece.start, piece.closed) for piece in pieces(text)]
    starts = [start for name, start, _ in found if name == ROOT]
    mark, _ = _marked(data)
    if len(starts) < 2 or found[0][0] != ROOT or starts[0] > _LONGEST_HEAD:
        return [data]
    if not all(closed for _, _, closed in found) or text.encode(charset) != data[len(mark) :]:
        return [data]
    bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    cut = [mark + (text[: starts[0]] + text[start:end]).encode(charset) for start, end in bounds]
    return cut if all(recognises(push) and text_of(push)[1] == charset for push in cut) else [data]


def pieces(text: str) -> Iterator[Piece]:
    """Every piece in order. A booking or a push that begins inside another piece ends it: its end is lost.

    Raises `EdifactError` for a document type declaration: it could only say what must not be done.
    """
    begun: tuple[str, int] | None = None
    place = 0
    while found := _MARKUP.search(text, place):
        place = found.end()
        if found[0] in _CLOSING:
            end = text.find(_CLOSING[found[0]], place)
            place = end + 3 if end >= 0 else len(text)
        elif (name := _NAMES.get((found["name"] or "").lower())) is None:
            if begun is None:
                raise EdifactError(
                    "the XML declares a document type (<!DOCTYPE): none is followed, since it can make "
                    "a program fetch files or fill its memory; send the message without it"
                )
        elif found["end"]:
            if begun and begun[0] == name:
                tag = _TAG_END.match(text, place)
                place = tag.end() if tag else place
                yield Piece(name, text[begun[1] : place], begun[1])
                begun = None
        elif not (begun and begun[0] == "PNR" and name in _MAY_STAND_INSIDE):
            if begun:
                yield Piece(begun[0], _closed(text[begun[1] : found.start()]), begun[1], closed=False)
            begun = (name, found.start())
            tag = _TAG_END.match(text, place)
            if tag and (name == ROOT or tag[0].endswith("/>")):
                place = tag.end()
                empty = text[begun[1] : place]
                yield Piece(name, empty if empty.endswith("/>") else f"{empty[:-1]}/>", begun[1])
                begun = None
    if begun:
        yield Piece(begun[0], text[begun[1] :], begun[1])


def _closed(text: str) -> str:
    """With the end tag its start tag asks for."""
    name = re.split(r"[\s/>]", text[1:], maxsplit=1)[0]
    return f"{text}</{name}>"
