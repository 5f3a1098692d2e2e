"""What became of a crossing and its booking since they were first told, newest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from haidang.procedures.look_at_crossing import CrossingView
from haidang.web.words_of_changes import sentence


class Entry(NamedTuple):
    """What one message changed, in words. ``version`` is the booking's from then on, where it can be said."""

    moment: datetime
    message: int | None
    of_booking: bool
    version: int | None
    sentences: Sequence[str]


class Version(NamedTuple):
    """A version of the booking and the message that told it, where it is known."""

    number: int
    moment: datetime
    message: int | None


# When the carrier last touched the booking is the moment of the change itself.
UNSAID = ("changed",)


def history(view: CrossingView) -> list[Entry]:
    """Every change of the traveller and of their booking."""
    numbers = {each.moment: each.number for each in versions(view)}
    entries = [
        Entry(
            moment=change.changed_at,
            message=change.message_id,
            of_booking=change.of_booking,
            version=numbers.get(change.changed_at) if change.of_booking else None,
            sentences=[
                sentence(each, change.changed_at, view.flight.departs_at, booked=view.booking is not None)
                for each in change.differences
                if each.what not in UNSAID
            ],
        )
        for change in view.changes
    ]
    return [entry for entry in entries if entry.sentences]


def versions(view: CrossingView) -> list[Version]:
    """The booking's versions, oldest first.

    Pushes that were read together make one change of several versions: then only the last one is known.
    """
    if view.booking is None:
        return []
    first = Version(1, view.booking.received_at, view.booking.first_message)
    told = [change for change in reversed(view.changes) if change.of_booking]
    if len(told) + 1 == view.booking.version:
        return [first, *(Version(n, one.changed_at, one.message_id) for n, one in enumerate(told, 2))]
    return [first, Version(view.booking.version, view.booking.changed_at, view.booking.message_id)]
