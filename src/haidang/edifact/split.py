"""Cutting text at a service character, except where a release character protects it.

A release character protects what follows it, also another release character: the parity of the run before
a sign decides (ISO 9735-1 section 7.2).
"""

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
    if not release or release not in text:
        return [
            tuple(part.split(component)) if component in part else (part,)
            for part in text.split(separators.element)
        ]
    return [
        tuple([released(piece, release) for piece in split(part, component, release)])
        for part in split(text, separators.element, release)
    ]


def released(text: str, release: str) -> str:
    """
    >>> released("A??B?'", "?")
    "A?B'"
    """
    if release not in text:
        return text
    doubled = release + release
    return release.join(piece.replace(release, "") for piece in text.split(doubled))
