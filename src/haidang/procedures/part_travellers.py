"""Two were taken for one: an officer says so, and it stays so."""

from datetime import date, datetime

from haidang.ledger import archive_due, audit, crossings, ids, transaction
from haidang.procedures.not_kept import NotKept
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


class NothingToPart(ValueError):
    """There is only one telling; the message says what can be done instead."""


def part_tellings(day: date, crossing: int, *, who: Person, purpose: Purpose, now: datetime) -> int:
    """Manifest and booking of a crossing are two travellers: the booking's gets a crossing of its own.

    Its number is returned. No later message joins the two again. Hits stay where they were found; the next
    message, or the next screening run, screens both for what each of them now is.
    """
    who.check(Permission.PART_TRAVELLERS, purpose)
    with transaction():
        if not crossings.hold(day, crossing):
            raise NotKept("crossing", crossing)
        fresh = ids.take()
        if not crossings.part(day, crossing, fresh):
            raise NothingToPart(
                Said(
                    "Only a manifest or only a booking tells of this traveller, so there is nothing to part. "
                    "If the person is mistaken for another trip's, part the trips instead."
                )
            )
        archive_due.touch(day, now)
        subjects = [f"crossing {crossing}", f"crossing {fresh}"]
        audit.note(who, "part manifest and booking", purpose, subjects, at=now)
    return fresh


def part_person(day: date, crossing: int, *, who: Person, purpose: Purpose, now: datetime) -> int:
    """This crossing is not the person's of the other trips: it gets a person of its own, whose number is
    returned. Messages that tell of this crossing again leave it so."""
    who.check(Permission.PART_TRAVELLERS, purpose)
    with transaction():
        if not crossings.hold(day, crossing):
            raise NotKept("crossing", crossing)
        person = ids.take()
        archive_due.touch(day, now)
        crossings.leave_person(day, crossing, person, f"parted by {who.name}")
        audit.note(who, "part a person's trips", purpose, [f"crossing {crossing}"], at=now)
    return person
