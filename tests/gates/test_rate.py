"""A carrier may send so much at once, and so much for ever."""

from haidang.gates.rate import Rate


class Hands:
    """A clock that shows what it is told to."""

    def __init__(self) -> None:
        self.shown = 0.0

    def __call__(self) -> float:
        return self.shown


def test_a_burst_is_let_through_and_then_the_rate_holds() -> None:
    clock = Hands()
    rate = Rate(clock, per_second=2, at_once=3)
    assert [rate.wait_for("XX") for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]
    clock.shown = 0.5
    assert [rate.wait_for("XX") for _ in range(2)] == [0.0, 0.5]


def test_one_carrier_does_not_use_up_what_another_may_send() -> None:
    rate = Rate(Hands(), per_second=1, at_once=1)
    rate.wait_for("XX")
    assert rate.wait_for("XX") == 1.0
    assert rate.wait_for("YY") == 0.0
