"""What an officer parts stays parted."""

from datetime import UTC, date, datetime

import pytest

from haidang.ledger.bulk import query
from haidang.procedures.not_kept import NotKept
from haidang.procedures.part_travellers import NothingToPart, part_person, part_tellings
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.procedures.verify import verify
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose, Role
from specimens import manifest, push

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
DAY = date(2026, 4, 1)
AN = Person(id=1, username="an", name="An", role=Role.ANALYST)


def take_in(*messages: bytes) -> None:
    for message in messages:
        receive(message, gate="folder", now=NOW)
    while read_inbox(now=NOW):
        pass


def crossings() -> list[tuple[int, bool, bool]]:
    return query("SELECT id, manifest IS NOT NULL, booked IS NOT NULL FROM crossing ORDER BY id")


def parted() -> None:
    take_in(push("DOE:JANE"), manifest("DOE:JANE", control="2"))
    [(crossing, _, _)] = crossings()
    part_tellings(DAY, crossing, who=AN, purpose=Purpose.ASSESS, now=NOW)


def test_manifest_and_booking_become_two_crossings(ledger: str) -> None:
    parted()
    assert sorted(told for _, *told in crossings()) == [[False, True], [True, False]]
    assert verify() == []


def test_no_later_message_joins_them_again(ledger: str) -> None:
    parted()
    take_in(
        push("DOE:JANE", control="3", extra="IFT+4:28::X1+CTCP 84900000001'"),
        manifest("DOE:JANE", control="4"),
    )
    assert sorted(told for _, *told in crossings()) == [[False, True], [True, False]]


def test_one_telling_cannot_be_parted(ledger: str) -> None:
    take_in(manifest("DOE:JANE"))
    [(crossing, _, _)] = crossings()
    with pytest.raises(NothingToPart, match="part the trips instead"):
        part_tellings(DAY, crossing, who=AN, purpose=Purpose.ASSESS, now=NOW)


def test_whose_trips_are_parted_is_another_person_from_then_on(ledger: str) -> None:
    take_in(manifest("DOE:JANE|A1234567"), manifest("DOE:JANE|A1234567", day="260402", control="2"))
    [(_, person), (second, same)] = query("SELECT id, person_id FROM crossing ORDER BY day")
    assert person == same
    other = part_person(date(2026, 4, 2), second, who=AN, purpose=Purpose.ASSESS, now=NOW)
    take_in(manifest("DOE:JANET|A1234567", day="260402", control="3"))
    assert query("SELECT person_id FROM crossing ORDER BY day") == [(person,), (other,)]


def test_an_operator_may_not_part(ledger: str) -> None:
    clerk = Person(id=2, username="op", name="Op", role=Role.OPERATOR)
    with pytest.raises(NotPermitted):
        part_tellings(DAY, 1, who=clerk, purpose=Purpose.OVERSEE, now=NOW)


def test_a_crossing_that_is_gone_is_said_so(ledger: str) -> None:
    with pytest.raises(NotKept):
        part_person(DAY, 1, who=AN, purpose=Purpose.ASSESS, now=NOW)
