"""A name as a row of plain tokens, and each token as it sounds, more and more roughly."""

import re
from functools import lru_cache

from haidang.screening.names.transliterate import plain_capitals

_TITLES = (
    "MR MRS MS MISS MSTR MISTER DR PROF SIR DAME LADY LORD BARON BARONESS HON REV JR SR PHD FNU LNU "
    "CAPT CAPTAIN COL COLONEL MAJ MAJOR GEN GENERAL LT LIEUTENANT BRIG BRIGADIER COMMANDER MARSHAL "
    "SHEIKH SHAIKH SHAYKH CHEIKH HAJJ HAJ HAJI HAJJI ALHAJI MULLAH MULLA MOLLA MAULAVI MAWLAWI MAULANA QARI "
    "MUFTI AYATOLLAH HOJJATOLESLAM DATO DATUK DATIN TUN TUANKU USTAD SHRI SMT DAW SAMDECH OKNHA MAA "
    "MOULAVI MOULVI MOLVI MAULVI MOLAVI MAWLANA MOLANA IR DRS DRA ING MSI MSC MBA "
    "DEPUTY SPEAKER SENATOR HONOURABLE HONORABLE EXCELLENCY"
)
TITLES = frozenset(_TITLES.split())

# Airlines write a title to the end of the given names: NGUYEN/VANANHMR.
_GLUED_TITLE = re.compile(r"(?<=[A-Z]{3})(?:MR|MRS|MSTR|MISS)\b")

_PARTS = re.compile(r"[A-Z0-9]+")
_SOUNDS = {
    "TSCH": "X", "TCH": "X", "DSCH": "J", "DZH": "J", "SCH": "S", "CE": "SE", "CI": "SI", "CY": "SI",
    "CH": "X", "SH": "S", "ZH": "J", "KH": "K", "GH": "G", "PH": "F", "TH": "T", "DH": "D", "CK": "K",
    "DJ": "J", "QU": "K", "OU": "U", "OO": "U", "EE": "I", "AE": "A", "OE": "O", "UE": "U", "C": "K",
    "Q": "K", "Z": "S", "W": "V", "Y": "I",
}  # fmt: skip
# X is K and S behind a vowel (Alex), but not in pinyin (Lixin); at the head HS is pinyin's X (Hsu is Xu).
_SOUND = re.compile("|".join((*_SOUNDS, "(?<=[AEIOU])X(?!U|I[AEN])", "(?<![A-Z])HS(?=U|I[AEOU])")))
_SOUNDS_IN_PLACE = {"X": "KS", "HS": "X", **_SOUNDS}
_DOUBLED = re.compile(r"(.)\1+")
_QUIET = str.maketrans("", "", "AEIOUH")
# Consonants that scripts and ears mix: voiced and not, the hissing ones, L and R.
_FAMILIES = str.maketrans("PFVTGXJZCQR", "BBBDKSSSKKL", "AEIOUHWY")


@lru_cache(maxsize=1 << 12)
def tokens(name: str) -> tuple[str, ...]:
    """The parts of a name in plain capitals, titles and placeholders left out.

    >>> tokens("Dr. Đào  O'Neil-Müller"), tokens("NGUYEN VANANHMR")
    (('DAO', 'ONEIL', 'MULLER'), ('NGUYEN', 'VANANH'))
    """
    parts = _PARTS.findall(_GLUED_TITLE.sub("", plain_capitals(name).replace("'", "")))
    return tuple(part for part in parts if part not in TITLES) or tuple(parts)


@lru_cache(maxsize=1 << 16)
def fold(token: str) -> str:
    """How a token sounds, roughly: spellings that carriers and lists mix become one.

    >>> fold("MUELLER") == fold("MULLER"), fold("QADDAFI") == fold("KADAFY")
    (True, True)
    """
    return _DOUBLED.sub(r"\1", _SOUND.sub(lambda found: _SOUNDS_IN_PLACE[found[0]], token))


@lru_cache(maxsize=1 << 16)
def skeleton(token: str) -> str:
    """The consonants of a token, its first letter kept (any vowel as A).

    >>> skeleton("MOHAMMED"), skeleton("MUHAMAD"), skeleton("ELENA"), skeleton("LE")
    ('MMD', 'MMD', 'ALN', 'LE')
    """
    return consonants(fold(token))


@lru_cache(maxsize=1 << 16)
def family(token: str) -> str:
    """The families of its consonants: what is left of a token that crossed scripts.

    >>> family("KIM"), family("GIM"), family("CAMERON"), family("KYAMARUN"), family("ELENA")
    ('KM', 'KM', 'KMLN', 'KMLN', 'ALN')
    """
    folded = fold(token)
    families = _DOUBLED.sub(r"\1", folded.translate(_FAMILIES))
    return "A" + families if folded[0] in "AEIOUH" else families or folded


def consonants(folded: str) -> str:
    """The skeleton of what is already folded."""
    if len(folded) < 3:
        return folded
    head = "A" if folded[0] in "AEIOU" else folded[0]
    return head + _DOUBLED.sub(r"\1", folded[1:].translate(_QUIET))
