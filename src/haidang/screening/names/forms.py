"""The ways one written name can be read."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from haidang.screening.names.han import HAN_NAME, read_abroad
from haidang.screening.names.normalise import tokens
from haidang.screening.names.transcribed import written_by_sound

_LATIN_LETTER = re.compile(
    r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u0250-\u02ff\u1d00-\u1dbf\u1e00-\u1eff\uff21-\uff5a]"
)
_LETTER = re.compile(r"[^\W\d_]")
_HANGUL_NAME = re.compile("[\uac00-\ud7a3 ]+")
_BRACKETED = re.compile(r"[(（\[][^)）\]]*[)）\]]?")


class Form(Struct, frozen=True, gc=False):
    """``parts`` are plain capitals; ``read`` where they were read from another script than the Latin.

    ``tongue`` is told of Chinese and Korean signs: "Mandarin", or "another" way to read them. ``signs`` is
    the script of those that write a syllable each ("Han", "Hangul").
    """

    parts: tuple[str, ...]
    read: bool = False
    tongue: str = ""
    signs: str = ""

    def comparable(self, other: "Form") -> bool:
        """Two names in Chinese signs are compared in Mandarin alone: other tongues only add what is alike."""
        return not (self.tongue and other.tongue) or self.tongue == other.tongue == "Mandarin"


@lru_cache(maxsize=1 << 12)
def forms(name: str) -> tuple[Form, ...]:
    """The likeliest first; two scripts in one name are two names, and brackets may not belong to it.

    >>> [form.parts for form in forms("Jane Doe (Müller)")]
    [('JANE', 'DOE'), ('JANE', 'DOE', 'MULLER')]
    >>> [(form.parts, form.read) for form in forms("Щукина Shchukina")]
    [(('SHCHUKINA',), False), (('SHCHUKINA',), True)]
    """
    if name.isascii() and "(" not in name:
        return _distinct(Form(tokens(name)))
    name = unicodedata.normalize("NFKC", name)  # signs and letters that stand twice in Unicode
    latin = "".join(" " if _LETTER.match(sign) and not _LATIN_LETTER.match(sign) else sign for sign in name)
    if not _LETTER.search(latin):
        return _distinct(*_read(name))
    if latin != name:
        return _distinct(Form(tokens(latin)), *_read(_LATIN_LETTER.sub(" ", name)))
    return _distinct(Form(tokens(_BRACKETED.sub(" ", name))), Form(tokens(name)))


def _read(name: str) -> Iterator[Form]:
    abroad = read_abroad(name.strip())
    mandarin = bool(HAN_NAME.fullmatch(name.strip()))
    signs = "Han" if mandarin else "Hangul" if _HANGUL_NAME.fullmatch(name.strip()) else ""
    yield Form(tokens(name), read=True, tongue="Mandarin" if mandarin else "", signs=signs)
    for reading in abroad:
        yield Form(tokens(reading), read=True, tongue="another")
    if by_sound := written_by_sound(name):
        yield Form(tokens(by_sound), read=True, tongue="another")
    if " " in name and signs == "Hangul":
        # The signs of a name from elsewhere belong together; of a Korean one, those of the given name.
        yield Form(tokens(name.replace(" ", "·")), read=True, tongue="another")


def _distinct(*found: Form) -> tuple[Form, ...]:
    return tuple(dict.fromkeys(form for form in found if form.parts))
