"""How values are written for people: days, times, places, countries, codes."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language, gettext

from haidang.codes import airports, carriers, countries, documents
from haidang.said import Said
from haidang.travel import Name
from haidang.web.sentences import meant

NOT_TOLD = "–"
TENTH = 0.1


def day(value: date | None) -> str:
    """
    >>> day(date(2026, 3, 9))
    '09/03/2026'
    """
    return f"{value:%d/%m/%Y}" if value else NOT_TOLD


def local(value: datetime | None) -> str:
    """A time as clocks at the port show it.

    >>> local(datetime(2026, 3, 9, 7, 5))
    '09/03/2026 07:05'
    """
    return f"{value:%d/%m/%Y %H:%M}" if value else NOT_TOLD


def moment(value: datetime | None) -> str:
    """A moment on the office's clock, with its zone."""
    return f"{value.astimezone(_office()):%d/%m/%Y %H:%M %Z}" if value else NOT_TOLD


def clock_of_office(value: datetime) -> str:
    """The hour and minute on the office's clock."""
    return f"{value.astimezone(_office()):%H:%M}"


def clock(value: datetime | None) -> str:
    """The hour and minute alone."""
    return f"{value:%H:%M}" if value else NOT_TOLD


def left(at: datetime, now: datetime) -> str:
    """Time left, or gone by, in the two largest units.

    >>> from datetime import UTC, timedelta
    >>> now = datetime(2026, 3, 9, tzinfo=UTC)
    >>> left(now + timedelta(hours=25, minutes=30), now), left(now - timedelta(minutes=7), now)
    ('1 d 1 h', '−0 h 07')
    """
    minutes = int((at - now).total_seconds() // 60)
    sign, minutes = ("−", -minutes) if minutes < 0 else ("", minutes)
    days, rest = divmod(minutes, 24 * 60)
    if days:
        return sign + gettext("%(days)s d %(hours)s h") % {"days": days, "hours": rest // 60}
    return f"{sign}{rest // 60} h {rest % 60:02}"


def nearness(at: datetime, now: datetime) -> str:
    """The class of a countdown: past, within the hour, within three, or later."""
    hours = (at - now).total_seconds() / 3600
    return "past" if hours < 0 else "now" if hours < 1 else "soon" if hours < 3 else "later"


def decimal(value: float, digits: int = 1) -> str:
    """A number with so many digits after the point, or the comma.

    >>> from django.utils.translation import override
    >>> with override("vi"):
    ...     decimal(12.345)
    '12,3'
    """
    written = f"{value:.{digits}f}"
    return written.replace(".", ",") if get_language() == "vi" else written


def number(value: int) -> str:
    """A count with its thousands apart.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     number(29999715)
    '29,999,715'
    """
    written = f"{value:,}"
    return written.replace(",", ".") if get_language() == "vi" else written


def percent(value: float) -> str:
    """A share as people write it; whatever is more than nothing does not look like nothing.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     percent(12.345), percent(0.01)
    ('12.3 %', '< 0.1 %')
    """
    if 0 < value < TENTH:
        return f"< {percent(TENTH)}"
    return f"{decimal(value)} %"


def capital(text: str) -> str:
    """With a capital, as the head of something."""
    return text[:1].upper() + text[1:]


def iso(value: datetime | None) -> str:
    """For scripts and the ``datetime`` attribute."""
    return value.isoformat() if value else ""


def word(value: Any) -> str:
    """A word or sentence of the house (a role, a state, what is wrong) in the reader's language.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     word("top"), word(Said("at most %(most)s: fewer", most=Said("so many")))
    ('top', 'at most so many: fewer')
    """
    if isinstance(value, Said) and (value.values or meant(value)):
        value = value if value.values else meant(value)
        return gettext(value.pattern) % {name: _value(each) for name, each in value.values.items()}
    return gettext(str(value)) if value else NOT_TOLD


def _value(each: object) -> object:
    """A value as it stands in a sentence."""
    if isinstance(each, Said):
        return word(each)
    return day(each) if isinstance(each, date) else each


def sentence(text: str | None) -> str:
    """A sentence that was kept as text, in the reader's language; see ``sentences``."""
    return word(meant(text) or text if text else text)


def name(told: Name) -> str:
    """
    >>> name(Name(surname="DOE", given=("JANE", "MARIE")))
    'DOE, JANE MARIE'
    """
    return ", ".join(filter(None, (told.surname, " ".join(told.given))))


def country(code: str | None) -> str:
    """The name of a country; the code itself where it is not known."""
    if not code:
        return NOT_TOLD
    return countries.name(code, "vi" if get_language() == "vi" else "en") or code


def place(code: str | None) -> str:
    """The name of an airport or seaport; empty where it is not known, since its code stands beside it."""
    found = airports.airport(code) if code else None
    return found.city or found.name if found else ""


def carrier(code: str) -> str:
    """The name of an airline, or its code."""
    found = carriers.carrier(code)
    return found.name if found else code


def document_kind(code: str) -> str:
    """What the letters before a document number mean."""
    return word(documents.kind(code) or code)


@cache
def _office() -> ZoneInfo:
    return ZoneInfo(settings.OFFICE_TIME_ZONE)


def plainly(value: Any) -> str:
    """Something a message told or a list sought, whatever its shape, in one line.

    >>> plainly([{"number": "12A", "kind": "assigned"}]), plainly(None), plainly("2026-03-09")
    ('12A, assigned', '–', '09/03/2026')
    """
    if value is None or value in ("", [], {}):
        return NOT_TOLD
    if isinstance(value, dict):
        return ", ".join(plainly(each) for each in value.values() if each not in (None, "", [], {}))
    if isinstance(value, list):
        return "; ".join(plainly(each) for each in value)
    return _dated(str(value))


def _dated(text: str) -> str:
    """A date or time as JSON holds it, as people write it; any other text as it is."""
    try:
        return day(date.fromisoformat(text)) if len(text) == 10 else local(datetime.fromisoformat(text))
    except ValueError:
        return text


def remark(text: str) -> str:
    """A remark of a reason: its fixed words, also those in brackets, in the reader's language."""
    return re.sub(r"\(([^()]+)\)", lambda found: f"({gettext(found[1])})", sentence(text))


def fact(name: str) -> str:
    """What a fact of a noun is called (``check_in``)."""
    return gettext(name.replace("_", " "))


FILTERS: tuple[Callable[..., str], ...] = (
    day,
    local,
    moment,
    clock,
    iso,
    left,
    nearness,
    word,
    sentence,
    name,
    country,
    place,
    carrier,
    document_kind,
    plainly,
    fact,
    capital,
    decimal,
    number,
    percent,
    remark,
)
