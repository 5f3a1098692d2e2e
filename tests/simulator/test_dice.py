from hypothesis import given
from hypothesis import strategies as st

from haidang.simulator.dice import Dice


@given(st.text(), st.integers(-1000, 1000), st.integers(0, 1000))
def test_a_throw_stays_between_its_ends(name, low, span):
    assert low <= Dice(name).between(low, low + span) <= low + span


def test_both_ends_come_up():
    dice = Dice("ends")
    assert {dice.between(1, 6) for _ in range(200)} == {1, 2, 3, 4, 5, 6}


def test_the_stream_is_the_one_python_promises():
    assert Dice("7").digits(6) == "712437"
