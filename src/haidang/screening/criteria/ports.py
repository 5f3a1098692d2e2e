"""Which country a port lies in."""

from haidang.codes.airports import airport


def country_of(port: str | None) -> str | None:
    """Its three-letter code; ``None`` where no port is told, or none of that code is known.

    >>> country_of("HAN"), country_of("QQQ"), country_of(None)
    ('VNM', None, None)
    """
    place = airport(port) if port else None
    return place.country if place else None
