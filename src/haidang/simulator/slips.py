"""How two messages about one person come to disagree, as they do in life."""

from datetime import date

import msgspec

from haidang.simulator.dice import Dice
from haidang.simulator.people import Person
from haidang.simulator.reservation import Told


def passport(person: Person) -> Told:
    """What the passport says."""
    return Told(surname=person.surname, given=person.given, born=person.born, document=person.document)


def booked(dice: Dice, person: Person) -> Told:
    """What somebody typed on a website or heard on the telephone."""
    told = passport(person)
    fate = dice.throw()
    if fate < 0.015:
        return mistyped(dice, told)
    if fate < 0.11:
        return msgspec.structs.replace(told, given=told.given[-1:])
    if fate < 0.117 and told.given:
        return msgspec.structs.replace(told, surname=told.given[-1], given=(told.surname,))
    return told


def presented(dice: Dice, person: Person) -> Told:
    """What the check-in desk sent: mostly read by machine, sometimes typed."""
    told = passport(person)
    fate = dice.throw()
    if fate < 0.01:
        return msgspec.structs.replace(told, born=_day_and_month_swapped(told.born))
    if fate < 0.016:
        return msgspec.structs.replace(told, document=_one_digit_off(dice, told.document))
    if fate < 0.03:
        return msgspec.structs.replace(told, given=told.given[:1])
    return told


def mistyped(dice: Dice, told: Told) -> Told:
    """Two neighbouring letters of the surname the wrong way round; in a short one a letter struck twice."""
    name = told.surname
    places = [place for place in range(1, len(name) - 1) if name[place : place + 2].isalpha()]
    places = [place for place in places if name[place] != name[place + 1]]
    if not places:
        return msgspec.structs.replace(told, surname=name + name[-1])
    place = dice.pick(places)
    slipped = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return msgspec.structs.replace(told, surname=slipped)


def _day_and_month_swapped(day: date) -> date:
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else day


def _one_digit_off(dice: Dice, number: str) -> str:
    place = dice.between(1, len(number) - 1)
    return number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
