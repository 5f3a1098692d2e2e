"""ABI, SAC and LTS: what the booking says about its own past (GR.10 to GR.12)."""

from datetime import date, datetime

from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.pnrgov.groups import Group
from haidang.messages.pnrgov.remarks import text_of
from haidang.travel import BookingChange, Remark

#: SAC 9719.
_ACTIONS = {"A": "added", "X": "cancelled", "C": "changed"}


class ChangesTold:
    """One ABI with its date, and each change (SAC) told behind it."""

    __slots__ = ("changes", "opening")

    def __init__(self, opening: Group) -> None:
        self.opening = opening
        self.changes: list[Group] = []


def changes(made: ChangesTold, told: date | None) -> list[BookingChange]:
    """Every change one agent made at one time."""
    agents = [(number, text_of(segment)) for number, segment in made.opening[:1]]
    dated = [(number, segment) for number, segment in made.opening if segment.tag == "DAT"][:1]
    who = next((text for _, text in agents), None) or None
    when = next((_when(segment, told) for _, segment in dated), None)
    at = tuple([number for number, _ in (*agents, *dated)])
    return [_change(change, who, when, at) for change in made.changes]


def _change(group: Group, who: str | None, when: datetime | None, at: tuple[int, ...]) -> BookingChange:
    (number, sac), *items = group
    action = sac.get(2) or sac.get(1) or sac.get(0)
    return BookingChange(
        action=_ACTIONS.get(action, "changed"),
        what=" ".join(segment.text.strip() for _, segment in items),
        when=when,
        who=who,
        at=(*at, number, *(place for place, _ in items)),
    )


def _when(dat: Segment, told: date | None) -> datetime | None:
    return dates.in_utc(dates.moment(dates.ddmmyy(dat.get(0, 1), told), dat.get(0, 2)))


def trail(group: Group) -> list[Remark]:
    """Unstructured history, a line a segment."""
    return [
        Remark(
            kind="history", text=text_of(segment, 0) if segment.tag == "LTS" else segment.text, at=(number,)
        )
        for number, segment in group
    ]
