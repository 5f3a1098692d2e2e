"""Any script, in the capitals A to Z that a machine-readable zone and a carrier can write.

Marks are taken off after ICAO Doc 9303-3 section 6 (``Đ`` is D, ``ß`` is SS, ``Æ`` is AE). Where the
table leaves a choice (``Ü`` as UE or UXX, ``Å`` as AA), the bare letter stands here, and ``normalise.fold``
makes MUELLER and MULLER meet. Cyrillic follows the same section's table; other scripts go through
anyascii's tables.
"""

import re

from anyascii import anyascii

from haidang.screening.names import indic

_CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџўқғңүұөһәѓќѕ"
_CYRILLIC_LATIN = (
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia "
    "i i ie g d j lj nj c dz u k g n u u o h a g k dz"
)
_CYRILLIC = dict(zip(_CYRILLIC_LETTERS, _CYRILLIC_LATIN.split(" "), strict=True))
# Letters that write a vowel more often than not, where no word begins with them; marks that write none.
_ARABIC = {
    **dict.fromkeys("اآأإٱعةى", "a"), "ئ": "i", "ؤ": "u", "ء": "", "ـ": "", "ی": "i", "ي": "i", "ې": "e",
    "ۆ": "o", "ۇ": "u", "ۋ": "v", "و": "u", "ە": "e", "ھ": "h", "ہ": "h",
}  # fmt: skip
_HEBREW = {"א": "a", "ע": "a", "ו": "u", "י": "i"}
_LETTERS = str.maketrans(
    {
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H",
        "þ": "th", "Þ": "TH", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS",
        "ı": "i", "ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T", "ĸ": "k", "ə": "a", "Ə": "A",
        **_ARABIC, **_HEBREW, **_CYRILLIC,
        **{letter.upper(): latin.upper() for letter, latin in _CYRILLIC.items()},
        "ʻ": "", "ʼ": "", "’": "'", "‘": "'", "`": "'", "ʿ": "", "ʾ": "",
    }
)  # fmt: skip

# At the head of a word some of these letters are consonants, and an article is a part of its own.
_HEAD = re.compile(r"(?<!\w)(?:([ويیוי])|ال(?=\w{3}))")
_CONSONANTS = {"و": "w", "ي": "y", "ی": "y", "ו": "v", "י": "y"}
# So is a waw in the middle of a word beside a long A, or before a long I.
_CONSONANT_WAW = re.compile("(?<=\\w)و(?=[اآيی])|(?<=\\wا)و(?!و)")
# Two letters for one sound that the alphabet lacks: Greek (ELOT 743), Hebrew, Japanese.
_PAIRS = {
    "ντ": "d", "μπ": "b", "γκ": "g", "τζ": "j", "γγ": "ng", "ου": "u", "ού": "u", "ג'": "j", "ז'": "zh", 
    "צ'": "ch", "ץ'": "ch", "וו": "v", "ッ": "", "っ": "",
}  # fmt: skip
_PAIR = re.compile("|".join(f"(?<!\\w){pair}" if pair[0] in "νμ" else pair for pair in _PAIRS), re.IGNORECASE)
# A small ya, yu or yo takes the vowel of the sign before it.
_SMALL = re.compile("(.)([ャュョゃゅょ])")
_HISSING = "シチジしちじ"
_SMALL_VOWELS = dict(zip("ャュョゃゅょ", "auoauo", strict=True))
# Persian, Dari, Pashto and Urdu, told by letters that Arabic lacks, say Z and S where it says DH, D and TH.
_PERSIAN = re.compile("[یکگچپژ]")
_PERSIAN_SOUNDS = str.maketrans({**dict.fromkeys("ذضظ", "z"), "ث": "s"})
# Thai and Lao write some vowels before the consonant that they follow.
_VOWEL_BEFORE = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])")
# A Chinese or Korean sign is a syllable of its own ...
_SIGN = re.compile("([\u4e00-\u9fff\u3400-\u4dbf\uac00-\ud7a3])")
# A Korean syllable that begins with U is WOO in passports.
_KOREAN_WOO = re.compile("([우-웋])")
# ... but between such dots stand the parts of a foreign name, whose syllables belong together.
_INTERPUNCT = re.compile("[·・‧•･]")
# Nepali lists write "the honourable" and "doctor" before a name without a blank.
_DEVANAGARI_TITLE = re.compile("(?<!\\w)(?:मा|डा)\\.")


def plain_capitals(text: str) -> str:
    """
    >>> plain_capitals("Nguyễn Thị Đào"), plain_capitals("Søren Müßig"), plain_capitals("Юрій")
    ('NGUYEN THI DAO', 'SOREN MUSSIG', 'IURII')
    >>> plain_capitals("王小明"), plain_capitals("安娜·布朗"), plain_capitals("Μπράουν")
    ('WANG XIAO MING', 'ANNA BULANG', 'BRAUN')
    """
    if text.isascii():
        return text.upper()
    if indic.ANY.search(text):
        text = indic.with_vowels(_DEVANAGARI_TITLE.sub("", text))
    if _PERSIAN.search(text):
        text = text.translate(_PERSIAN_SOUNDS)
    text = _CONSONANT_WAW.sub("w", text)
    text = _HEAD.sub(lambda head: _CONSONANTS[head[1]] if head[1] else "al ", text)
    text = _PAIR.sub(lambda pair: _PAIRS[pair[0].lower()], _SMALL.sub(_with_small_vowel, text))
    text = _VOWEL_BEFORE.sub(r"\2\1", text)
    text = _KOREAN_WOO.sub(r"w\1", text)
    text = _INTERPUNCT.sub(" ", text) if _INTERPUNCT.search(text) else _SIGN.sub(r"\1 ", text)
    return anyascii(text.translate(_LETTERS)).strip().upper()


def _with_small_vowel(pair: re.Match[str]) -> str:
    glide = "" if pair[1] in _HISSING else "y"
    return anyascii(pair[1])[:-1] + glide + _SMALL_VOWELS[pair[2]]
