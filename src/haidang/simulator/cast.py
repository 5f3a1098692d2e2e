"""The people of the world who stand on a watchlist, and how their entry differs from their passport."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from haidang.simulator.dice import Dice
from haidang.simulator.mrz import latin
from haidang.simulator.names import Culture, Word, cultures
from haidang.simulator.people import Person, family_name, given_name, given_names, invent
from haidang.simulator.slips import mistyped, passport

COLUMNS = (
    "reference", "list", "surname", "given", "born", "sex", "nationality", "document_number",
    "document_issuer", "severity", "instruction", "instruction_vi",
)  # fmt: skip
#: How the entry is written beside the passport, and whose names show it. ``by document``: the paper was lost
#: by somebody else, whose name the entry gives.
LIKENESSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("exact", ("vietnamese", "english", "chinese", "indian", "khmer")),
    ("marked", ("vietnamese", "french", "german", "spanish")),
    ("misspelt", ("english", "german", "french", "vietnamese", "thai")),
    ("romanised otherwise", ("arabic", "russian", "korean", "thai", "japanese")),
    ("own script", ("russian", "chinese", "arabic", "korean", "japanese")),
    ("shorter", ("vietnamese", "english", "arabic", "spanish")),
    ("by document", ("lao", "malay", "cantonese")),
)
_SIZE = 70
_SEEN_ON = date(2026, 1, 1)
_PAPERS = "Lost and stolen papers"
_LISTS = ("Border", "Customs", "Court orders")
_SEVERITIES = ("top", "high", "high", "normal", "normal", "normal")
#: What an officer shall do, in English and in Vietnamese.
_INSTRUCTIONS = (
    ("Call the duty officer", "Báo cáo trực ban"),
    ("Ask for a second document", "Yêu cầu xuất trình thêm giấy tờ"),
    ("Look at the bags", "Kiểm tra hành lý"),
    ("Tell the list's keeper", "Báo cho người quản lý danh sách"),
)


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A person, the reference of their entry, how it resembles them, and the entry's cells in order."""

    reference: str
    likeness: str
    person: Person
    cells: tuple[str, ...]


@cache
def cast(seed: int) -> tuple[Listed, ...]:
    """The listed people of this world. They travel again and again."""
    return tuple(_listed(Dice(f"{seed}/cast/{place}"), place) for place in range(_SIZE))


def background(seed: int, count: int) -> Iterator[str]:
    """Lines of entries about people who never travel in this world, as many as asked for."""
    dice = Dice(f"{seed}/background")
    ways = tuple(cultures().values())
    for place in range(count):
        culture = dice.pick(ways)
        female = dice.chance(0.4)
        name = _background_name(dice, culture, female=female)
        born = f"{dice.between(1941, 2007)}-{dice.between(1, 12):02d}-{dice.between(1, 28):02d}"
        number = f"Z{dice.digits(8)},UTO" if dice.chance(0.3) else ","
        rest = f"{born if dice.chance(0.95) else born[:4]},{'F' if female else 'M'},UTO,{number}"
        yield f"B-{place:07d},{dice.pick(_LISTS)},{name},{rest},{dice.pick(_SEVERITIES)},,\n"


def _background_name(dice: Dice, culture: Culture, *, female: bool) -> str:
    """Surname and given names, mostly all of them, as lists have them; one in ten as the culture writes."""
    surname = family_name(dice, culture)
    words, told = given_names(dice, culture, female=female)
    if len(words) == 1 and not culture.beginnings and dice.chance(0.7):
        second = given_name(dice, culture, female=female)
        words, told = (*words, second), (*told, dice.pick(second.romanised))
    if dice.chance(0.1):
        return f"{surname.written},{' '.join([word.written for word in words])}"
    return f"{dice.pick(surname.romanised)},{' '.join(told)}"


def _listed(dice: Dice, place: int) -> Listed:
    likeness, whose = LIKENESSES[place % len(LIKENESSES)]
    person = _with_two_names(dice, dice.pick(whose), likeness)
    reference = f"L-{place:04d}"
    surname, given, born, document = _as_listed(dice, person, likeness)
    return Listed(
        reference=reference,
        likeness=likeness,
        person=person,
        cells=(
            reference,
            _PAPERS if likeness == "by document" else dice.pick(_LISTS),
            surname,
            given,
            born,
            "F" if person.female else "M",
            person.nationality,
            document,
            "UTO" if document else "",
            dice.pick(_SEVERITIES),
            *dice.pick(_INSTRUCTIONS),
        ),
    )


def _with_two_names(dice: Dice, culture: str, likeness: str) -> Person:
    """Somebody whose name can show the likeness: with marks to lose, or spellings to choose from."""
    while True:
        person = invent(dice, culture, _SEEN_ON, (24, 62))
        words = (person.surname_word, *person.given_words)
        shows = {
            "marked": any(latin(word.written) != word.written.upper() for word in words),
            "romanised otherwise": any(len(word.romanised) > 1 for word in words),
            "shorter": len(person.given) > 1,
        }
        if person.given and shows.get(likeness, True):
            return msgspec.structs.replace(person, nationality="UTO", document_kind="P")


def _as_listed(dice: Dice, person: Person, likeness: str) -> tuple[str, str, str, str]:
    """Surname, given names, birth date or year, and document number of the entry."""
    surname, given, born = person.surname, " ".join(person.given), person.born.isoformat()
    written = " ".join(word.written for word in person.given_words)
    match likeness:
        case "marked" | "own script":
            return person.surname_word.written, written, born, ""
        case "misspelt":
            return mistyped(dice, passport(person)).surname, given, born, ""
        case "romanised otherwise":
            others = [
                _otherwise(word, told) for word, told in zip(person.given_words, person.given, strict=True)
            ]
            return _otherwise(person.surname_word, surname), " ".join(others), born, ""
        case "shorter":
            return surname, person.given[-1 if person.culture == "vietnamese" else 0], born[:4], ""
        case "by document":
            holder = _with_two_names(dice, "english", "exact")
            return holder.surname, " ".join(holder.given), holder.born.isoformat(), person.document
    return surname, given, born, person.document if dice.chance(0.3) else ""


def _otherwise(word: Word, told: str) -> str:
    """Another spelling of the word than the one in the passport, where there is one."""
    return next((form for form in word.romanised if form != told), told)
