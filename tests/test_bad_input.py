"""What carriers and networks do to us: each gets a clear answer, and nothing is lost.

A full disk is tried in ``gates/test_full_disk.py``, two browsers deciding the same hit among the web's tests.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import psycopg
import pytest
from falcon import testing
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from haidang.gates.http import make_app
from haidang.ledger import LedgerError
from haidang.ledger.bulk import query
from haidang.procedures.carrier_tokens import give
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import LARGEST, Receipt, Refused, receive
from haidang.procedures.verify import verify
from haidang.vault.person import HOUSE
from specimens import manifest, push

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def take_in(data: bytes) -> Receipt:
    receipt = receive(data, gate="test", now=NOW)
    while read_inbox(now=NOW):
        pass
    assert verify() == []
    return receipt


def surnames() -> list[str]:
    return [name for (name,) in query("SELECT surname FROM crossing ORDER BY surname")]


def quarantined() -> list[str]:
    return [why for (why,) in query("SELECT why FROM message WHERE state = 'quarantined'")]


def problems() -> set[str]:
    return {kind for (kind,) in query("SELECT kind FROM message_problem")}


@pytest.mark.parametrize("nothing", [b"", b"\r\n \r\n"])
def test_an_empty_file(ledger: str, nothing: bytes) -> None:
    with pytest.raises(Refused, match="There is nothing in it"):
        receive(nothing, gate="test", now=NOW)


def test_a_pdf(ledger: str) -> None:
    take_in(b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF")

    [why] = quarantined()
    assert "UNB" in why


def test_a_file_too_large(ledger: str) -> None:
    with pytest.raises(Refused, match="at most 67 MB are taken"):
        receive(b"U" * (LARGEST + 1), gate="test", now=NOW)


def test_an_interchange_cut_short_keeps_who_was_told_before_the_cut(ledger: str) -> None:
    whole = manifest("DOE:JANE", "ROE:RICHARD", "POE:PAULA")

    take_in(whole[: whole.index(b"NAD+FL+++POE")])

    assert surnames() == ["DOE", "ROE"]
    assert "missing segment" in problems()


def test_two_carriers_files_at_once(ledger: str) -> None:
    """Two gates receive at the same moment what names the same person."""
    files = [manifest("DOE:JANE"), manifest("DOE:JANE").replace(b"X1", b"X2")]

    with ThreadPoolExecutor(2) as gates:
        receipts = list(gates.map(_received_apart, files))

    assert len({receipt.receipt for receipt in receipts}) == 2
    while read_inbox(now=NOW):
        pass
    assert query("SELECT carrier FROM movement ORDER BY carrier") == [("X1",), ("X2",)]
    assert surnames() == ["DOE", "DOE"]


def _received_apart(data: bytes) -> Receipt:
    from django.db import connection

    try:
        return receive(data, gate="test", now=NOW)
    finally:
        connection.close()


def test_the_same_file_a_thousand_times(ledger: str) -> None:
    receipts = {take_in(manifest("DOE:JANE")).receipt}

    receipts |= {receive(manifest("DOE:JANE"), gate="test", now=NOW).receipt for _ in range(999)}

    assert len(receipts) == 1
    assert query("SELECT resent, state FROM message") == [(999, "read")]
    assert surnames() == ["DOE"]


def test_a_name_of_ten_thousand_characters(ledger: str) -> None:
    take_in(manifest("DOE:JANE", "X" * 10_000 + ":LONG", "ROE:RICHARD"))

    assert {"DOE", "ROE"} < set(surnames())
    assert len(surnames()) == 3


def test_nul_bytes(ledger: str) -> None:
    """PostgreSQL keeps no NUL in a text, so one must not stop the message."""
    take_in(manifest("DOE:JA\0NE", "ROE:RICHARD"))

    assert len(surnames()) == 2
    assert quarantined() == []


@pytest.mark.parametrize("year", ["1970", "2099"])
def test_a_flight_long_ago_or_far_ahead(ledger: str, year: str) -> None:
    data = push("DOE:JANE").replace(b"010426:1200", f"0104{year[2:]}:1200".encode())

    take_in(data.replace(b"X1123/010426", f"X1123/0104{year[2:]}".encode()))

    [(day, delete_on)] = query("SELECT day, delete_on FROM crossing")
    assert day.strftime("%d%m%y") == f"0104{year[2:]}"
    assert date(2026, 3, 31) < delete_on <= date(2026, 9, 30)


def test_an_airport_nobody_knows(ledger: str) -> None:
    take_in(manifest("DOE:JANE").replace(b"LOC+125+HAN", b"LOC+125+ZZZ"))

    assert query("SELECT origin, departs_at FROM movement") == [("ZZZ", None)]
    assert surnames() == ["DOE"]


def test_no_date(ledger: str) -> None:
    data = (
        manifest("DOE:JANE").replace(b"DTM+189:2604011200:201'", b"").replace(b"DTM+232:2604011900:201'", b"")
    )

    take_in(data)

    assert query("SELECT day, departs_local FROM movement") == [(NOW.date(), None)]
    assert surnames() == ["DOE"]


def test_a_push_without_a_token_or_with_another_carriers(ledger: str) -> None:
    tokens = {carrier: give(carrier, who=HOUSE, now=NOW) for carrier in ("X1", "X2")}
    gate = testing.TestClient(make_app())

    without = gate.simulate_post("/messages", body=manifest("DOE:JANE"))
    another = gate.simulate_post(
        "/messages", body=manifest("DOE:JANE"), headers={"Authorization": f"Bearer {tokens['X2']}"}
    )

    assert (without.status_code, another.status_code) == (401, 403)
    assert "Authorization: Bearer" in without.json["message"]
    assert "X1" in another.json["message"]
    assert query("SELECT count(*) FROM message") == [(0,)]


def test_a_database_that_goes_away_and_comes_back(ledger: str) -> None:
    kept = receive(manifest("DOE:JANE"), gate="test", now=NOW)

    _let_in(ledger, False)
    with pytest.raises(LedgerError, match="The database does not answer"):
        receive(manifest("ROE:RICHARD"), gate="test", now=NOW)
    with pytest.raises(LedgerError, match="The database does not answer"):
        read_inbox(now=NOW)
    _let_in(ledger, True)

    again = receive(manifest("ROE:RICHARD"), gate="test", now=NOW)
    take_in(manifest("DOE:JANE"))
    assert (kept.resent, again.resent) == (0, 0)
    assert surnames() == ["DOE", "ROE"]


def _let_in(url: str, may: bool) -> None:
    name = conninfo_to_dict(url)["dbname"]
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as server:
        server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {may}")
        if not may:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )
