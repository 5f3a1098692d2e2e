"""The vowel that Indic letters carry unwritten, and sounds that a letter-by-letter table gets wrong.

A consonant of these scripts is a syllable with A, unless another vowel's sign or the sign of silence
follows (The Unicode Standard, chapter 12). Languages of the north drop that A at the end of a word, but not
behind two consonants: *Ramesh* is written ra-me-sha, *Shrestha* shre-shtha.
"""

import re

# Nine scripts lie alike, 128 places apart: consonants, the dot below, vowel signs, silence; Sinhala does not.
_STARTS = range(0x0900, 0x0D80, 0x80)


def _places(*ranges: tuple[int, int]) -> str:
    return "".join(f"{chr(start + first)}-{chr(start + last)}" for start in _STARTS for first, last in ranges)


_CONSONANTS = _places((0x15, 0x39), (0x58, 0x5F)) + "\u0d9a-\u0dc6"
_SIGNS = _places((0x3C, 0x3C), (0x3E, 0x4D), (0x62, 0x63)) + "\u0dca-\u0ddf\u200d\u200c"
_NASALS = "".join(chr(start + 2) for start in _STARTS) + "\u0d82"
_LABIALS = "".join(f"{chr(start + 0x2A)}-{chr(start + 0x2E)}" for start in _STARTS) + "\u0db4-\u0db8"
_NORTHERN = "\u0900-\u0b7f"
ANY = re.compile("[\u0900-\u0dff]")

_DOT = "".join(chr(start + 0x3C) for start in _STARTS)
_WITH_A = re.compile(f"([{_CONSONANTS}][{_DOT}]?)(?![{_SIGNS}])")
_SILENCE = "".join(chr(start + 0x4D) for start in _STARTS)
_FINAL_A = re.compile(f"(?<=[^\\s.{_SILENCE}][{_NORTHERN}])a(?!\\w)")
_NASAL = re.compile(f"[{_NASALS}](?=[^{_LABIALS}\\W])")
# Anyascii writes C for CH and S for both kinds of SH.
_SOUNDS = {
    **{chr(start + 0x1A): "ch" for start in _STARTS}, **{chr(start + 0x1B): "chh" for start in _STARTS},
    **{chr(start + 0x36): "sh" for start in _STARTS}, **{chr(start + 0x37): "sh" for start in _STARTS},
    "\u0dc1": "sh", "\u0dc2": "sh", "\u0da0": "ch", "\u0da1": "chh", "\u0b9a": "s",
}  # fmt: skip
_SOUND = str.maketrans(_SOUNDS)


def with_vowels(text: str) -> str:
    """The same text with its unwritten vowels, to be read letter by letter.

    >>> from anyascii import anyascii
    >>> [anyascii(with_vowels(name)) for name in ("रमेश", "गंगा", "श्रेष्ठ", "சமல்", "රාජපක්ෂ")]
    ['ramesh', 'ganga', 'shreshtha', 'samal', 'rajapaksha']
    """
    text = _WITH_A.sub(r"\1a", _NASAL.sub("n", text))
    return _FINAL_A.sub("", text).translate(_SOUND)
