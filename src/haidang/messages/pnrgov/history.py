"""ABI, SAC and LTS: what the booking says about its own past (GR.10 to GR.12)."""

from datetime import date, datetime

from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.pnrgov.groups import Group
from haidang.messages.pnrgov.remarks import text_of
from haidang.travel import BookingChange, Remark

#: SAC 9719.
_ACTIONS = {"A": "added", "X": "cancelled", "C": "changed"}


def changes(group: Group, told: date | None) -> list[BookingChange]:
    """Every change one agent made at one time."""
    number, abi = group.segments[0]
    who = text_of(abi) or None
    dated = group.tagged("DAT")
    when = _when(dated[0][1], told) if dated else None
    at = (number, *(place for place, _ in dated[:1]))
    return [_change(change, who, when, at) for change in group.of("change")]


def _change(group: Group, who: str | None, when: datetime | None, at: tuple[int, ...]) -> BookingChange:
    (number, sac), *items = group.segments
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
        for number, segment in group.segments
    ]
