"""Segments that ran together because a terminator was lost between them.

Most such losses cost one fact. Before NAD and TIF they would cost a person, so those two are looked for
inside other segments, and believed only with all that such a segment has behind it.
"""

from collections.abc import Sequence

from haidang.edifact import Repair, Segment

_PERSONS = frozenset(("FL", "FM", "DDU", "DDT"))
_FREE_TEXT = frozenset(("NAD", "TIF", "IFT", "LTS", "FTX", ""))


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
