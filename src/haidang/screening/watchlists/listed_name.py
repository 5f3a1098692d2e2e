"""A name on a list: what kind of name it is, and in which script it is written."""

import unicodedata
from enum import StrEnum

from msgspec import Struct


class NameKind(StrEnum):
    """``WEAK_ALIAS`` is a nickname or a name so broad that its keeper would not search by it alone
    (OFAC, "weak aka"; UN Security Council, quality "Low").
    """

    PRIMARY = "name"
    ALIAS = "also known as"
    WEAK_ALIAS = "weak alias"
    MAIDEN = "maiden or former name"
    ORIGINAL = "in its own script"


class ListedName(Struct, frozen=True, gc=False):
    """``script`` is four letters of ISO 15924, or ``Zyyy`` where no letter tells."""

    text: str
    kind: NameKind
    script: str


_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "CJK": "Hani",
    "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang", "THAI": "Thai", "LAO": "Laoo", "KHMER": "Khmr",
    "MYANMAR": "Mymr", "DEVANAGARI": "Deva", "BENGALI": "Beng", "TAMIL": "Taml", "TELUGU": "Telu",
    "GURMUKHI": "Guru", "GUJARATI": "Gujr", "SINHALA": "Sinh", "KANNADA": "Knda", "MALAYALAM": "Mlym",
    "TIBETAN": "Tibt", "MONGOLIAN": "Mong", "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "ARMENIAN": "Armn",
}  # fmt: skip


def script(text: str) -> str:
    """The script of the first letter that has one (ISO 15924).

    >>> script("Đoàn"), script("Доу"), script("杜"), script("17")
    ('Latn', 'Cyrl', 'Hani', 'Zyyy')
    """
    for letter in text:
        if letter.isalpha():
            return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "Zyyy")
    return "Zyyy"
