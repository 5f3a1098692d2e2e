"""The carriers of the world. Their codes belong to no airline; each writes messages in a way of its own."""

from msgspec import Struct


class Airline(Struct, frozen=True, kw_only=True):
    """A carrier and its habits on the wire.

    ``accounting`` are the three digits its tickets and bag tags begin with. ``separators`` is what follows
    ``UNA``; ``una`` whether it is sent at all. ``paxlst`` and ``pnrgov`` are the versions it writes.
    ``glued``: given names and title in one word, as in THITHUHUONGMS. ``lines``: a line break after each
    segment. ``type_b``: in a teletype envelope. ``names_carrier``: TDT repeats the carrier beside the flight.
    ``part`` is how many bookings or travellers go into one message.
    """

    code: str
    icao: str
    name: str
    hub: str
    accounting: str
    separators: str = ":+.? '"
    una: bool = True
    paxlst: str = "02B"
    pnrgov: str = "13:1"
    glued: bool = True
    lines: bool = False
    type_b: bool = False
    names_carrier: bool = True
    part: int = 80


AIRLINES: tuple[Airline, ...] = (
    Airline(code="X0", icao="XZA", name="Lantern Air", hub="HAN", accounting="990", lines=True),
    Airline(code="X2", icao="XZB", name="Utopia Airways", hub="SGN", accounting="991", paxlst="05B", part=60),
    Airline(
        code="Q0", icao="XZC", name="Far Shore", hub="ICN", accounting="992", separators=":-.? '",
        pnrgov="11:1", glued=False,
    ),
    Airline(
        code="U0", icao="XZD", name="Amaurot Wings", hub="BKK", accounting="993", separators=":*.? #",
        paxlst="12B", pnrgov="15:1", part=50,
    ),
    Airline(
        code="W0", icao="XZE", name="Anyder River Air", hub="DAD", accounting="994", una=False, pnrgov="10:1",
        type_b=True, names_carrier=False, part=100,
    ),
    Airline(
        code="K0", icao="XZF", name="Raphael Lines", hub="SIN", accounting="995", paxlst="15B", lines=True,
        glued=False,
    ),
)  # fmt: skip
