"""What the world writes is read by the house: nothing lost, nothing complained of, nobody else found."""

import pytest

from haidang.messages import MESSAGE_TYPES, read
from haidang.simulator.airlines import AIRLINES

READABLE = [message_type.code for message_type in MESSAGE_TYPES]


@pytest.fixture(scope="module")
def arriving(sent):
    """What comes whole and of a type the house reads."""
    return [each for each in sent if each.damage != "truncated" and each.kind in READABLE]


def names(messages):
    everyone = [
        traveller
        for message in messages
        for traveller in (*message.travellers, *(t for b in message.bookings for t in b.travellers))
    ]
    return [f"{each.name.surname}/{''.join(each.name.given)}".replace(" ", "") for each in everyone]


def told(transmission):
    return [name.replace(" ", "") for name in transmission.told]


@pytest.mark.parametrize("kind", READABLE)
def test_whole_messages_are_read_without_a_problem(sent, kind):
    """But for the names that differ, as some do on purpose."""
    whole = [each for each in sent if each.kind == kind and not each.damage]
    assert {each.carrier for each in whole} == {airline.code for airline in AIRLINES}
    problems = [(each.name, problem) for each in whole for m in read(each.data) for problem in m.problems]
    assert {problem.kind for _, problem in problems} <= {"names differ"}, problems


def test_exactly_the_people_told_are_found(arriving):
    for each in arriving:
        assert names(read(each.data)) == told(each), each.name


def test_a_message_is_for_the_flight_its_name_says(arriving):
    for each in arriving:
        [message] = read(each.data)
        movement = message.movement
        assert each.name.startswith(f"{movement.designator}-{movement.day:%Y%m%d}-")


def test_the_parts_of_a_list_hang_together(arriving):
    several = [each for each in arriving if "again" not in each.name and not each.name.endswith("of1.edi")]
    assert several
    for each in several:
        [message] = read(each.data)
        part, _, parts = each.name.rsplit("-", 1)[1].removesuffix(".edi").partition("of")
        assert (message.part, message.last_part or False) == (int(part), part == parts), each.name
