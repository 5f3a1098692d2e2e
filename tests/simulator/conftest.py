from datetime import date

import pytest

from haidang.messages import read
from haidang.simulator import World

#: A Wednesday: the ship leaves.
START = date(2026, 9, 2)
FLIGHTS = 8


@pytest.fixture(scope="session")
def world():
    return World(7)


@pytest.fixture(scope="session")
def sent(world):
    """Everything the small world sends: one day, a flight or two of each carrier, and the ship."""
    return list(world.days(START, days=1, flights=FLIGHTS))


@pytest.fixture(scope="session")
def arrived(sent):
    """What arrives whole, each with the one message the house reads in it."""
    return [(each, *read(each.data)) for each in sent if each.damage != "truncated"]


@pytest.fixture(scope="session")
def truth(world):
    return list(world.truth(START, days=1, flights=FLIGHTS))
