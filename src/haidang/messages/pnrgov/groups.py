"""Where each booking of a push begins and ends."""

from collections.abc import Sequence

from haidang.edifact import Segment

Numbered = tuple[int, Segment]
Group = list[Numbered]

# What may open a booking, or tell how far one is.
_TURNS = frozenset(("SRC", "RCI", "DAT", "ABI", "LTS", "TVL"))
_LEVEL_0 = frozenset(("UNH", "MSG", "ORG", "TVL", "EQN", "UNT", ""))


def bookings(segments: Sequence[Segment]) -> list[range]:
    """The numbers of each booking's segments; level 0 stands before the first.

    SRC opens one. Where it is lost, a locator behind history does, or a locator with the booking's own
    dates behind its legs.
    """
    tags = [segment.tag for segment in segments]
    first = next((number for number, tag in enumerate(tags) if tag not in _LEVEL_0), len(tags))
    opened = [first]
    past = ""
    for number in [number for number, tag in enumerate(tags) if tag in _TURNS and number > first]:
        tag = tags[number]
        if tag == "SRC" or (tag == "RCI" and past == "history"):
            opened.append(number)
            past = ""
        elif (
            tag == "DAT" and past == "legs" and tags[number - 1] == "RCI" and segments[number].get(0) == "700"
        ):
            opened.append(number - 1)
            past = ""
        elif tag in ("ABI", "LTS"):
            past = "history"
        elif tag == "TVL":
            past = past or "legs"
    end = len(tags) - (tags[-1:] == ["UNT"])
    return [range(a, b) for a, b in zip(opened, (*opened[1:], end), strict=True) if a < b]
