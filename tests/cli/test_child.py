"""A process of the house is started again when it ends, unless its work was done."""

import time

import pytest

from haidang.cli.child import FIRST_PAUSE, Child

PATIENCE = 30.0


@pytest.mark.parametrize(("once", "again"), [(True, False), (False, True)])
def test_one_that_is_done_is_not_started_again(once: bool, again: bool) -> None:
    child = Child("work", "this", once=once)
    child.start()
    first, deadline = child.pid, time.monotonic() + PATIENCE
    while child.pid is not None and time.monotonic() < deadline:
        child.mend()
    child._due -= FIRST_PAUSE  # the pause is over
    child.mend()
    assert (child.pid not in (None, first)) is again
    child.wait(PATIENCE)
