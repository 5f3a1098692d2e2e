"""A criterion is written by one person and comes into force by another."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from django.db import IntegrityError, connection

from haidang.ledger import criteria, transaction
from haidang.ledger.bulk import query
from haidang.ledger.criteria import Wording
from haidang.ledger.models import Officer
from haidang.procedures.approve_criterion import NotSubmitted, approve_criterion, refuse_criterion
from haidang.procedures.flaws_of_criterion import LONGEST_LIFE, Misworded, flaws_of
from haidang.procedures.suspend_criterion import (
    NotInForce,
    suspend_criterion,
    suspend_failed,
    suspend_unreadable,
)
from haidang.procedures.write_criterion import (
    NotWritable,
    rewrite_criterion,
    submit_criterion,
    write_criterion,
)
from haidang.said import Said
from haidang.screening import Failure, Severity
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose, Role

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
TODAY = NOW.date()
LATE = Wording(
    name="Booked late",
    text="booking.lead_hours < 24",
    exonerating='traveller.role is "crew"',
    severity=Severity.NORMAL,
    offence="narcotics",
    legal_basis="Passenger Data Act of Utopia, section 7",
    justification="Couriers are often booked within a day of departure.",
    expires_on=date(2026, 9, 1),
)


def officer(username: str, role: Role) -> Person:
    made = Officer.objects.create(username=username, name=username.title(), role=role)
    return Person(id=made.pk, username=username, name=made.name, role=role)


@pytest.fixture
def author(ledger: str) -> Person:
    return officer("an", Role.CRITERIA_AUTHOR)


@pytest.fixture
def supervisor(ledger: str) -> Person:
    return officer("sam", Role.SUPERVISOR)


def written(author: Person, wording: Wording = LATE, key: int | None = None) -> int:
    return write_criterion(wording, key=key, who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)


def submitted(author: Person, wording: Wording = LATE, key: int | None = None) -> int:
    number = written(author, wording, key)
    submit_criterion(number, who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)
    return number


def in_force(author: Person, supervisor: Person, wording: Wording = LATE, key: int | None = None) -> int:
    number = submitted(author, wording, key)
    approve_criterion(number, who=supervisor, purpose=Purpose.OVERSEE, now=NOW)
    return number


def rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def asked() -> list[tuple[str, int]]:
    return [(criterion.name, criterion.version) for criterion in criteria.live(TODAY)]


def test_nothing_is_asked_before_a_second_person_approves(author: Person, supervisor: Person) -> None:
    number = submitted(author)
    assert asked() == []
    approve_criterion(number, who=supervisor, purpose=Purpose.OVERSEE, now=NOW)
    assert asked() == [("Booked late", 1)]


def test_a_new_version_takes_the_place_of_the_one_before(author: Person, supervisor: Person) -> None:
    in_force(author, supervisor)
    [first] = criteria.newest()
    in_force(author, supervisor, msgspec.structs.replace(LATE, text="booking.lead_hours < 12"), key=first.key)
    assert asked() == [("Booked late", 2)]
    assert [(v.version, v.state) for v in criteria.versions(first.key)] == [(2, "live"), (1, "replaced")]


def test_a_criterion_is_not_asked_after_its_last_day(author: Person, supervisor: Person) -> None:
    in_force(author, supervisor)
    assert criteria.live(LATE.expires_on)
    assert not criteria.live(LATE.expires_on + timedelta(days=1))


def test_approval_asks_for_travellers_already_known_to_be_screened(
    author: Person, supervisor: Person
) -> None:
    in_force(author, supervisor)
    assert rows("SELECT cause FROM screening_run") == [("Booked late, version 1",)]


def test_nobody_approves_what_they_wrote(author: Person) -> None:
    number = submitted(author)
    same_person = Person(id=author.id, username=author.username, name=author.name, role=Role.SUPERVISOR)
    with pytest.raises(NotPermitted, match="somebody else must approve"):
        approve_criterion(number, who=same_person, purpose=Purpose.OVERSEE, now=NOW)


def test_nor_does_the_database_let_them(author: Person) -> None:
    number = submitted(author)
    with pytest.raises(IntegrityError, match="criterion_four_eyes"):
        rows(f"UPDATE criterion SET state = 'live', approver_id = {author.id} WHERE id = {number}")
    with pytest.raises(IntegrityError, match="criterion_live_is_approved"):
        rows(f"UPDATE criterion SET state = 'live' WHERE id = {number}")


def test_a_submitted_wording_stands(author: Person) -> None:
    number = submitted(author)
    with pytest.raises(NotWritable, match="wording stands"):
        rewrite_criterion(number, LATE, who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)
    with pytest.raises(IntegrityError, match="keeps its wording"):
        rows(f"UPDATE criterion SET text = 'booking.lead_hours < 99' WHERE id = {number}")


def test_a_draft_is_its_authors(author: Person) -> None:
    number = written(author)
    other = officer("bo", Role.CRITERIA_AUTHOR)
    with pytest.raises(NotWritable, match="An's"):
        rewrite_criterion(number, LATE, who=other, purpose=Purpose.UPDATE_CRITERIA, now=NOW)


def test_a_draft_can_be_written_anew(author: Person) -> None:
    number = written(author)
    better = msgspec.structs.replace(LATE, text="booking.lead_hours < 6")
    rewrite_criterion(number, better, who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)
    found = criteria.version(number)
    assert found
    assert (found.text, found.version) == ("booking.lead_hours < 6", 1)


def test_there_is_one_draft_of_the_next_version(author: Person) -> None:
    written(author)
    [first] = criteria.newest()
    with pytest.raises(NotWritable, match="draft of the next version already"):
        written(author, key=first.key)


@pytest.mark.parametrize(
    ("changed", "field", "place"),
    [
        ({"text": "booking.lead_hour < 24"}, "text", (0, 17)),
        ({"text": "booking.lead_hours < 24 and"}, "text", (27, 27)),
        ({"exonerating": "traveller.age old 6"}, "exonerating", (14, 17)),
        ({"text": 'traveller.nationality is "UTO"'}, "text", (0, 30)),
        ({"name": " "}, "name", (None, None)),
        ({"offence": "curiosity"}, "offence", (None, None)),
        ({"legal_basis": ""}, "legal_basis", (None, None)),
        ({"justification": ""}, "justification", (None, None)),
        ({"expires_on": TODAY}, "expires_on", (None, None)),
        ({"expires_on": TODAY + LONGEST_LIFE + timedelta(days=1)}, "expires_on", (None, None)),
    ],
)
def test_a_flaw_names_its_field_and_place(changed: dict, field: str, place: tuple) -> None:
    [flaw] = flaws_of(msgspec.structs.replace(LATE, **changed), TODAY)
    assert (flaw.field, flaw.start, flaw.end) == (field, *place)


def test_what_is_misworded_is_not_kept(author: Person) -> None:
    with pytest.raises(Misworded, match="did you mean"):
        written(author, msgspec.structs.replace(LATE, text="booking.lead_hour < 24"))
    assert criteria.newest() == []


def test_a_draft_that_waited_too_long_is_not_approved(author: Person, supervisor: Person) -> None:
    number = submitted(author)
    with pytest.raises(Misworded, match="expires on"):
        approve_criterion(number, who=supervisor, purpose=Purpose.OVERSEE, now=NOW + timedelta(days=200))


def test_a_refusal_keeps_its_reason_and_is_final(author: Person, supervisor: Person) -> None:
    number = submitted(author)
    refuse_criterion(number, why="Too broad", who=supervisor, purpose=Purpose.OVERSEE, now=NOW)
    found = criteria.version(number)
    assert found
    assert (found.state, found.refusal) == ("refused", "Too broad")
    with pytest.raises(NotSubmitted):
        approve_criterion(number, who=supervisor, purpose=Purpose.OVERSEE, now=NOW)


def test_a_suspended_criterion_is_asked_no_more(author: Person, supervisor: Person) -> None:
    number = in_force(author, supervisor)
    suspend_criterion(number, why="Far too many hits", who=supervisor, purpose=Purpose.OVERSEE, now=NOW)
    assert asked() == []
    with pytest.raises(NotInForce):
        suspend_criterion(number, why="again", who=supervisor, purpose=Purpose.OVERSEE, now=NOW)


def failure(version: int = 1) -> Failure:
    [known] = criteria.newest()
    return Failure(
        source=known.key, version=version, title="Booked late", what=Said("booking.lead_hours: TypeError")
    )


def test_a_criterion_that_fails_is_suspended_alone_and_says_why(author: Person, supervisor: Person) -> None:
    number = in_force(author, supervisor)
    broken = failure()
    in_force(author, supervisor, msgspec.structs.replace(LATE, name="Booked early"))
    assert suspend_failed([broken, broken], now=NOW) == 1
    found = criteria.version(number)
    assert found
    assert (found.state, found.failure) == ("suspended", "booking.lead_hours: TypeError")
    assert asked() == [("Booked early", 1)]


def test_every_worker_hears_of_a_suspension(author: Person, supervisor: Person) -> None:
    in_force(author, supervisor)
    suspend_failed([failure()], now=NOW)
    assert rows("SELECT value FROM setting WHERE name = 'screening'") == [("2",)]


def test_a_late_failure_of_an_older_version_suspends_nothing(author: Person, supervisor: Person) -> None:
    in_force(author, supervisor)
    assert suspend_failed([failure(version=0)], now=NOW) == 0
    assert (
        suspend_failed([Failure(source=None, version=None, title="watchlist", what=Said("x"))], now=NOW) == 0
    )


def test_one_that_no_longer_reads_is_suspended_and_the_rest_are_asked(
    author: Person, supervisor: Person
) -> None:
    in_force(author, supervisor)
    rows(
        "INSERT INTO criterion (key, version, name, text, exonerating, severity, offence, legal_basis, "
        "justification, state, author_id, written_at, approver_id, expires_on, failure, refusal, "
        "expected_hits) "
        "SELECT 99, 1, 'Old', 'booking.moon_phase is 1', '', severity, offence, legal_basis, justification, "
        "'live', author_id, written_at, approver_id, expires_on, '', '', 20 FROM criterion"
    )
    assert asked() == [("Booked late", 1)]
    assert suspend_unreadable(now=NOW) == 1
    [old] = criteria.versions(99)
    assert (old.state, "moon_phase" in old.failure) == ("suspended", True)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CRITERIA_AUTHOR])
def test_only_an_author_writes(ledger: str, role: Role) -> None:
    with pytest.raises(NotPermitted, match="write criteria"):
        written(Person(id=1, username="ann", name="Ann", role=role))


def test_hits_are_counted_once_however_many_criteria_are_in_force(ledger: str, author: Person) -> None:
    columns = "name, text, exonerating, severity, offence, legal_basis, justification, state"
    query(
        f"INSERT INTO criterion (key, version, {columns}, author_id, written_at, approver_id, approved_at, "
        "expires_on, failure, refusal, expected_hits) "
        "SELECT n, 1, 'c', 'traveller.age > 200', '', 'high', '', '', '', "
        "'submitted', %s, now(), NULL, NULL, '2099-01-01', '', '', 20 "
        "FROM generate_series(1, 30) AS n",
        [author.id],
    )
    scans = "SELECT seq_scan + idx_scan FROM pg_stat_xact_user_tables WHERE relname = 'hit'"
    with transaction():
        assert len(criteria.newest()) == 30
        [(scanned,)] = query(scans)
        assert scanned == 1
