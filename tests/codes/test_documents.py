import pytest

from haidang.codes import documents


@pytest.mark.parametrize(
    "code", ["P", "V", "I", "C", "A", "AC", "IP", "F", "T", "L", "M", "PD", "PS", "PO", "PP"]
)
def test_every_kind_a_carrier_writes_has_a_meaning(code):
    assert documents.kind(code)


def test_an_unknown_second_letter_leaves_the_first():
    assert documents.kind("PZ") == "passport"
    assert documents.kind("VB") == "visa"
    assert documents.kind("P<") == "passport"


@pytest.mark.parametrize("code", ["", "?", "ZZ", "123"])
def test_an_unknown_code_is_not_told(code):
    assert documents.kind(code) is None
