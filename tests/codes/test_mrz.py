"""The machine-readable zone: what it checks, and how it spells."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from haidang.codes.mrz import check_digit, spelt, without_check_digit

SIGNS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=9, max_size=9)


@given(SIGNS)
def test_a_number_with_its_check_digit_is_known_by_it(number: str) -> None:
    assert without_check_digit(number + check_digit(number)) == number


@given(SIGNS, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_figure_is_found(number: str, place: int, off: int) -> None:
    assume(number[place].isdecimal())
    wrong = number[:place] + str((int(number[place]) + off) % 10) + number[place + 1 :]
    assert check_digit(wrong) != check_digit(number)


def test_a_sign_no_zone_has_is_refused_with_those_it_has() -> None:
    with pytest.raises(ValueError, match="A to Z, 0 to 9 and <"):
        check_digit("ab-1")


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Nguyễn Văn Ân", "NGUYEN VAN AN"),
        ("Søren Ågård", "SOEREN AAGAARD"),
        ("Þór", "THOR"),
        ("Ñuñez", "NUNEZ"),
    ],
)
def test_names_are_spelt_as_documents_spell_them(name: str, zone: str) -> None:
    assert spelt(name) == zone
