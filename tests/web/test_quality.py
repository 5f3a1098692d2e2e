"""The figures of a carrier, as page, as CSV and as a sheet to send."""

import re
from typing import Any

import pytest

from haidang.vault.roles import Role


@pytest.fixture
def operator(door: Any, scene: Any) -> Any:
    return door(Role.OPERATOR)


def test_the_page_shows_shares_with_their_rule_and_an_example(operator: Any, query: Any) -> None:
    query("UPDATE movement SET departs_at = now() - interval '1 hour'")
    shown = operator.get("/quality/?carrier=X1&days=7").content.decode()
    assert "later than 30 minutes before departure" in shown
    assert re.search(r'<a href="/messages/\d+/">', shown)
    assert "DOE" not in shown


@pytest.mark.parametrize(("asked", "head"), [("csv", b"carrier,since,until"), ("pdf", b"%PDF-")])
def test_what_is_taken_away_has_a_name_and_names_nobody(operator: Any, asked: str, head: bytes) -> None:
    answer = operator.get(f"/quality/?carrier=X1&days=7&as={asked}")
    assert answer.content.startswith(head)
    assert re.search(rf'filename="quality-X1-\d+-\d+\.{asked}"', answer.headers["Content-Disposition"])
    assert b"DOE" not in answer.content


def test_a_sheet_is_of_one_carrier_and_all_carriers_stay_a_page(operator: Any) -> None:
    assert operator.get("/quality/?as=pdf").headers["Content-Type"].startswith("text/html")


def test_nonsense_in_the_address_asks_for_the_usual(operator: Any) -> None:
    shown = operator.get("/quality/?days=-1&as=xls").content.decode()
    assert '<option value="30" selected>' in shown


def test_a_quiet_carrier_is_told_so(operator: Any) -> None:
    assert "Nothing was told in this time." in operator.get("/quality/?carrier=ZZ").content.decode()
