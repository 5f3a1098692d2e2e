"""What the house knows of a traveller from before: earlier trips, and whom what was told leads to."""

from datetime import date

from msgspec import Struct


class Trip(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An earlier crossing of the same person. ``day`` is the local day of departure."""

    day: date
    origin: str
    destination: str
    carrier: str


class Link(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Another person's earlier crossing that shares a ``kind``: document, phone, email or card.

    ``steps`` is 1 where it is shared with the traveller, 2 where with somebody so linked. ``confirmed`` when
    an officer confirmed a hit on that crossing.
    """

    person: int
    day: date
    kind: str
    steps: int = 1
    confirmed: bool = False


class Past(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``trips`` are newest first. ``papers_known`` is whether a document now told was told on one of them;
    ``None`` where there is no earlier trip or no document. ``companions_hit`` counts the others on the
    booking of whom a hit stands, and ``companions_confirmed`` those with one an officer confirmed.
    """

    trips: tuple[Trip, ...] = ()
    papers_known: bool | None = None
    links: tuple[Link, ...] = ()
    companions_hit: int = 0
    companions_confirmed: int = 0
