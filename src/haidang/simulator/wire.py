"""From segments to a carrier's bytes: interchange headers, service characters, teletype envelope.

ISO 9735-1 (UNA, UNB ... UNZ); UNG and UNE as the PAXLST guide asks; IATA's own syntax level for PNRGOV.
"""

from collections.abc import Sequence
from datetime import datetime

from haidang.edifact import Segment, Separators, write
from haidang.simulator.airlines import Airline

_AUTHORITY = "UTOGOV"
_ADDRESS = "HANHDYY"  # the authority's teletype address


def segment(tag: str, *elements: str | tuple[str, ...]) -> Segment:
    """A segment; a text is an element of one component.

    >>> segment("LOC", "125", ("UTO", "", "", "AMAUROT")).elements
    (('125',), ('UTO', '', '', 'AMAUROT'))
    """
    return Segment(tag, tuple([each if type(each) is tuple else (each,) for each in elements]))  # type: ignore[misc]


def message(
    kind: str, version: str, body: Sequence[Segment], *, key: str, part: int, parts: int
) -> list[Segment]:
    """UNH, the body, UNT. ``key`` is the common access reference that holds the parts together."""
    letter = ("F",) if part == parts else ("C",) if part == 1 else ()
    sequence = (f"{part:02d}", *letter) if kind == "PAXLST" or parts > 1 else ("1", "F")
    release = ("D", version, "UN", "IATA") if kind == "PAXLST" else (*version.split(":"), "IA")
    return [
        segment("UNH", "1", (kind, *release), key, sequence),
        *body,
        segment("UNT", str(len(body) + 2), "1"),
    ]


def interchange(
    airline: Airline, kind: str, prepared: datetime, reference: str, told: Sequence[Segment]
) -> list[Segment]:
    """UNB and UNZ around one message, with UNG and UNE for a PAXLST."""
    when = (f"{prepared:%y%m%d}", f"{prepared:%H%M}")
    if kind == "PNRGOV":
        head = segment("UNB", ("IATA", "1"), airline.code, _AUTHORITY, when, reference, "", kind)
        return [head, *told, segment("UNZ", "1", reference)]
    sender, recipient = (airline.code, "ZZ"), (_AUTHORITY, "ZZ")
    return [
        segment("UNB", ("UNOA", "4"), sender, recipient, when, reference, "", "APIS"),
        segment("UNG", kind, sender, recipient, when, reference, "UN", ("D", airline.paxlst)),
        *told,
        segment("UNE", "1", reference),
        segment("UNZ", "1", reference),
    ]


def text(airline: Airline, segments: Sequence[Segment]) -> bytes:
    """The interchange as this carrier's system writes it."""
    component, element, decimal, release, repetition, terminator = tuple(airline.separators)
    signs = Separators(component, element, decimal, release, repetition.strip(), terminator)
    data = write(segments, signs)
    if not airline.una:
        data = data[data.index(b"UNB") :]
    return data if airline.lines else data.replace(b"\n", b"")


def enveloped(airline: Airline, prepared: datetime, data: bytes) -> bytes:
    """In a teletype (Type B) envelope: priority and address, origin and time, text between STX and ETX."""
    origin = f"{airline.hub}XY{airline.code}"
    return f"\x01QK {_ADDRESS}\r\n.{origin} {prepared:%d%H%M}\r\n\x02".encode() + data + b"\r\n\x03"
