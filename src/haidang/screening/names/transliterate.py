"""Any script, in the capitals A to Z that a machine-readable zone and a carrier can write.

Marks are taken off after ICAO Doc 9303-3 section 6 (``Đ`` is D, ``ß`` is SS, ``Æ`` is AE). Where the
table leaves a choice (``Ü`` as UE or UXX, ``Å`` as AA), the bare letter stands here, and ``normalise.fold``
makes MUELLER and MULLER meet. Cyrillic follows the same section's table; other scripts go through
anyascii's tables.
"""

import re

from anyascii import anyascii

_CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџўқғңүұөһәѓќѕ"
_CYRILLIC_LATIN = (
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia "
    "i i ie g d j lj nj c dz u k g n u u o h a g k dz"
)
_CYRILLIC = dict(zip(_CYRILLIC_LETTERS, _CYRILLIC_LATIN.split(" "), strict=True))
_LETTERS = str.maketrans(
    {
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H",
        "þ": "th", "Þ": "TH", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS",
        "ı": "i", "ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T", "ĸ": "k", "ə": "a", "Ə": "A",
        **_CYRILLIC, **{letter.upper(): latin.upper() for letter, latin in _CYRILLIC.items()},
        "ʻ": "", "ʼ": "", "’": "'", "‘": "'", "`": "'", "ʿ": "", "ʾ": "",
    }
)  # fmt: skip

# anyascii writes a Chinese, Korean or Japanese sign as a syllable with a capital, without blanks.
_SYLLABLE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def plain_capitals(text: str) -> str:
    """
    >>> plain_capitals("Nguyễn Thị Đào"), plain_capitals("Søren Müßig"), plain_capitals("Юрій")
    ('NGUYEN THI DAO', 'SOREN MUSSIG', 'IURII')
    """
    if text.isascii():
        return text.upper()
    return _SYLLABLE.sub(" ", anyascii(text.translate(_LETTERS))).upper()
