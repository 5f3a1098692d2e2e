"""The operator chooses by which law the house forgets."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from haidang.ledger.bulk import query
from haidang.procedures.choose_retention import choose_retention, in_force
from haidang.vault.person import HOUSE, Person
from haidang.vault.retention import UnknownPreset
from haidang.vault.roles import NotPermitted
from specimens import manifest

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def test_what_is_received_from_then_on_goes_by_the_new_law(take_in: Callable[..., None]) -> None:
    take_in(manifest("DOE:JANE"), now=NOW)
    choose_retention("border_api_96h", who=HOUSE, now=NOW)
    take_in(manifest("ROE:RICK", day="260402", control="2"), now=NOW)
    ends = query("SELECT surname, delete_on FROM crossing ORDER BY surname")
    assert ends == [("DOE", date(2026, 9, 30)), ("ROE", date(2026, 4, 6))]


def test_an_unknown_law_is_refused_and_the_known_are_listed(ledger: str) -> None:
    with pytest.raises(UnknownPreset, match="eu_cjeu_2022"):
        choose_retention("atlantis", who=HOUSE, now=NOW)
    assert in_force() == "eu_cjeu_2022"


def test_only_an_operator_chooses(keeper: Person) -> None:
    with pytest.raises(NotPermitted):
        choose_retention("border_api_96h", who=keeper, now=NOW)
