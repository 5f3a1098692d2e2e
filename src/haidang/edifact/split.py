"""Cutting text at a service character, except where a release character protects it.

A release character protects what follows it, also another release character: the parity of the run before
a sign decides (ISO 9735-1 section 7.2).
"""

from collections.abc import Iterable
from itertools import islice

from haidang.edifact.separators import Separators


def split(text: str, sign: str, release: str) -> list[str]:
    """
    >>> split("A?+B??+C", "+", "?")
    ['A?+B??', 'C']
    """
    parts = text.split(sign)
    if not release or release not in text:
        return parts
    whole: list[str] = []
    held: list[str] = []
    for part in parts:
        held.append(part)
        if not _protects(part, release):
            whole.append(sign.join(held))
            held = []
    if held:
        whole.append(sign.join(held))
    return whole


def _protects(part: str, release: str) -> bool:
    return part.endswith(release) and (len(part) - len(part.rstrip(release))) % 2 == 1


def elements(text: str, separators: Separators) -> list[tuple[str, ...]]:
    """The parts of one segment, its tag first, each a tuple of components with the protection taken off.

    >>> elements("NAD+FL+++O?'NEIL:ANN", Separators())
    [('NAD',), ('FL',), ('',), ('',), ("O'NEIL", 'ANN')]
    """
    component, release = separators.component, separators.release
    if release and release in text:
        return _protected_elements(text, separators)
    return [
        tuple(part.split(component)) if component in part else (part,)
        for part in text.split(separators.element)
    ]


# Where to look for characters that do not occur in a text: Unicode's private use areas, and what is between.
_UNUSED = range(0xE000, 0x110000)
_CONTROLS = "\0\1\2"


def _protected_elements(text: str, separators: Separators) -> list[tuple[str, ...]]:
    """Every protected sign is set aside, the rest is split, and each sign put back where it was."""
    component, element, release = separators.component, separators.element, separators.release
    one, two, three = _aside(text)
    aside = text.replace(release + release, one)
    aside = aside.replace(release + element, two).replace(release + component, three)
    back = {ord(one): release, ord(two): element, ord(three): component}
    return [
        tuple([p if p.isprintable() else p.translate(back) for p in part.split(component)])
        for part in aside.replace(release, "").split(element)
    ]


def _aside(text: str) -> Iterable[str]:
    """Three signs that are neither in the text nor printable."""
    if text.isprintable():
        return _CONTROLS
    held = set(text)
    return islice((c for c in map(chr, _UNUSED) if c not in held and not c.isprintable()), 3)
