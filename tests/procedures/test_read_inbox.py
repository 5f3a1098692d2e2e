"""From a carrier's bytes to what is remembered of them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from haidang.ledger import LedgerError, inbox, keys
from haidang.ledger.bulk import query
from haidang.ledger.inbox import Aside
from haidang.procedures.read_inbox import MOST_BEGUN, read_first, read_inbox
from haidang.procedures.receive import LARGEST, Refused, receive
from haidang.procedures.verify import verify
from specimens import flight_status, manifest, push

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def take_in(*messages: bytes) -> None:
    for message in messages:
        receive(message, gate="folder", now=NOW)
    while read_inbox(now=NOW):
        pass


def names() -> list[str]:
    return [name for (name,) in query("SELECT surname || ' ' || given FROM crossing ORDER BY id")]


def states() -> dict[str, int]:
    return dict(query("SELECT state, count(*)::int FROM message GROUP BY state"))


def test_a_manifest_becomes_crossings(ledger: str) -> None:
    take_in(manifest("DOE:JANE", "DOE:JOHN"))
    assert names() == ["DOE JANE", "DOE JOHN"]
    assert states() == {"read": 1}
    assert verify() == []


def test_who_really_posted_a_message_is_kept(ledger: str) -> None:
    take_in(b"\x01QK HANUTXX\r\n.AMARMXX 010931\r\n\x02" + manifest("DOE:JANE") + b"\x03")
    assert query("SELECT sender, sender_address FROM message") == [("X1", "AMARMXX")]


def test_the_raw_bytes_are_gone_once_read(ledger: str) -> None:
    receive(manifest("DOE:JANE"), gate="folder", now=NOW)
    assert query("SELECT count(*) FROM spool") == [(1,)]
    assert b"JANE" not in query("SELECT ciphertext FROM spool")[0][0]
    read_inbox(now=NOW)
    assert query("SELECT count(*) FROM spool") == [(0,)]


def test_an_identical_resend_is_recognised_and_gets_the_same_receipt(ledger: str) -> None:
    first = receive(manifest("DOE:JANE"), gate="folder", now=NOW)
    read_inbox(now=NOW)
    second = receive(manifest("DOE:JANE"), gate="http", now=NOW)
    assert read_inbox(now=NOW) == 0
    assert (second.receipt, second.resent, len(names())) == (first.receipt, 1, 1)


def test_manifest_and_booking_of_one_person_are_one_crossing(ledger: str) -> None:
    take_in(push("DOE:JANE MRS"), manifest("DOE:JANE MARIE", control="2"))
    [(status, manifest_message, booked_message)] = query(
        "SELECT status, manifest_message, booked_message FROM crossing"
    )
    assert status == "checked in"
    assert None not in (manifest_message, booked_message)
    assert manifest_message != booked_message


def test_a_later_message_updates_and_the_change_is_kept(ledger: str) -> None:
    take_in(manifest("DOE:JANE|A1234567"), manifest("DOE:JANET|A1234567", control="2"))
    assert names() == ["DOE JANET"]
    [(differences,)] = query("SELECT differences FROM change")
    assert '"JANE"' in differences
    assert '"JANET"' in differences


def test_messages_of_one_flight_are_read_in_the_order_received(ledger: str) -> None:
    take_in(*(manifest(f"DOE:{name}|A1234567", control=str(n)) for n, name in enumerate("ABCDEFGH", 1)))
    assert names() == ["DOE H"]
    assert query("SELECT count(*) FROM change") == [(7,)]


ALL_THREE = manifest("DOE:JANE|U1|R1", "DOE:JOHN|U2|R2", "ROE:ANN|U3|R3")


def statuses() -> dict[str, str]:
    return dict(query("SELECT given, status FROM crossing"))


@pytest.mark.parametrize(
    ("function", "named", "others"),
    [
        ("CL", "boarded", "not boarded"),
        ("CLOB", "boarded", "not boarded"),
        ("CLNB", "not boarded", "boarded"),
        ("XR", "cancelled", "checked in"),
        ("RP", "cancelled", "checked in"),
    ],
)
def test_a_flight_status_tells_by_reference_what_became_of_whom(
    ledger: str, function: str, named: str, others: str
) -> None:
    take_in(ALL_THREE, flight_status(function, "R2"))
    assert statuses() == {"JANE": others, "JOHN": named, "ANN": others}


def test_a_cancelled_flight_cancels_everybody_and_is_marked(ledger: str) -> None:
    take_in(ALL_THREE, flight_status("XF"))
    assert set(statuses().values()) == {"cancelled"}
    assert query("SELECT cancelled FROM movement") == [(True,)]


def test_a_flight_that_goes_after_all_is_no_longer_cancelled(ledger: str) -> None:
    take_in(ALL_THREE, flight_status("XF"), flight_status("CLOB", "R1", "R2", "R3", control="10"))
    assert set(statuses().values()) == {"boarded"}
    assert query("SELECT cancelled FROM movement") == [(False,)]


def test_a_locator_alone_means_everybody_of_the_booking(ledger: str) -> None:
    take_in(
        push("DOE:JANE", "DOE:JOHN"), manifest("ROE:ANN", control="2"), flight_status("XR", locator="TYR123")
    )
    assert statuses() == {"JANE": "cancelled", "JOHN": "cancelled", "ANN": "checked in"}


def test_a_reference_nobody_has_opens_no_crossing_and_is_told(ledger: str) -> None:
    take_in(ALL_THREE, flight_status("CLNB", "R7"))
    assert set(statuses().values()) == {"checked in"}
    [(what,)] = query("SELECT what FROM message_problem WHERE kind = 'unknown traveller'")
    assert "nobody on this flight has the reference R7" in what


def test_what_no_interchange_is_in_is_set_aside_with_the_reason(ledger: str) -> None:
    take_in(b"%PDF-1.7 an invoice", manifest("DOE:JANE"))
    assert states() == {"quarantined": 1, "read": 1}
    [(why,)] = query("SELECT why FROM message WHERE state = 'quarantined'")
    assert "UNB" in why


def test_a_message_that_cannot_be_kept_fails_alone(ledger: str) -> None:
    query(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NEW.surname = 'POISON' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$"
    )
    query("CREATE TRIGGER refuse BEFORE INSERT ON crossing FOR EACH ROW EXECUTE FUNCTION refuse()")
    take_in(manifest("DOE:JANE"), manifest("POISON:IVY", day="260402"), manifest("DOE:JOHN", day="260403"))
    assert states() == {"quarantined": 1, "read": 2}
    assert names() == ["DOE JANE", "DOE JOHN"]
    assert query("SELECT count(*) FROM spool") == [(1,)]


def test_a_key_folder_that_is_away_sets_no_message_aside(
    ledger: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    receive(manifest("DOE:JANE"), gate="folder", now=NOW)
    with monkeypatch.context() as elsewhere:
        (tmp_path / "keys").write_text("a file where the folder was")
        elsewhere.setenv("HAIDANG_HOME", str(tmp_path))
        with pytest.raises(OSError, match="keys"):
            read_inbox(now=NOW)
    assert states() == {"waiting": 1}
    read_inbox(now=NOW)
    assert states() == {"read": 1}


def test_no_card_number_is_kept_anywhere(ledger: str) -> None:
    take_in(
        push("DOE:JANE", extra="FOP+CC::500:VI:4111111111111111:0827'IFT+4:28::X1+CARD 4111 1111 1111 1111'")
    )
    everything = str(query("SELECT row_to_json(booking) FROM booking")) + str(
        query("SELECT row_to_json(crossing) FROM crossing")
    )
    assert "1111111" not in everything.replace(" ", "")


@pytest.mark.parametrize("rubbish", [b"", b" \r\n "])
def test_nothing_is_refused_with_a_remedy(ledger: str, rubbish: bytes) -> None:
    with pytest.raises(Refused, match="Send the interchange from UNA or UNB to UNZ"):
        receive(rubbish, gate="folder", now=NOW)


def test_too_much_is_refused_with_a_remedy(ledger: str) -> None:
    with pytest.raises(Refused, match=r"at most 67 MB.*parts"):
        receive(b"x" * (LARGEST + 1), gate="folder", now=NOW)


def test_a_message_already_read_is_never_set_aside(ledger: str) -> None:
    take_in(manifest("DOE:JANE"))
    [(number,)] = query("SELECT id FROM message")
    inbox.quarantine(number, Aside(why="another worker failed at it meanwhile"), NOW.date())
    assert states() == {"read": 1}


def test_a_message_whose_key_is_gone_says_so_and_costs_no_other(ledger: str) -> None:
    receive(manifest("DOE:JANE"), gate="folder", now=NOW - timedelta(hours=2))
    keys.destroy_period(keys.period_of(NOW - timedelta(hours=2)))
    take_in(manifest("DOE:JOHN", day="260402"))
    assert names() == ["DOE JOHN"]
    [(why,)] = query("SELECT why FROM message WHERE state = 'quarantined'")
    assert "Ask the carrier to send" in why


def test_what_the_carrier_was_asked_to_send_again_is_read(ledger: str) -> None:
    receive(manifest("DOE:JANE"), gate="folder", now=NOW - timedelta(hours=2))
    keys.destroy_period(keys.period_of(NOW - timedelta(hours=2)))
    take_in(manifest("DOE:JOHN", day="260402"))
    take_in(manifest("DOE:JANE"))
    assert states() == {"read": 2}
    assert sorted(names()) == ["DOE JANE", "DOE JOHN"]
    assert verify() == []


def test_a_sender_of_any_length_loses_nothing(ledger: str) -> None:
    take_in(
        manifest("DOE:JANE")
        .replace(b"'UNT", b"'ZZZ+what?'UNT")
        .replace(b"+X1+UTO", b"+" + b"X" * 300 + b"+UTO")
    )
    assert states() == {"read": 1}
    assert names() == ["DOE JANE"]


def test_a_message_that_ended_every_process_is_set_aside_and_the_next_is_read(ledger: str) -> None:
    receive(manifest("DOE:JANE"), gate="folder", now=NOW)
    receive(manifest("DOE:JOHN", day="260402"), gate="folder", now=NOW)
    [(number,)] = query("SELECT min(id) FROM message")
    for _ in range(MOST_BEGUN):
        inbox.begin(number)
    assert [read_first(now=NOW) for _ in range(3)] == [1, 1, 0]
    assert names() == ["DOE JOHN"]
    [(why,)] = query("SELECT why FROM message WHERE state = 'quarantined'")
    assert "ended without a word" in why


def test_an_attempt_the_database_stopped_is_not_held_against_the_message(ledger: str) -> None:
    query(
        "CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$"
    )
    query("CREATE TRIGGER fall BEFORE INSERT ON crossing FOR EACH ROW EXECUTE FUNCTION fall()")
    receive(manifest("DOE:JANE"), gate="folder", now=NOW)
    for _ in range(MOST_BEGUN + 1):
        with pytest.raises(LedgerError):
            read_first(now=NOW)
    query("DROP TRIGGER fall ON crossing")
    assert read_first(now=NOW) == 1
    assert query("SELECT state, attempts FROM message") == [("read", 1)]


def test_a_replay_counts_from_the_beginning(ledger: str) -> None:
    take_in(b"%PDF-1.7 an invoice")
    [(number,)] = query("SELECT id FROM message")
    for _ in range(MOST_BEGUN + 1):
        assert inbox.wait_again(number)
        assert read_first(now=NOW) == 1
    [(why,)] = query("SELECT why FROM message")
    assert "UNB" in why


def test_a_replay_does_not_undo_what_came_after(ledger: str) -> None:
    for message in (manifest("DOE:JANE|A1234567"), push("ROE:RICK", "ROE:ANN", control="2")):
        receive(message, gate="folder", now=NOW)
    numbers = [number for (number,) in query("SELECT id FROM message ORDER BY id")]
    for number in numbers:
        inbox.quarantine(number, Aside(why="not yet"), NOW.date())
    take_in(manifest("DOE:JANET|A1234567", control="3"), push("ROE:RICK", control="4"))
    assert all(inbox.wait_again(number) for number in numbers)
    take_in()
    assert sorted(names()) == ["DOE JANET", "ROE RICK"]
    assert states() == {"read": 4}
    assert verify() == []


UNKNOWN = b"UNA:+.? 'UNB+UNOA:4+X1+UTO+260401:1100+8'UNH+1+ACKRES:11:1:IA'MSG+:23'UNT+3+1'UNZ+1+8'"


def test_what_is_set_aside_counts_among_its_carriers_problems(ledger: str) -> None:
    take_in(UNKNOWN, b"no interchange at all")
    assert query("SELECT carrier, kind FROM message_problem ORDER BY carrier") == [
        ("", "unreadable message"),
        ("X1", "unknown message type"),
    ]
    assert query("SELECT sender, type FROM message WHERE sender IS NOT NULL") == [("X1", "ACKRES")]


def test_a_replay_that_fails_again_is_not_counted_twice(ledger: str) -> None:
    take_in(UNKNOWN)
    assert inbox.wait_again(1)
    assert query("SELECT count(*) FROM message_problem") == [(0,)]
    take_in()
    assert query("SELECT count(*) FROM message_problem") == [(1,)]
