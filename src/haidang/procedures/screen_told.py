"""Screen those on a movement of whom something new was told."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from haidang.ledger import changes, hits
from haidang.ledger.bookings import KnownBooking
from haidang.ledger.changes import Changes
from haidang.ledger.stay import Stay
from haidang.procedures.crossing_of import crossing_of
from haidang.procedures.keep_screening import keep_screening
from haidang.procedures.known_past import known_past
from haidang.screening import Failure, Screener, Screening
from haidang.travel import Movement, Past
from haidang.travel.roster import Place


class Concerned(Struct, frozen=True, kw_only=True):
    """Somebody to be screened, with the booking they stand in.

    ``told_by`` is the message that told what is new, ``heard`` when they were first told.
    """

    stay: Stay
    place: Place
    booking: KnownBooking | None
    told_by: int
    heard: datetime


def screen_told(
    concerned: Sequence[Concerned],
    everyone: Sequence[Place],
    movement: Movement,
    screener: Screener,
    now: datetime,
) -> list[Failure]:
    """Keep what screening finds, and let lapse what it does not find again; the criteria that failed.

    ``everyone`` are all on the movement. Who cancelled is not screened, for nobody is to look at them.
    """
    changed, unclaimed = _changes(concerned), _unclaimed(concerned)
    before = _past(concerned, everyone, screener)
    failures: list[Failure] = []
    for one in concerned:
        place = one.place
        if place.status == "cancelled":
            continue
        crossing = crossing_of(
            place,
            everyone,
            one.booking.booking if one.booking else None,
            movement,
            changed.of(place.id, place.booking),
            heard=one.heard,
            past=before.get(place.id),
        )
        screening = screener.screen(crossing)
        keep_screening(one.stay, place, screening, message_id=one.told_by, now=now)
        if gone := unsupported(unclaimed.get(place.id, ()), screening):
            hits.lapse(place.id, gone)
        failures += screening.failures
    return failures


def _changes(concerned: Sequence[Concerned]) -> Changes:
    """What changed of those told before, this time among it. Who is new has no past to ask for."""
    retold = [one.place.id for one in concerned if not one.place.new]
    booked = {one.booking.id: one.booking for one in concerned if one.booking}
    rebooked = [number for number, known in booked.items() if not known.new]
    if not retold and not rebooked:
        return changes.NONE_KNOWN
    return changes.known({one.stay.day for one in concerned}, retold, rebooked)


def _past(concerned: Sequence[Concerned], everyone: Sequence[Place], screener: Screener) -> dict[int, Past]:
    if screener.stopped is None:
        return {}
    return known_past(((one.stay, one.place, everyone) for one in concerned), screener.stopped)


def _unclaimed(concerned: Sequence[Concerned]) -> dict[int, set[tuple[str, int]]]:
    """What may lapse: hits nobody has taken up, on those told before."""
    movements = {one.stay.movement_id for one in concerned if not one.place.new}
    return {place: those for movement in movements for place, those in hits.unclaimed(movement).items()}


def unsupported(unclaimed: Iterable[tuple[str, int]], screening: Screening) -> set[tuple[str, int]]:
    """The hits, as kind and source, that screening found before and does not find now.

    What failed now says nothing either way.
    """
    failed = {failure.source for failure in screening.failures}
    if None in failed:
        return set()
    found = {(hit.kind.value, hit.source) for hit in screening.hits}
    return {(kind, source) for kind, source in unclaimed if source not in failed} - found
