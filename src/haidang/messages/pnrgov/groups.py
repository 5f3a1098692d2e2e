"""The groups of a booking push: which segment opens which, and inside what it stands.

The guide numbers them GR.1 (a booking) to GR.12; senders leave out what they please. So groups are found
by the segments that open them, and everything else belongs to the innermost group open::

    SRC booking
        TIF traveller     TKT ticket     FOP payment
        TVL leg           DAT check-in   TRI boarding
        EQN split         MSG product    LTS trail
        ABI history       SAC change
"""

from collections.abc import Iterable, Sequence

from haidang.edifact import Segment

Numbered = tuple[int, Segment]

#: The groups inside which each kind of group may stand, innermost first.
PARENTS = {
    "traveller": ("booking",),
    "ticket": ("traveller",),
    "payment": ("ticket", "traveller"),
    "leg": ("booking",),
    "check-in": ("leg",),
    "boarding": ("check-in", "leg"),
    "split": ("booking",),
    "product": ("booking",),
    "trail": ("booking",),
    "history": ("booking",),
    "change": ("history",),
}
_OPENS = {
    "TKT": "ticket",
    "FOP": "payment",
    "TRI": "boarding",
    "EQN": "split",
    "MSG": "product",
    "LTS": "trail",
    "ABI": "history",
    "SAC": "change",
}
_OPENS_IN_HISTORY = ("LTS", "ABI", "SAC")
_DECIDED_BY_PLACE = ("TIF", "TVL", "DAT")
_MAY_OPEN = frozenset((*_OPENS, *_DECIDED_BY_PLACE))
_AT_THE_GATE = ("leg", "check-in", "boarding")
# What may open a booking, or tell how far one is.
_TURNS = frozenset(("SRC", "RCI", "DAT", "ABI", "LTS", "TVL", "UNT"))
_LEVEL_0 = frozenset(("UNH", "MSG", "ORG", "TVL", "EQN", ""))


class Group:
    """A group, its own segments with their numbers, its requests (SSR), and the groups inside it."""

    __slots__ = ("groups", "kind", "requests", "segments")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.segments: list[Numbered] = []
        self.requests: list[Numbered] = []
        self.groups: list[Group] = []

    def of(self, kind: str) -> list["Group"]:
        """The groups of one kind directly inside."""
        return [group for group in self.groups if group.kind == kind] if self.groups else []

    def tagged(self, tag: str) -> list[Numbered]:
        """The group's own segments of one tag."""
        return [numbered for numbered in self.segments if numbered[1].tag == tag]


def bookings(segments: Sequence[Segment]) -> tuple[list[Numbered], list[list[Numbered]]]:
    """Level 0, and the segments of each booking.

    SRC opens one. Where it is lost, a locator behind history does, or a locator with the booking's own
    dates behind its legs.
    """
    level_0: list[Numbered] = []
    found: list[list[Numbered]] = []
    past = ""
    current = level_0
    for numbered in enumerate(segments):
        _, segment = numbered
        tag = segment.tag
        if found and tag not in _TURNS:
            current.append(numbered)
            continue
        headless = not found and tag not in _LEVEL_0 and tag != "UNT"
        if tag == "SRC" or headless or (tag == "RCI" and past == "history"):
            found.append([])
            past = ""
        elif tag == "DAT" and past == "legs" and segment.get(0) == "700" and found[-1][-1][1].tag == "RCI":
            found.append([found[-1].pop()])
            past = ""
        elif found and tag in ("ABI", "LTS"):
            past = "history"
        elif found and tag == "TVL":
            past = past or "legs"
        if found:
            current = found[-1]
        if tag != "UNT":
            current.append(numbered)
    return level_0, found


def grouped(numbered: Iterable[Numbered]) -> Group:
    """One booking as a tree of groups."""
    innermost = Group("booking")
    stack = [innermost]
    for each in numbered:
        segment = each[1]
        tag = segment.tag
        if tag in _MAY_OPEN and (kind := _opened_by(segment, stack)):
            while len(stack) > 1 and stack[-1].kind not in PARENTS[kind]:
                stack.pop()
            innermost = Group(kind)
            stack[-1].groups.append(innermost)
            stack.append(innermost)
        if tag == "SSR" and innermost.kind != "change":
            innermost.requests.append(each)
        else:
            innermost.segments.append(each)
    return stack[0]


def _opened_by(segment: Segment, stack: list[Group]) -> str | None:
    tag, innermost = segment.tag, stack[-1].kind
    if innermost in ("history", "change"):
        return _OPENS[tag] if tag in _OPENS_IN_HISTORY else None
    if tag not in _DECIDED_BY_PLACE:
        return _OPENS.get(tag)
    if tag == "TIF":
        return _opened_by_name(stack, innermost)
    if tag == "DAT":
        return "check-in" if innermost in _AT_THE_GATE else None
    if innermost == "product" and not stack[-1].tagged("TVL"):
        return None
    return None if innermost in _AT_THE_GATE and is_codeshare(segment) else "leg"


def _opened_by_name(stack: list[Group], innermost: str) -> str | None:
    """Behind check-in a name says who checked in; elsewhere it is a traveller."""
    if innermost == "boarding":
        return "boarding" if stack[-1].tagged("TIF") else None
    return "boarding" if innermost == "check-in" else "traveller"


def is_codeshare(tvl: Segment) -> bool:
    """A second TVL with no more than a number: the same flight under another."""
    return not tvl.get(1) and not tvl.get(2) and tvl.get(4)[:1].isdigit()
