"""Segments in, bytes out: the replies of the house and the messages of the simulator."""

from collections.abc import Iterable

from haidang.edifact.segment import Segment
from haidang.edifact.separators import Separators


def write(segments: Iterable[Segment], separators: Separators | None = None) -> bytes:
    """UNA and the segments, each on its own line; what reads like a service character is released.

    Raises `ValueError` when a text holds a service character and ``separators`` has no release character, or
    an element is told several times and they have no repetition character.

    >>> write([Segment("NAD", (("FL",), ("",), ("",), ("O'NEIL", "ANN")))])
    b"UNA:+.? '\\nNAD+FL+++O?'NEIL:ANN'\\n"
    """
    signs = separators or Separators()
    advice = "".join(
        sign or " "
        for sign in (
            signs.component,
            signs.element,
            signs.decimal,
            signs.release,
            signs.repetition,
            signs.terminator,
        )
    )
    line_end = "" if signs.terminator == "\n" else "\n"
    lines = (f"{written(segment, signs)}{signs.terminator}{line_end}" for segment in segments)
    return (f"UNA{advice}{line_end}" + "".join(lines)).encode()


def written(segment: Segment, separators: Separators) -> str:
    """One segment without its terminator. Empty tails are left off, as the syntax asks."""
    parts = [segment.tag, *[_element(element, separators) for element in segment.elements]]
    if segment.repeats and not separators.repetition:
        raise ValueError(f"an element of {segment.tag} repeats: give Separators a repetition character")
    for number, repetitions in (segment.repeats or {}).items():
        again = (_element(each, separators) for each in repetitions)
        parts[number + 1] = separators.repetition.join((parts[number + 1], *again))
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return separators.element.join(parts)


def _element(element: tuple[str, ...], separators: Separators) -> str:
    if len(element) == 1:
        return _protected(element[0], separators)
    last = len(element)
    while last and not element[last - 1]:
        last -= 1
    return separators.component.join([_protected(component, separators) for component in element[:last]])


def _protected(text: str, separators: Separators) -> str:
    if text.isalnum():  # most are, and no service character is
        return text
    release = separators.release
    signs = (release, separators.component, separators.element, separators.repetition, separators.terminator)
    for sign in signs:
        if sign and sign in text:
            if not release:
                raise ValueError(f"{text!r} holds {sign!r}: give Separators a release character")
            text = text.replace(sign, release + sign)
    return text
