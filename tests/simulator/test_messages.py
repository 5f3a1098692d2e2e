"""What the world writes is read by the house: nothing lost, nothing complained of, nobody else found."""

import pytest

from haidang.messages import MESSAGE_TYPES, read
from haidang.simulator.airlines import AIRLINES
from haidang.simulator.damage import DAMAGES, befall
from haidang.simulator.dice import Dice
from haidang.travel import MovementKind


def names(message):
    booked = [traveller for booking in message.bookings for traveller in booking.travellers]
    everyone = (*message.travellers, *booked)
    return [f"{each.name.surname}/{''.join(each.name.given)}".replace(" ", "") for each in everyone]


@pytest.mark.parametrize("kind", ["PAXLST", "PNRGOV"])
def test_every_carrier_sends_every_type(sent, kind):
    assert kind in [message_type.code for message_type in MESSAGE_TYPES]
    carriers = {each.carrier for each in sent if each.kind == kind}
    assert carriers >= {airline.code for airline in AIRLINES}


def test_whole_messages_are_read_without_a_problem(arrived):
    """But for the names that differ, as some do on purpose."""
    problems = [
        (each.name, problem) for each, message in arrived for problem in message.problems if not each.damage
    ]
    assert {problem.kind for _, problem in problems} <= {"names differ"}, problems


def test_exactly_the_people_told_are_found(arrived):
    for each, message in arrived:
        assert names(message) == [name.replace(" ", "") for name in each.told], each.name


def test_a_message_is_for_the_movement_its_name_says(arrived):
    for each, message in arrived:
        movement = message.movement
        assert each.name.startswith(f"{movement.designator}-{movement.day:%Y%m%d}-")


def test_the_ship_is_read_as_a_voyage(arrived):
    voyages = {message.movement for _, message in arrived if message.movement.kind is MovementKind.VOYAGE}
    assert {(each.vessel_name, each.vessel_imo) for each in voyages} == {("SEA LANTERN", "9999993")}
    assert all(len(each.destination) == 5 for each in voyages)


def test_the_parts_of_a_list_hang_together(arrived):
    several = [
        (each, message) for each, message in arrived if not each.name.endswith(("of1.edi", "again.edi"))
    ]
    assert several
    for each, message in several:
        part, _, parts = each.name.rsplit("-", 1)[1].removesuffix(".edi").partition("of")
        assert (message.part, message.last_part or False) == (int(part), part == parts), each.name


@pytest.mark.parametrize(("word", "harm"), DAMAGES)
def test_damage_does_what_its_word_says_and_the_house_notices(arrived, word, harm):
    each, whole = next(
        (each, message) for each, message in arrived if not each.damage and each.carrier == "X2"
    )
    problems = [problem for message in read(harm(each.data, b":+.? '")) for problem in message.problems]
    assert len(problems) > len(whole.problems)


def test_one_message_in_fifty_is_damaged():
    dice = Dice("damage")
    fates = [befall(dice, b"UNT+2+1'", ":+.? '")[1] for _ in range(5000)]
    assert 60 < sum(map(bool, fates)) < 140
    assert {fate for fate in fates if fate} == {word for word, _ in DAMAGES}
