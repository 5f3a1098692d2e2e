"""One file as a carrier sends it."""

from datetime import datetime

from msgspec import Struct


class Transmission(Struct, frozen=True, kw_only=True):
    """``at`` is aware UTC; ``name`` a file name no other transmission of the world has.

    ``kind`` is PAXLST or PNRGOV. ``told`` lists everyone named, as SURNAME/GIVEN NAMES, in order; of two
    names told in a booking the one of the passport (SSR DOCS). ``damage`` says in a word what is wrong with
    the bytes (``damage.DAMAGES``), empty when nothing is.
    """

    at: datetime
    carrier: str
    name: str
    data: bytes
    kind: str
    told: tuple[str, ...]
    damage: str = ""
