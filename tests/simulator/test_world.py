import hashlib
import subprocess
import sys
from datetime import UTC, date, timedelta

from haidang.simulator import World

GOLDEN = "65587186dc86a952ca988e5c2c87092bb172f19c41518b78dd6917537c4ef820"
"""Of two flights and the ship of world 7. Whoever changes the world changes this, and every demonstration."""

SMALL = (date(2026, 9, 2), 1, 2)


def digest(transmissions):
    whole = hashlib.sha256()
    for each in transmissions:
        whole.update(f"{each.at.isoformat()} {each.name}\n".encode() + each.data)
    return whole.hexdigest()


def test_the_same_world_is_the_same_to_the_byte():
    assert digest(World(7).days(*SMALL)) == GOLDEN


def test_another_process_with_other_hashes_sends_the_same():
    program = (
        "import hashlib; from datetime import date; from haidang.simulator import World\n"
        "whole = hashlib.sha256()\n"
        "for each in World(7).days(date(2026, 9, 2), 1, 2):\n"
        "    whole.update(f'{each.at.isoformat()} {each.name}\\n'.encode() + each.data)\n"
        "print(whole.hexdigest())"
    )
    env = {"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONHASHSEED": "12345", "TZ": "America/Lima"}
    told = subprocess.check_output([sys.executable, "-c", program], env=env, text=True)
    assert told.strip() == GOLDEN


def test_another_seed_is_another_world():
    assert digest(World(8).days(*SMALL)) != GOLDEN


def test_a_flight_tells_the_same_whatever_else_flies_that_day(world, sent):
    alone = {each.name: each.data for each in world.days(*SMALL)}
    among = {each.name: each.data for each in sent}
    assert alone.items() <= among.items()


def test_messages_come_in_order_of_time_and_each_has_a_name_of_its_own(sent):
    times = [each.at for each in sent]
    assert times == sorted(times)
    assert all(at.tzinfo is UTC for at in times)
    assert len({each.name for each in sent}) == len(sent)


def test_days_follow_one_another_and_overlap_as_pushes_do(world):
    two = list(world.days(date(2026, 9, 1), days=2, flights=1))
    assert [each.at for each in two] == sorted(each.at for each in two)
    assert {each.name.split("-")[1] for each in two} == {"20260901", "20260902"}


def test_a_flight_is_told_from_three_days_before_until_it_leaves(sent):
    labels = {"-".join(each.name.split("-")[2:4]) for each in sent}
    bookings = {"PNRGOV-72h", "PNRGOV-24h", "PNRGOV-update", "PNRGOV-departure"}
    assert labels == bookings | {"PAXLST-crew", "PAXLST-checkin", "PAXLST-close"}
    one = [each for each in sent if each.name.startswith("X0101-")]
    ship = [each for each in sent if each.carrier == "XZSL"]
    assert all(each.kind == "PAXLST" for each in ship)
    assert timedelta(hours=72) <= one[-1].at - one[0].at < timedelta(hours=72, minutes=15)


def test_a_resend_is_the_same_to_the_byte(sent):
    first = {each.name: each.data for each in sent}
    again = [each for each in sent if each.name.endswith("-again.edi")]
    assert again
    assert all(first[each.name.replace("-again", "")] == each.data for each in again)


def test_what_a_flight_tells_at_departure_is_told_of_the_same_people_as_in_its_whole_story(world):
    [day, told] = date(2026, 9, 2), list(world.departure(date(2026, 9, 2), 1))
    whole = [one for one in world.days(day, days=1, flights=1) if "PNRGOV-departure" in one.name]
    assert {one.told for one in told} == {one.told for one in whole}


def test_another_flight_is_told_of_at_departure_the_next_day(world):
    days = [date(2026, 9, 2) + timedelta(days=later) for later in range(3)]
    assert len({next(world.departure(day, 12)).name.split("-")[0] for day in days}) == 3
