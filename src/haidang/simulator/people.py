"""Invented people. All travel on papers of Utopia, or on those of nobody's state (Doc 9303-3 part D)."""

from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from haidang.simulator.dice import Dice
from haidang.simulator.names import Culture, Word, cultures, joined

#: Issuers and nationalities. The rest of 1 in 60 is stateless, a refugee, unspecified, or of an organisation.
_NATIONALITIES = ("UTO",) * 240 + ("XXA", "XXB", "XXX", "UNO")
_DOCUMENT_KINDS = ("P",) * 94 + ("PD", "PS", "I", "I", "IP", "T")
_FIRST_LETTERS = "BCEKLNPRUX"
_MAIL_HOSTS = ("example.org", "example.com", "example.net", "mail.example.org")
#: Telephone codes by residence. Every invented number goes on with 000, which no state hands out.
_DIALLING = {
    "VNM": "84", "KOR": "82", "JPN": "81", "CHN": "86", "THA": "66", "KHM": "855", "LAO": "856", "USA": "1",
    "SGP": "65", "MYS": "60", "IDN": "62", "IND": "91", "AUS": "61", "GBR": "44", "FRA": "33", "DEU": "49",
    "RUS": "7", "ARE": "971", "HKG": "852", "TWN": "886",
}  # fmt: skip

#: The day passports of regulars are counted back from.
_REGULARS_SEEN_ON = date(2026, 1, 1)

_RARE_SHARE = 0.6
_COMPOSED_SHARE = 0.8

Given = tuple[tuple[Word, ...], tuple[str, ...]]


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who does not exist.

    ``surname`` and ``given`` are as their passport prints them; ``surname_word`` and ``given_words`` keep
    how they write themselves and the other spellings. Who has one name only has no ``given``. ``home`` is
    the alpha-3 country of residence.
    """

    culture: str
    surname_word: Word
    given_words: tuple[Word, ...]
    surname: str
    given: tuple[str, ...]
    female: bool
    born: date
    home: str
    nationality: str
    document_kind: str
    document: str
    issued: date
    expires: date
    phone: str
    email: str
    visa: str = ""

    def age_on(self, day: date) -> int:
        had_birthday = (day.month, day.day) >= (self.born.month, self.born.day)
        return day.year - self.born.year - (not had_birthday)


def invent(
    dice: Dice, culture: str, today: date, ages: tuple[int, int] = (18, 74), family: Word | None = None
) -> Person:
    """Somebody of that culture and age, of the family called ``family`` if given, seen on ``today``."""
    ways = cultures()[culture]
    female = dice.chance(0.5)
    surname_word = family_name(dice, ways) if family is None else family
    given_words, given = given_names(dice, ways, female=female)
    surname = surname_word.romanised[0]
    if culture in ("indian", "indonesian") and family is None and dice.chance(0.25):
        surname_word, surname, given_words, given = given_words[0], given[0], (), ()
    born = today - timedelta(days=dice.between(ages[0] * 365 + 40, ages[1] * 365 + 300))
    issued = today - timedelta(days=dice.between(60, 3300 if ages[0] >= 18 else 1500))
    home = dice.pick(ways.homes)
    return Person(
        culture=culture,
        surname_word=surname_word,
        given_words=given_words,
        surname=surname,
        given=given,
        female=female,
        born=born,
        home=home,
        nationality=dice.pick(_NATIONALITIES),
        document_kind=dice.pick(_DOCUMENT_KINDS),
        document=dice.pick(_FIRST_LETTERS) + dice.digits(dice.between(7, 8)),
        issued=issued,
        expires=issued + timedelta(days=3650 if ages[0] >= 18 else 1825),
        phone=f"+{_DIALLING.get(home, '84')}000{dice.digits(6)}",
        email=_email(dice, surname, given),
        visa=f"V{dice.digits(7)}" if home != "VNM" and dice.chance(0.3) else "",
    )


@lru_cache(maxsize=8192)
def regular(culture: str, place: int) -> Person:
    """Somebody who travels often: the same person, on the same passport, in every world."""
    return invent(Dice(f"regular/{culture}/{place}"), culture, _REGULARS_SEEN_ON, (25, 60))


def family_name(dice: Dice, ways: Culture) -> Word:
    if ways.surname_beginnings and dice.chance(_RARE_SHARE):
        return joined(dice.pick(ways.surname_beginnings), dice.pick(ways.surname_endings))
    word = dice.pick(ways.surnames)
    if ways.name != "spanish":
        return word
    mother = dice.pick(ways.surnames)
    return Word(f"{word.written} {mother.written}", (f"{word.romanised[0]} {mother.romanised[0]}",))


def given_name(dice: Dice, ways: Culture, *, female: bool) -> Word:
    """A given name: mostly one put together where the culture puts names together."""
    if ways.beginnings and dice.chance(_COMPOSED_SHARE):
        return joined(dice.pick(ways.beginnings), dice.pick(ways.endings))
    return dice.pick(ways.female if female else ways.male)


def given_names(dice: Dice, ways: Culture, *, female: bool) -> Given:
    """Given names in the order the culture writes them, and one way a passport may spell them."""
    word = given_name(dice, ways, female=female)
    middles = ways.middle_female if female else ways.middle_male
    words: tuple[Word, ...] = (word,)
    if ways.name == "vietnamese":
        words = (dice.pick(middles), word) if dice.chance(0.7) else (middles[0], dice.pick(middles[4:]), word)
    elif ways.name == "malay":
        words = (word, Word("binti", ("BINTI",)) if female else Word("bin", ("BIN",)))
    elif middles and dice.chance(0.3):
        words = (word, dice.pick(middles))
    elif ways.name in ("english", "arabic", "spanish") and dice.chance(0.45):
        words = (word, dice.pick(ways.male if ways.name == "arabic" or not female else ways.female))
    return words, tuple(dice.pick(each.romanised) for each in words)


def _email(dice: Dice, surname: str, given: tuple[str, ...]) -> str:
    first = given[-1] if given else "hello"
    name = f"{first}.{surname}".lower().replace(" ", "")
    return f"{name}{dice.between(1, 999)}@{dice.pick(_MAIL_HOSTS)}"
