"""What may no longer be kept goes, and nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from haidang.ledger import audit, inbox, keys
from haidang.ledger.bulk import query
from haidang.procedures.purge import purge
from haidang.procedures.receive import receive
from haidang.procedures.verify import verify
from haidang.procedures.verify_audit import verify_audit
from haidang.vault.person import Person
from haidang.vault.roles import Purpose
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
TABLES = ("crossing", "booking", "identifier", "change", "hit", "movement", "message", "person_key")


def counts() -> dict[str, int]:
    return {table: query(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


def test_everything_of_a_traveller_goes_after_six_months(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    heading = (
        "reference,list,surname,given,born,nationality,document_number,document_issuer,severity,instruction\n"
    )
    in_force(heading + "B-17,Border,Doe,Jane,1990-02-15,UTO,,,high,Call the duty officer\n")
    take_in(
        push("DOE:JANE"),
        manifest("DOE:JANE|A1234567", control="2"),
        manifest("DOE:JANET|A1234567", control="3"),
    )
    assert 0 not in counts().values()
    purge(now=datetime(2026, 9, 30, tzinfo=UTC))
    assert 0 not in counts().values()
    purge(now=datetime(2026, 10, 1, tzinfo=UTC))
    assert set(counts().values()) == {0}


def test_a_later_message_does_not_start_the_clock_again(take_in: Callable[..., None]) -> None:
    take_in(manifest("DOE:JANE|A1234567"))
    take_in(manifest("DOE:JANET|A1234567", control="2"), now=NOW + timedelta(days=60))
    purge(now=datetime(2026, 10, 1, tzinfo=UTC))
    assert counts()["crossing"] == 0
    assert verify() == []


def test_a_booking_goes_before_who_was_added_to_it_later(take_in: Callable[..., None]) -> None:
    take_in(push("DOE:JANE"), now=NOW - timedelta(days=30))
    take_in(push("DOE:JANE", "DOE:JOHN", control="2"))
    purge(now=datetime(2026, 9, 2, tzinfo=UTC))
    assert query("SELECT given, booking_id FROM crossing") == [("JOHN", None)]
    assert verify() == []


def test_a_raw_message_in_quarantine_goes_after_its_days(take_in: Callable[..., None]) -> None:
    take_in(b"%PDF-1.7 an invoice")
    purge(now=NOW + timedelta(days=6))
    assert query("SELECT count(*) FROM spool") == [(1,)]
    purge(now=NOW + timedelta(days=8))
    assert query("SELECT count(*) FROM spool") == [(0,)]


def test_a_message_destroyed_in_quarantine_is_taken_when_it_is_sent_again(
    take_in: Callable[..., None],
) -> None:
    take_in(b"%PDF-1.7 an invoice")
    purge(now=NOW + timedelta(days=8))
    later = NOW + timedelta(days=9)
    receive(b"%PDF-1.7 an invoice", gate="folder", now=later)
    assert query("SELECT state, resent, received_at FROM message") == [("waiting", 1, later)]
    assert verify() == []


def test_a_raw_message_nobody_has_read_yet_is_not_rubbish(ledger: str) -> None:
    receive(manifest("DOE:JANE"), gate="folder", now=NOW)
    purge(now=NOW + timedelta(days=30))
    assert query("SELECT count(*) FROM spool") == [(1,)]


def test_the_key_of_a_period_goes_with_its_last_raw_message(take_in: Callable[..., None]) -> None:
    period = keys.period_of(NOW)
    receive(manifest("DOE:JANE"), gate="folder", now=NOW)
    purge(now=NOW + timedelta(hours=3))
    assert period in keys.periods()
    [waiting] = inbox.hand_out(1)
    inbox.let_go([waiting.id])
    purge(now=NOW + timedelta(hours=3))
    with pytest.raises(keys.KeyLost):
        keys.existing_period_key(waiting.period)


def test_a_run_is_written_down(ledger: str) -> None:
    purge(now=NOW)
    assert query("SELECT preset, ran_at FROM purge_run") == [("eu_cjeu_2022", NOW)]


def test_sessions_that_are_over_go_and_others_stay(ledger: str) -> None:
    query(
        "INSERT INTO django_session (session_key, session_data, expire_date) VALUES "
        "('over', '', %s), ('open', '', %s)",
        [NOW - timedelta(hours=1), NOW + timedelta(hours=1)],
    )
    assert purge(now=NOW)["django_session"] == 1
    assert query("SELECT session_key FROM django_session") == [("open",)]


def test_the_audit_holds_together_when_its_oldest_notes_are_gone(keeper: Person) -> None:
    for year in (2026, 2029, 2033):
        audit.note(keeper, "look", Purpose.ASSESS, [], at=datetime(year, 1, 1, tzinfo=UTC))
    purge(now=datetime(2034, 6, 1, tzinfo=UTC))
    assert query("SELECT number FROM audit_note") == [(3,)]
    assert verify_audit().ok
    purge(now=datetime(2040, 1, 1, tzinfo=UTC))
    audit.note(keeper, "look", Purpose.ASSESS, [], at=datetime(2040, 1, 2, tzinfo=UTC))
    assert query("SELECT number FROM audit_note") == [(4,)]
    assert verify_audit().ok


def test_why_rows_of_a_list_were_rejected_is_forgotten(
    in_force: Callable[[str], int],
) -> None:
    heading = (
        "reference,list,surname,given,born,nationality,document_number,document_issuer,severity,instruction\n"
    )
    in_force(heading + "B-17,Border,Doe,Jane,1990-13-45,UTO,,,high,\nB-18,Border,Roe,Ann,,UTO,,,high,\n")
    [(before,)] = query("SELECT reason FROM watchlist_rejected")
    assert "1990-13-45" in before
    assert purge(now=NOW + timedelta(days=90))["watchlist_change"] == 1
    assert query("SELECT line, reason FROM watchlist_rejected") == [(2, "")]
    assert purge(now=NOW + timedelta(days=91))["watchlist_change"] == 0
