"""Answers, baggage and XML on their way from the gate: what they open, and what they do not."""

from datetime import UTC, datetime
from pathlib import Path

from haidang.ledger.bulk import query
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.procedures.verify import verify

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
GOLDEN = Path(__file__).parents[1] / "messages" / "golden"


def take_in(*specimens: str) -> None:
    for specimen in specimens:
        receive((GOLDEN / specimen).read_bytes(), gate="folder", now=NOW)
    while read_inbox(now=NOW):
        pass


def states() -> list[tuple[str, str]]:
    return query("SELECT DISTINCT type, state FROM message ORDER BY type")


def test_an_answer_opens_no_crossing(ledger: str) -> None:
    take_in("cusres/two_answers_not_in_order.edi")
    assert query("SELECT count(*) FROM crossing") == [(0,)]
    assert states() == [("CUSRES", "read")]
    assert verify() == []


def test_bags_open_no_crossing_and_each_message_stands_alone(ledger: str) -> None:
    take_in("bsm/teletype_two_messages_one_taken_back.txt", "bsm/transfer_with_three_travellers.txt")
    assert query("SELECT count(*) FROM crossing") == [(0,)]
    assert query("SELECT count(*) FROM message WHERE type = 'BSM' AND order_key = 'XX123/2026-04-01'") == [
        (2,)
    ]
    assert {state for _, state in states()} == {"read"}


def test_a_push_in_xml_is_kept_like_any_other_and_nothing_sensitive_with_it(ledger: str) -> None:
    take_in("pnrgov_xml/full_push.xml")
    names = query("SELECT surname || ' ' || given FROM crossing ORDER BY id")
    assert names == [("DOE JANE MARIE",), ("DOE TOM",), ("ROE ANN",)]
    [(kept,)] = query("SELECT string_agg(booking::text, ' ') FROM booking")
    assert "KSML" not in kept
    assert "4242424242424242" not in kept


def test_xml_that_declares_a_document_type_waits_in_quarantine_with_the_remedy(ledger: str) -> None:
    receive(b"<!DOCTYPE x [<!ENTITY e 'x'>]><PNR>&e;</PNR>", gate="http", now=NOW)
    read_inbox(now=NOW)
    [(state, why)] = query("SELECT state, why FROM message")
    assert state == "quarantined"
    assert "send the message without it" in why


def test_a_voyage_is_a_movement_with_its_vessel(ledger: str) -> None:
    take_in("paxlst/repeated_elements_on_a_voyage.edi")
    assert states() == [("PAXLST", "read")]
    assert query("SELECT kind, number, vessel_name, vessel_imo FROM movement") == [
        ("voyage", "VOY7", "NAUTILUS", "9074729")
    ]
    assert query("SELECT surname FROM crossing") == [("NEMO",)]
