"""Airlines, by the code a flight number begins with: a short list of facts the airlines publish."""

from functools import cache

from msgspec import Struct

from haidang.codes.table import rows


class Carrier(Struct, frozen=True, kw_only=True):
    """``iata`` has two characters, ``icao`` three; ``country`` is alpha-3."""

    iata: str
    icao: str
    name: str
    country: str


def carrier(code: str) -> Carrier | None:
    """The airline with that IATA or ICAO code.

    >>> carrier("VN").name, carrier("hvn").iata, carrier("X0")
    ('Vietnam Airlines', 'VN', None)
    """
    return _carriers().get(code.strip().upper())


def carriers() -> tuple[Carrier, ...]:
    """Every airline known, by its IATA code.

    >>> carriers()[0].iata < carriers()[1].iata
    True
    """
    return tuple(
        sorted({each.iata: each for each in _carriers().values()}.values(), key=lambda one: one.iata)
    )


@cache
def _carriers() -> dict[str, Carrier]:
    known = [Carrier(**row) for row in rows("carriers")]
    return {each.icao: each for each in known} | {each.iata: each for each in known}
