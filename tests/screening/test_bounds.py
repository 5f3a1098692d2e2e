"""What is left out thousands at a time could not have reached the threshold."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.screening.names.forms import forms
from haidang.screening.names.rarity import Rarity
from haidang.screening.watchlists import Entry, Segment, scorecard
from haidang.screening.watchlists.birth import CLOSEST, Birth, Births, closest
from haidang.screening.watchlists.name_bounds import NamesTold
from haidang.screening.watchlists.seeking import Asked, Seeker
from haidang.screening.watchlists.told import Told, ToldForm
from utopians import traveller

DAYS = st.dates(date(1985, 1, 1), date(1995, 12, 31))
RARITY = Rarity([("SOMEBODY", "ELSE", "VAN", "ROE")] * 5000)
# Parts that are one another's in many ways: alike, of one family, joined, cut, an initial, common or rare.
PARTS = """
JANE JAYNE JEAN J DOE DO ROE ROW LO LOW VAN ANH VANANH HANVAN HANH AN AL SAYED ALSAYED SAYID SAID
MOHAMED MUHAMMAD MAHMOUD IBRAHIM ABRAHAM EBRAHIM KIM GIM QING CHING KHANG THANG TANG JIN MIN JIMIN
CHEE JIMI MULLER MUELLER MILLER BRANDE BRANDENSTEIN KATHARINA CATHERINE EKATERINA OSMAN OMSAN NGUYEN
IULIIA YULIA YURI
"""
NAMES = st.lists(st.sampled_from(PARTS.split()), min_size=1, max_size=5)
PARTIAL = st.sampled_from(["1990", "1990-02", "1988/1990", "1960/1995", "1990-02-15", "1991-01"])


@given(DAYS, st.one_of(DAYS.map(str), PARTIAL))
def test_a_birth_date_agrees_as_is_thought(told: date, listed: str) -> None:
    assert between(told, (listed,)) is exact(told, (listed,))


@pytest.mark.parametrize("days", [0, 1, 9, 31, 40, 365, 400, 2000])
@pytest.mark.parametrize("told", [date(1990, 1, 1), date(1990, 2, 12), date(1991, 12, 31)])
def test_near_days_are_told_apart_as_the_scorecard_does(told: date, days: int) -> None:
    listed = (str(told + timedelta(days=days)),)
    assert between(told, listed) is exact(told, listed)


def test_of_several_birth_dates_the_closest_counts() -> None:
    assert between(date(1990, 2, 15), ("1960-01-01", "1990-02-15", "1991")) is Births.SAME_DAY


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("JANE DOE", "Jane Doe"),
        ("JAYNE DOE", "Jane Doe"),
        ("DOE JANE", "Jane Doe"),
        ("JANE MARIA DOE", "Jane Doe"),
        ("VANANH NGUYEN", "Nguyễn Văn Anh"),
        ("VAN ANH NGUYEN", "Nguyen Vananh"),
        ("HANS MUELLER", "Hans Müller"),
        ("MOHAMED ALSAYED", "Muhammad Al Sayyid"),
        ("IULIIA SHCHUKINA", "Щукина Юлия"),
        ("CHAIM LEVI", "חיים לוי"),
        ("MEI LIM", "Lam Mei"),
        ("KATHARINA ELISABETH MAGDALENA BRANDE", "Katharina Elisabeth Magdalena Brandenstein"),
        ("J DOE", "Jane Doe"),
        ("PETER BRANDSTETER", "Peter Brandstetter"),
        ("RICK ROE", "Jane Doe"),
        ("THI THO TRINH", "Trịnh Thị Thơ"),  # two parts of one family
        ("OMSAN BIN SULEIMAN", "Osman bin Suleiman"),
    ],
)
def test_a_name_is_worth_no_more_than_is_thought(told: str, listed: str) -> None:
    [form] = Told.of(traveller(told), RARITY).forms
    for births in Births:
        points = worth(told, listed, births)
        assert ceiling(form, births) >= points - 0.01
        for exact in (False, True):
            assert max(bounds(form, listed, births, exact=exact)) >= points - 0.01


@given(NAMES, NAMES, st.sampled_from(Births))
def test_no_name_is_worth_more_than_is_thought(told: list[str], listed: list[str], births: Births) -> None:
    [form] = Told.of(traveller(" ".join(told)), RARITY).forms
    points = worth(" ".join(told), " ".join(listed), births)
    assert ceiling(form, births) >= points - 0.01
    for exact in (False, True):
        assert max(bounds(form, " ".join(listed), births, exact=exact)) >= points - 0.01


def test_looking_at_what_is_written_leaves_out_more() -> None:
    [form] = Told.of(traveller("HANS PETER FELDBAUER"), RARITY).forms
    [roughly], [exactly] = (
        bounds(form, "Hans Peter Lukas Waldberger", Births.OTHER_DAY, exact=exact) for exact in (False, True)
    )
    assert exactly < roughly


def worth(told: str, listed: str, births: Births) -> float:
    """What the scorecard gives for names and birth dates."""
    name = Told.of(traveller(told), RARITY).likeliest((listed,))
    assert name is not None
    return name.points + scorecard.birth_points(births, name.evidence)


def ceiling(form: ToldForm, births: Births) -> float:
    return float(NamesTold([form], RARITY).ceilings[CLOSEST[births], 0])


def bounds(form: ToldForm, listed: str, births: Births, *, exact: bool) -> list[float]:
    """Of each way to read the listed name."""
    segment = Segment.of([Entry(list_name="Border", surname=listed)]).judged_by(RARITY)
    every = np.arange(len(segment.bearers), dtype=np.uint32)
    assert len(every) == len(forms(listed))
    ranks = np.full(len(every), CLOSEST[births])
    bound = NamesTold([form], RARITY).bound(np.zeros_like(every), segment, every, ranks, exact=exact)
    found: list[float] = bound.tolist()
    return found


def between(told: date, listed: tuple[str, ...]) -> Births:
    """How the seeker thinks the birth date of one listed Jane Doe agrees with another's."""
    asked = Asked(Told.of(traveller(born=told), Rarity(())), -1e9)
    segment = Segment.of([Entry(list_name="Border", surname="DOE", given="JANE", births=listed)])
    only = np.zeros(1, np.uint32)
    return tuple(Births)[Seeker([asked], RARITY)._births_between(segment, only, only)[0]]


def exact(told: date, listed: tuple[str, ...]) -> Births:
    return closest(Birth.of_day(told), Birth.all_of(Entry(list_name="Border", births=listed)))
