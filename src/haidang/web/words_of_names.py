"""What is odd about a name as it was told, in words an officer can follow."""

from collections.abc import Iterator

from django.utils.translation import gettext

from haidang.travel import Name, Traveller
from haidang.travel.name import FAMILY_FIRST_STATES
from haidang.web import shown


def remarks(told: Traveller) -> list[str]:
    """One sentence each; none for a name like most."""
    return list(dict.fromkeys(_remarks(told.name, told.nationality)))


def _remarks(name: Name, nationality: str | None) -> Iterator[str]:
    if name.placeholder:
        yield gettext("A part of the name only stands for one that is not known, or that they do not have.")
    if name.mononym:
        yield gettext("They have one name only.")
    if name.truncated:
        yield gettext("The name may have lost its end: a part of it fills the room that systems keep.")
    reading = name.read_for(nationality)
    if (reading.surname, reading.given) != (name.surname, name.given) and not name.placeholder:
        yield _read_as(reading, nationality)


def _read_as(reading: Name, nationality: str | None) -> str:
    read = gettext("The whole name stands in one part. Read as %(name)s,") % {"name": shown.name(reading)}
    if nationality in FAMILY_FIRST_STATES:
        why = gettext("as names of %(country)s are written.") % {"country": shown.country(nationality)}
    else:
        why = gettext("since it begins with a family name.")
    return f"{read} {why}"
