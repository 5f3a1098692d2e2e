"""A flight or a voyage, from one port to the next."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class MovementKind(StrEnum):
    FLIGHT = "flight"
    VOYAGE = "voyage"


class Movement(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``carrier`` and ``number`` are the operating carrier's when it was told.

    ``departs`` and ``arrives`` are local to their port and carry no zone; ``codes.airports`` knows it.
    ``number`` has no leading zeros. Ports are IATA codes (three letters) or UN/LOCODE (five).
    ``marketed_as`` holds the designators the same flight is sold under, such as ``KE303``.
    ``cancelled`` when the carrier said that it does not go, and false when it has said since that it does.
    """

    carrier: str
    number: str
    origin: str
    destination: str
    kind: MovementKind = MovementKind.FLIGHT
    suffix: str = ""
    departs: datetime | None = None
    arrives: datetime | None = None
    marketed_as: tuple[str, ...] = ()
    vessel_name: str | None = None
    vessel_imo: str | None = None
    cancelled: bool | None = None
    at: tuple[int, ...] = ()

    @property
    def designator(self) -> str:
        """
        >>> Movement(carrier="VN", number="123", origin="HAN", destination="CDG").designator
        'VN123'
        """
        return f"{self.carrier}{self.number}{self.suffix}"

    @property
    def day(self) -> date | None:
        """The local day of departure."""
        return self.departs.date() if self.departs else None
