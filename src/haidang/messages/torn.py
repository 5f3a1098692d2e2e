"""Segments that ran together because a terminator was lost between them.

Most such losses cost one fact. Before NAD and TIF they would cost a person, so those two are looked for
inside other segments, and believed only with all that such a segment has behind it.
"""

from collections.abc import Sequence

from haidang.edifact import Repair, Segment

_PERSONS = frozenset(("FL", "FM", "DDU", "DDT"))
_FREE_TEXT = frozenset(("NAD", "TIF", "IFT", "LTS", "FTX", ""))


def parted(segments: Sequence[Segment]) -> tuple[tuple[Segment, ...], list[Repair]]:
    """The segments, each person's NAD or TIF one of its own; and what was parted.

    >>> elements = (("179",), ("CDGNAD",), ("FL",), ("",), ("",), ("DOE", "JANE"))
    >>> [segment.text for segment in parted([Segment("LOC", elements, "LOC+179+CDGNAD+FL+++DOE:JANE")])[0]]
    ['LOC+179+CDG', 'NAD+FL+++DOE:JANE']
    """
    torn = {
        segment.offset
        for segment in segments
        if segment.tag not in _FREE_TEXT and ("NAD" in segment.text or "TIF" in segment.text)
    }
    if not torn:
        return tuple(segments), []
    whole: list[Segment] = []
    repairs: list[Repair] = []
    for segment in segments:
        if segment.offset in torn:
            place = next((n for n in range(len(segment.elements)) if _hides(segment, n)), None)
            if place is not None:
                whole += _parted(segment, place)
                repairs.append(Repair("lost terminator", "two segments ran together", segment.offset))
                continue
        whole.append(segment)
    return tuple(whole), repairs


def _hides(segment: Segment, place: int) -> bool:
    """Whether the element at that place ends in the tag of a person's segment."""
    last, behind = segment.elements[place][-1], segment.elements[place + 1 :]
    if last.endswith("NAD"):
        return len(behind) > 3 and behind[0][0] in _PERSONS and bool(behind[3][0])
    return last.endswith("TIF") and len(behind) == 2 and bool(behind[0][0]) and bool(behind[1][0])


def _parted(segment: Segment, place: int) -> tuple[Segment, Segment]:
    *others, last = segment.elements[place]
    tag = last[-3:]
    cut = segment.text.find(f"{tag}{segment.text[3:4]}")
    rest = (*segment.elements[:place], (*others, last[:-3]))
    return (
        Segment(segment.tag, rest, segment.text[:cut], segment.offset),
        Segment(tag, segment.elements[place + 1 :], segment.text[cut:], segment.offset + cut),
    )
