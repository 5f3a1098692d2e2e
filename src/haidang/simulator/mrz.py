"""Names as passports print them for machines: ICAO Doc 9303-3, sections 4.6 and 6 (Latin table)."""

import unicodedata
from functools import lru_cache

#: Letters that Doc 9303-3 writes otherwise than by dropping their mark.
_WRITTEN = str.maketrans(
    {
        "Ä": "AE", "Å": "AA", "Æ": "AE", "Đ": "D", "Ð": "D", "Ø": "OE", "Ö": "OE", "Œ": "OE",
        "ẞ": "SS", "Þ": "TH", "Ü": "UE", "Ł": "L", "-": " ", "'": None, "’": None, ".": None,
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def latin(name: str) -> str:
    """The Latin capitals a passport prints for a name in Latin letters.

    >>> latin("Nguyễn Thị Hồng Đào"), latin("Jean-Pierre d'Aubigny"), latin("Groß")
    ('NGUYEN THI HONG DAO', 'JEAN PIERRE DAUBIGNY', 'GROSS')
    """
    capitals = unicodedata.normalize("NFC", name).upper().translate(_WRITTEN)
    return "".join(c for c in unicodedata.normalize("NFD", capitals) if not unicodedata.combining(c))
