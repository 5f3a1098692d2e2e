"""The values keepers write, in every format: dates told in part, states, sexes, texts."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from haidang.codes import countries
from haidang.screening.watchlists.birth import Birth
from haidang.travel import Sex

LONGEST = 500
TOO_DEEP = "one thing stands in another deeper than anybody writes"
FIRST_YEAR, LAST_YEAR = 1850, 2100

_SEXES = {
    "F": Sex.FEMALE, "FEMALE": Sex.FEMALE, "M": Sex.MALE, "MALE": Sex.MALE, "X": Sex.UNSPECIFIED,
    "OTHER": Sex.UNSPECIFIED,
}  # fmt: skip
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_APPROXIMATE = re.compile(r"^(?:circa|c\.|ca\.|approximately|approx\.?|about)\s*", re.IGNORECASE)
_IN_WORDS = re.compile(r"(?:(\d{1,2})[ .-]+)?([A-Za-z]{3})[A-Za-z]*[ .,-]+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ][0-9:.Z+-]*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
# Persian and Indic spelling needs them.
_JOINERS = "\u200c\u200d"


class Unfit(ValueError):
    """The row cannot be an entry; the message says why and what would do."""


class Broken(ValueError):
    """The file as a whole cannot be read on; the message says where and why."""


def tidy(text: str) -> str:
    """One line in one spelling, free of control characters and of the bar that parts several values.

    >>> tidy("  Jane\\t\\u200eDoe | Roe\\n")
    'Jane Doe / Roe'
    """
    plain = unicodedata.normalize("NFC", text).replace("|", "/")
    return (
        " ".join("".join(map(_visible, plain)).split())
        if not plain.isprintable()
        else " ".join(plain.split())
    )


def _visible(sign: str) -> str:
    match unicodedata.category(sign):
        case "Cc" | "Cs" | "Zl" | "Zp":
            return " "
        case "Cf":
            return sign if sign in _JOINERS else ""
        case _:
            return sign


def several(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, tidy, without the empty ones.

    >>> several(["Doe", "", " Doe ", "Roe"])
    ('Doe', 'Roe')
    """
    return tuple(dict.fromkeys(text for value in values if (text := tidy(value))))


def births(told: Iterable[str]) -> tuple[date | None, int | None, tuple[str, ...]]:
    """``born``, ``born_year`` and ``births`` of an entry. Raises ``Unfit``.

    >>> births(["1990-02-15", "1988/1990"])
    (datetime.date(1990, 2, 15), None, ('1988/1990',))
    >>> births(["1990"]), births(["1990-02"])
    ((None, 1990, ()), (None, None, ('1990-02',)))
    """
    texts = several(told)
    for text in texts:
        _check_birth(text)
    first, rest = (texts[0], texts[1:]) if texts else ("", ())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", first):
        return date.fromisoformat(first), None, rest
    if re.fullmatch(r"\d{4}", first):
        return None, int(first), rest
    return None, None, texts


def _check_birth(text: str) -> None:
    for end in text.split("/"):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", end) and not _is_day(end):
            raise Unfit(f"born {text!r} is no date: there is no such day")
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", end) or Birth.of_text(end) is None:
            years = re.fullmatch(r"\d{4}.*", end)
            if years and not FIRST_YEAR <= int(end[:4]) <= LAST_YEAR:
                raise Unfit(f"born {text!r} lies outside {FIRST_YEAR} to {LAST_YEAR}")
            raise Unfit(
                f"born {text!r} is no date: write 1990-02-15, or 1990 where only the year is known, "
                "or 1988/1990 for the years between"
            )
        if not FIRST_YEAR <= int(end[:4]) <= LAST_YEAR:
            raise Unfit(f"born {text!r} lies outside {FIRST_YEAR} to {LAST_YEAR}")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def birth_in_words(text: str) -> str:
    """A birth date as publishers of lists write it, as an entry holds it (ISO 8601). Raises ``Unfit``.

    The day stands before the month, unless only the first of the two can be a month. Noughts, and the
    letters ``dd`` and ``mm``, stand for what is not known (ICAO Doc 9303-3 section 4.8).

    >>> birth_in_words("15 Feb 1990"), birth_in_words("circa 1962"), birth_in_words("1988 to 1990")
    ('1990-02-15', '1962', '1988/1990')
    >>> birth_in_words("dd/mm/1970"), birth_in_words("1990/02/15"), birth_in_words("00/02/1990")
    ('1970', '1990-02-15', '1990-02')
    """
    told = _APPROXIMATE.sub("", text.strip())
    for between in (" to ", " - ", " and "):
        if between in told.lower():
            ends = [
                birth_in_words(end) for end in re.split(between, told.removeprefix("between "), flags=re.I)
            ]
            return "/".join(ends[:2])
    if re.fullmatch(r"\d{4}", told):
        return told
    if found := _IN_WORDS.fullmatch(told):
        month = found[2].upper()
        if month in _MONTHS:
            return _written(found[3], str(_MONTHS.index(month) + 1), found[1])
    if found := _YEAR_FIRST.fullmatch(told):
        return _written(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(re.sub(r"\b(?:dd|mm)\b", "00", told, flags=re.I)):
        return _day_first(found[1], found[2], found[3])
    raise Unfit(f"born {text!r} is no date: write 1990-02-15")


def _day_first(day: str, month: str, year: str) -> str:
    if int(month) > 12 >= int(day) > 0:
        return _written(year, day, month)
    return _written(year, month, day)


def _written(year: str, month: str, day: str | None) -> str:
    if not int(month):
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and int(day) else "")


def sex(text: str) -> Sex | None:
    """Raises ``Unfit``."""
    if not text.strip():
        return None
    found = _SEXES.get(text.strip().upper())
    if found is None:
        raise Unfit(f"sex {text!r}: write F, M or X, or leave it empty")
    return found


def state(text: str) -> str | None:
    """The three letters of a state told by a code or by its English name; ``None`` where nobody knows it.

    >>> state("UT"), state("UTO"), state("Utopia"), state("Iran"), state("Nowhere")
    (None, 'UTO', 'UTO', 'IRN', None)
    """
    told = text.strip()
    return (countries.alpha3(told) if len(told) <= 3 else None) or countries.named(told)


def day(name: str, text: str) -> date | None:
    """A day, or nothing. Raises ``Unfit``."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise Unfit(f"{name} {text!r} is no day: write 2027-12-31") from None
