"""The archive follows the ledger: what settles comes in, what changes is written again, what goes is gone."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.db import connection

from haidang.history import archive
from haidang.history.columns import COLUMNS
from haidang.history.duck import Duck
from haidang.history.question import table
from haidang.ledger import archive_due, home
from haidang.ledger.bulk import query
from haidang.procedures.keep_archive import Archivist, settle_archive
from haidang.procedures.part_travellers import part_tellings
from haidang.procedures.purge import purge
from haidang.vault.person import Person
from haidang.vault.roles import Purpose
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
DAY = date(2026, 4, 1)
AFTER = datetime(2026, 4, 3, 9, tzinfo=UTC)
TakeIn = Callable[..., None]


@pytest.fixture(autouse=True)
def own_archive(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAIDANG_HISTORY", str(tmp_path_factory.mktemp("history")))


def bring_up_to(now: datetime) -> int:
    """Let the clock do a day's work on the archive; how many days it wrote."""
    settle_archive(now=now)
    archivist = Archivist()
    while archivist.step(now=now):
        pass
    return archivist.written


def archived(*columns: str) -> list[tuple[object, ...]]:
    files = list(archive.ready(home.history()).values())
    return Duck().ask(table().order_by("crossing").select(*columns), files) if files else []


def test_a_crossing_comes_in_when_its_day_has_settled(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE"), manifest("DOE:JANE|A1234567", control="2"))
    assert bring_up_to(NOW + timedelta(days=1)) == 0
    assert bring_up_to(AFTER) == 1
    [(number, day, route, origin, persons)] = archived(
        "crossing", "day", "route", "movement_origin", "person"
    )
    assert [(number, persons)] == query("SELECT id, person_id FROM crossing")
    assert day == DAY
    assert str(route).casefold().startswith(str(origin))


def test_what_is_archived_is_not_written_again_for_nothing(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    bring_up_to(AFTER)
    assert bring_up_to(AFTER + timedelta(days=1)) == 0


def test_a_late_message_is_taken_in_when_it_has_become_calm(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    bring_up_to(AFTER)
    take_in(manifest("DOE:JANE", "ROE:RICK", control="2"), now=AFTER)
    assert bring_up_to(AFTER + timedelta(minutes=9)) == 0
    assert bring_up_to(AFTER + timedelta(minutes=10)) == 1
    assert len(archived("crossing")) == 2


def test_two_taken_for_one_are_two_in_the_archive(take_in: TakeIn, supervisor: Person) -> None:
    take_in(push("DOE:JANE"), manifest("DOE:JANE|A1234567", control="2"))
    bring_up_to(AFTER)
    [(day, crossing)] = query("SELECT day, id FROM crossing")
    part_tellings(day, crossing, who=supervisor, purpose=Purpose.ASSESS, now=AFTER)
    assert bring_up_to(AFTER + timedelta(hours=1)) == 1
    assert len(archived("crossing")) == 2


def test_a_decision_is_told(take_in: TakeIn, in_force: Callable[[str], int]) -> None:
    heading = (
        "reference,list,surname,given,born,nationality,document_number,document_issuer,severity,instruction\n"
    )
    in_force(heading + "B-17,Border,Doe,Jane,1990-02-15,UTO,,,high,\n")
    take_in(manifest("DOE:JANE"))
    query("UPDATE hit SET state = 'confirmed'")
    bring_up_to(AFTER)
    [(likeness,)] = query("SELECT likeness FROM hit")
    assert archived("decided", "traveller_list_likeness") == [("confirmed", likeness)]


def test_who_cancelled_is_not_in_it(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    query("UPDATE crossing SET status = 'cancelled'")
    bring_up_to(AFTER)
    assert archived("crossing") == []


def test_after_the_purge_nothing_of_the_day_is_left(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE"), manifest("DOE:JANE|A1234567", control="2"))
    bring_up_to(AFTER)
    assert purge(now=datetime(2026, 9, 30, tzinfo=UTC))["archive"] == 0
    assert archived("crossing") != []
    assert purge(now=datetime(2026, 10, 1, tzinfo=UTC))["archive"] == 1
    assert [file for file in home.history().rglob("*") if file.is_file()] == []
    bring_up_to(datetime(2026, 10, 1, tzinfo=UTC))
    assert archive.files_of(home.history()) == {}


def test_what_a_booking_told_goes_when_the_booking_goes(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE"), now=NOW - timedelta(days=30))
    take_in(push("DOE:JANE", "DOE:JOHN", control="2"))
    bring_up_to(AFTER)
    gone = datetime(2026, 9, 2, tzinfo=UTC)
    purge(now=gone)
    bring_up_to(gone)
    of_booking = [column.name for column in COLUMNS if column.subject in ("booking", "payment", "itinerary")]
    [(number, *told)] = archived("crossing", *of_booking)
    assert [(number,)] == query("SELECT id FROM crossing WHERE given = 'JOHN'")
    assert set(told) == {None}


def test_a_lost_archive_is_written_anew(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    bring_up_to(AFTER)
    archive.forget_all(home.history())
    assert bring_up_to(AFTER) == 1
    assert len(archived("crossing")) == 1


def test_a_day_the_ledger_knows_nothing_of_is_taken_away(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    bring_up_to(AFTER)
    query("DELETE FROM crossing")
    query("DELETE FROM movement")
    bring_up_to(AFTER)
    assert archive.files_of(home.history()) == {}


def test_what_changes_of_a_day_while_it_is_told_is_told_again(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    settle_archive(now=AFTER)
    archivist = Archivist()
    assert archivist.step(now=AFTER)
    assert archivist.step(now=AFTER)
    take_in(manifest("DOE:JANE", "ROE:RICK", control="2"), now=AFTER)
    while archivist.step(now=AFTER):
        pass
    assert len(archived("crossing")) == 1
    assert bring_up_to(AFTER + timedelta(minutes=10)) == 1
    assert len(archived("crossing")) == 2


def test_a_day_is_put_in_its_place_without_what_the_purge_took_while_it_was_told(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE"), manifest("DOE:JANE|A1234567", control="2"))
    gone = datetime(2026, 10, 1, tzinfo=UTC)
    before = gone - timedelta(days=1)
    settle_archive(now=before)
    archivist = Archivist()
    assert archivist.step(now=before)
    assert archivist.step(now=before)
    purge(now=gone)
    while archivist.step(now=gone):
        pass
    assert archive.files_of(home.history()) == {}


def test_a_second_clock_leaves_a_day_to_the_one_that_tells_it(take_in: TakeIn, ledger: str) -> None:
    take_in(manifest("DOE:JANE"))
    settle_archive(now=AFTER)
    with psycopg.connect(ledger, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [archive_due.TELLING])
        assert not Archivist().step(now=AFTER)
        other.execute("SELECT pg_advisory_unlock(%s)", [archive_due.TELLING])
    archivist = Archivist()
    while archivist.step(now=AFTER):
        pass
    assert archivist.written == 1


def test_a_day_whose_connection_was_lost_is_told_from_its_beginning(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    settle_archive(now=AFTER)
    archivist = Archivist()
    assert archivist.step(now=AFTER)
    connection.close()
    deadline = time.monotonic() + 30  # the server notices a little later
    while archivist.written == 0 and time.monotonic() < deadline:
        archivist.step(now=AFTER)
    assert len(archived("crossing")) == 1
