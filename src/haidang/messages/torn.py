"""Segments that ran together because a terminator was lost, or fell apart because one stands in a name.

Most such losses cost one fact. Before NAD and TIF they would cost a person, so those two are looked for
inside other segments, and believed only with all that such a segment has behind it. And O'NEIL, unless his
apostrophe was released, would be O: what follows a name or a text and is no segment goes on with it.
"""

import re
from collections.abc import Sequence

from haidang.edifact import Repair, Segment, Separators
from haidang.edifact.split import elements

_PERSONS = frozenset(("FL", "FM", "DDU", "DDT"))
_FREE_TEXT = frozenset(("NAD", "TIF", "IFT", "LTS", "FTX", ""))
_NAMING = frozenset(("NAD", "TIF", "SSR", "IFT", "ADD", "FTX"))
_CUT_OFF = re.compile(r"[A-Z]{2}[ A-Z'-]*[:+*(/ -].*|[A-Z]{3,}", re.DOTALL)


def parted(
    segments: Sequence[Segment], offsets: Sequence[int]
) -> tuple[tuple[Segment, ...], Sequence[int], list[Repair]]:
    """The segments, each person's NAD or TIF one of its own, with their offsets; and what was parted.

    >>> elements = (("179",), ("CDGNAD",), ("FL",), ("",), ("",), ("DOE", "JANE"))
    >>> found, offsets, _ = parted([Segment("LOC", elements, "LOC+179+CDGNAD+FL+++DOE:JANE")], [100])
    >>> [segment.text for segment in found], offsets
    (['LOC+179+CDG', 'NAD+FL+++DOE:JANE'], (100, 111))
    """
    doubtful = [
        number
        for number, segment in enumerate(segments)
        if ("NAD" in segment.text or "TIF" in segment.text) and segment.tag not in _FREE_TEXT
    ]
    whole: list[Segment] = []
    places: list[int] = []
    repairs: list[Repair] = []
    begun = 0
    for number in doubtful:
        segment, offset = segments[number], offsets[number]
        hidden = next((n for n in range(len(segment.elements)) if _hides(segment, n)), None)
        if hidden is not None:
            one, other = _parted(segment, hidden)
            whole += (*segments[begun:number], one, other)
            places += (*offsets[begun : number + 1], offset + len(one.text))
            repairs.append(Repair("lost terminator", "two segments ran together", offset))
            begun = number + 1
    return (*whole, *segments[begun:]), (*places, *offsets[begun:]), repairs


def _hides(segment: Segment, place: int) -> bool:
    """Whether the element at that place ends in the tag of a person's segment."""
    last, behind = segment.elements[place][-1], segment.elements[place + 1 :]
    if last.endswith("NAD"):
        return len(behind) > 3 and behind[0][0] in _PERSONS and bool(behind[3][0])
    named = [bool(element[0].strip()) for element in behind]
    return last.endswith("TIF") and named[:2] == [True, True] and not any(named[2:])


def _parted(segment: Segment, place: int) -> tuple[Segment, Segment]:
    *others, last = segment.elements[place]
    tag = last[-3:]
    cut = segment.text.find(f"{tag}{segment.text[3:4]}")
    rest = (*segment.elements[:place], (*others, last[:-3]))
    return (
        Segment(segment.tag, rest, segment.text[:cut]),
        Segment(tag, segment.elements[place + 1 :], segment.text[cut:]),
    )


def joined(
    segments: Sequence[Segment], offsets: Sequence[int], separators: Separators
) -> tuple[Sequence[Segment], Sequence[int], list[Repair]]:
    """The segments, each name and text with what an apostrophe in it cut off; their offsets; and what was.

    >>> torn = [Segment("NAD", (("FL",), ("",), ("",), ("O",)), "NAD+FL+++O"), Segment("", (), "NEIL:ANN")]
    >>> found, offsets, _ = joined(torn, [100, 111], Separators())
    >>> found[0].elements[3], offsets
    (("O'NEIL", 'ANN'), [100])
    """
    if not any(not segment.tag for segment in segments):
        return segments, offsets, []
    whole: list[Segment] = []
    places: list[int] = []
    repairs: list[Repair] = []
    for segment, offset in zip(segments, offsets, strict=False):
        is_first = not repairs or repairs[-1].offset < places[-1]  # a name holds one, a flood of them nothing
        if not segment.tag and whole and is_first and _goes_on(whole[-1], segment):
            text = f"{whole[-1].text}{separators.terminator}{segment.text}"
            whole[-1] = Segment(whole[-1].tag, tuple(elements(text, separators)[1:]), text)
            repairs.append(Repair("service characters", "a terminator stands in a name or a text", offset))
        else:
            whole.append(segment)
            places.append(offset)
    return whole, [*places, *offsets[len(segments) :]], repairs


def _goes_on(told: Segment, rest: Segment) -> bool:
    return told.tag in _NAMING and told.text[-1:].isalpha() and bool(_CUT_OFF.fullmatch(rest.text))
