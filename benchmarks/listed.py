"""Invented persons for lists of any length, and travellers who are on them and who are not."""

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from haidang.screening import Entry
from haidang.simulator.dice import Dice
from haidang.simulator.names import Culture, Word, cultures
from haidang.simulator.people import family_name, given_name, given_names, invent
from haidang.travel import Name, Sex, Traveller

TODAY = date(2026, 4, 1)


def listed(seed: int, count: int) -> Iterator[Entry]:
    """Persons with three names each: as romanised, romanised otherwise, and in their own script.

    Of every hundred 85 have a full birth date, ten the year alone, five none; 30 have a document.
    """
    dice, ways = Dice(f"{seed}/listed"), tuple(cultures().values())
    for number in range(1, count + 1):
        culture, female = dice.pick(ways), dice.chance(0.4)
        surname, words = _named(dice, culture, female=female)
        born = date(dice.between(1941, 2007), dice.between(1, 12), dice.between(1, 28))
        known = dice.throw()
        yield Entry(
            list_name="Border",
            id=number,
            reference=f"B-{number}",
            surname=dice.pick(surname.romanised),
            given=_romanised(dice, words),
            aliases=(f"{dice.pick(surname.romanised)} {_romanised(dice, words)}",),
            original_names=(" ".join(word.written for word in (surname, *words)),),
            born=born if known < 0.85 else None,
            born_year=born.year if 0.85 <= known < 0.95 else None,
            sex=Sex.FEMALE if female else Sex.MALE,
            nationality="UTO",
            documents=(("UTO", f"Z{dice.digits(8)}"),) if dice.chance(0.3) else (),
        )


def unlisted(seed: int, count: int) -> list[Traveller]:
    """People on no list, of every culture, with full birth dates."""
    dice, names = Dice(f"{seed}/unlisted"), tuple(cultures())
    people = (invent(dice, dice.pick(names), TODAY) for _ in range(count))
    return [
        Traveller(
            name=Name(surname=person.surname, given=person.given),
            born=person.born,
            sex=Sex.FEMALE if person.female else Sex.MALE,
            nationalities=("UTO",),
        )
        for person in people
    ]


def travelling(entry: Entry, seed: int) -> Traveller:
    """A listed person on the way, written as carriers write: by one name or another, and with its slips."""
    dice = Dice(f"{seed}/{entry.id}")
    parts = dice.pick(
        [name for name in (entry.name, *entry.aliases) if name.isascii()] or [entry.name]
    ).split()
    fate = dice.throw()
    if fate < 0.2:
        parts = parts[1:] + parts[:1]
    elif fate < 0.4 and len(parts) > 2:
        parts.pop(dice.between(0, len(parts) - 1))
    elif fate < 0.6:
        parts = [_mistyped(dice, parts[0]), *parts[1:]]
    elif fate < 0.7 and len(parts) > 2:
        parts = ["".join(parts[:2]), *parts[2:]]
    year = entry.born_year or dice.between(1941, 2007)
    told = Traveller(
        name=Name(surname=parts[-1], given=tuple(parts[:-1])),
        born=entry.born or date(year, dice.between(1, 12), dice.between(1, 28)),
        sex=entry.sex,
        nationalities=("UTO",),
    )
    return told if dice.chance(0.95) else structs.replace(told, born=None)


def _named(dice: Dice, culture: Culture, *, female: bool) -> tuple[Word, list[Word]]:
    surname, (words, _) = family_name(dice, culture), given_names(dice, culture, female=female)
    if len(words) == 1 and not culture.beginnings and dice.chance(0.7):
        return surname, [*words, given_name(dice, culture, female=female)]
    return surname, list(words)


def _romanised(dice: Dice, words: list[Word]) -> str:
    return " ".join(dice.pick(word.romanised) for word in words)


def _mistyped(dice: Dice, part: str) -> str:
    """Two neighbouring letters the wrong way round."""
    if len(part) < 4:
        return part
    at = dice.between(1, len(part) - 3)
    return part[:at] + part[at + 1] + part[at] + part[at + 2 :]
