from collections import Counter
from datetime import date
from itertools import islice

import pytest
from msgspec.structs import replace

from haidang.screening import Criterion, WatchlistIndex
from haidang.screening.criteria import Facts
from haidang.screening.watchlists import ListTold, Reading
from haidang.screening.watchlists.formats import own_csv
from haidang.simulator import World
from haidang.simulator.cast import LIKENESSES
from haidang.travel.joining import join

START, FLIGHTS = date(2026, 9, 2), 8


@pytest.fixture(scope="module")
def month(world):
    """Who is planted in a month of thirty flights a day."""
    return list(world.truth(date(2026, 9, 1), days=30, flights=30))


def test_everyone_planted_is_told_by_both_messages(sent, truth):
    for plant in truth:
        name = f"{plant.surname}/{' '.join(plant.given)}"
        flight = f"{plant.carrier}{plant.number}-{plant.day:%Y%m%d}"
        for label in ("PAXLST-close", "PNRGOV-departure"):
            told = [each.told for each in sent if each.name.startswith(f"{flight}-{label}")]
            assert any(name in names for names in told), (plant, label)


def test_every_likeness_and_every_criterion_is_planted(world, month):
    assert {plant.likeness for plant in month if plant.likeness} == {likeness for likeness, _ in LIKENESSES}
    assert {plant.criterion for plant in month if plant.criterion} == {name for name, _ in world.criteria()}


def test_everyone_planted_on_a_list_has_an_entry_there(world, month):
    entries = {line.split(",")[0] for line in world.watchlist()}
    assert {plant.reference for plant in month if plant.reference} <= entries


def whole(lines):
    """All lists of a page."""
    page = "".join(lines).encode()
    names = {line.split(",")[1] for line in page.decode().splitlines()[1:]}
    readings = [Reading.of(own_csv.read([[page]], ListTold(name))) for name in names]
    return Reading(
        tuple(entry for one in readings for entry in one.entries),
        tuple(rejected for one in readings for rejected in one.rejected),
    )


def test_the_watchlist_is_read_whole_by_the_house(world):
    reading = whole(world.watchlist(background=2000))
    assert reading.rejected == ()
    assert len(reading.entries) == 70 + 2000
    assert len({entry.reference for entry in reading.entries}) == 2070


def test_the_planted_entries_stand_first_whatever_stands_behind(world):
    alone = list(world.watchlist())
    assert list(islice(world.watchlist(background=10), len(alone))) == alone


def test_background_entries_are_of_many_people(world):
    lines = list(world.watchlist(background=20_000))[71:]
    people = Counter(",".join(line.split(",")[2:5]) for line in lines)
    assert len(people) > 19_000


def test_the_criteria_are_in_the_language_of_the_house(world):
    for name, text in world.criteria():
        assert str(Criterion.parse(name=name, text=text).expression) == text


def test_truth_is_the_same_every_time(truth):
    assert truth == list(World(7).truth(START, days=1, flights=FLIGHTS))


@pytest.fixture(scope="module")
def crossings(arrived):
    """Everyone planted, as manifest and booking tell them together, by flight and locator."""
    manifest = {
        (message.movement.designator, traveller.locator, traveller.documents[0].number): traveller
        for each, message in arrived
        if "-close-" in each.name
        for traveller in message.travellers
    }
    found = {}
    for each, message in arrived:
        for crossing in message.crossings() if "-departure-" in each.name else ():
            flight, locator = crossing.movement.designator, crossing.booking.locator
            if crossing.traveller.documents:
                told = manifest.get((flight, locator, crossing.traveller.documents[0].number))
                whole = replace(crossing, traveller=join(told, crossing.traveller))
                found.setdefault((flight, locator), whole)
    return found


def test_every_planted_booking_fits_its_criterion_and_hardly_any_other_does(world, truth, crossings):
    criteria = {name: Criterion.parse(name=name, text=text) for name, text in world.criteria()}
    planted = {(f"{p.carrier}{p.number}", p.locator): p.criterion for p in truth if p.criterion}
    fitting = {key for key, it in crossings.items() for c in criteria.values() if c.holds(Facts(it))}
    assert planted
    for key, name in planted.items():
        assert criteria[name].holds(Facts(crossings[key])), (key, name)
    assert len(fitting - planted.keys()) < len(crossings) / 200


def test_everyone_planted_on_a_list_is_found_there(world, truth, crossings):
    """But for those in their own script or romanised otherwise: they are what likeness is measured on."""
    watchlist = WatchlistIndex(whole(world.watchlist(background=500)).entries)
    plainly = [p for p in truth if p.likeness in ("exact", "marked", "misspelt", "by document")]
    assert plainly
    for plant in plainly:
        traveller = crossings[f"{plant.carrier}{plant.number}", plant.locator].traveller
        assert plant.reference in [match.entry.reference for match in watchlist.matches(traveller)], plant
