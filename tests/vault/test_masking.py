"""What each role sees of a value (R4-04, R4-07)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.vault import catalogue, masking
from haidang.vault.roles import Role


@pytest.mark.parametrize(
    ("noun", "field", "value", "seen"),
    [
        ("Document", "number", "C4100123", "•••123"),
        ("Contact", "value", "jane.doe@example.org", "j•••@example.org"),
        ("Contact", "value", "+84912345678", "•••678"),
        ("Payment", "last_four", "4242", "•••• 4242"),
        ("Payment", "token", "v1:00ff", "•••"),
        ("Name", "surname", "DOE", "DOE"),
        ("Seat", "number", "12A", "12A"),
    ],
)
def test_an_analyst_sees_of_it(noun: str, field: str, value: str, seen: str) -> None:
    assert masking.shown(value, catalogue.row(noun, field), Role.ANALYST) == seen


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.CRITERIA_AUTHOR, Role.WATCHLIST_KEEPER])
def test_a_role_that_may_not_see_travellers_sees_dots(role: Role) -> None:
    assert masking.shown("DOE", catalogue.row("Name", "surname"), role) == "•••"


@given(st.text(min_size=1))
def test_at_least_half_of_a_document_number_stays_hidden(number: str) -> None:
    seen = masking.document(number).removeprefix("•••")
    assert number.endswith(seen)
    assert len(seen) <= min(3, len(number) / 2)
