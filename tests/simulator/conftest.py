from datetime import date

import pytest

from haidang.simulator import World

START = date(2026, 9, 1)
FLIGHTS = 12


@pytest.fixture(scope="session")
def world():
    return World(7)


@pytest.fixture(scope="session")
def sent(world):
    """Everything the small world sends: one day, two flights of each carrier."""
    return list(world.days(START, days=1, flights=FLIGHTS))


@pytest.fixture(scope="session")
def truth(world):
    return list(world.truth(START, days=1, flights=FLIGHTS))
