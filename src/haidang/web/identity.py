"""What manifest and booking tell of a person, side by side."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from haidang.travel import Traveller
from haidang.web import shown
from haidang.web.words_of_names import remarks


class Telling(NamedTuple):
    """What one of the two told, and the segments it stands in."""

    text: str
    at: tuple[int, ...]


class Fact(NamedTuple):
    """``differs`` when both told it and not the same."""

    label: Any
    manifest: Telling | None
    booking: Telling | None
    differs: bool


_FACTS: tuple[tuple[str, Any, Callable[[Traveller], str | None]], ...] = (
    ("name", _("Family name"), lambda t: t.name.surname),
    ("name", _("Given names"), lambda t: " ".join(t.name.given)),
    ("booked_as", _("Booked as"), lambda t: shown.name(t.booked_as) if t.booked_as else None),
    ("born", _("Born"), lambda t: shown.day(t.born) if t.born else t.born_as_told),
    ("sex", _("Sex"), lambda t: t.sex and shown.word(t.sex)),
    ("nationalities", _("Nationality"), lambda t: ", ".join(map(shown.country, t.nationalities))),
    ("residence", _("Residence"), lambda t: t.residence and shown.country(t.residence)),
    ("birthplace", _("Birthplace"), lambda t: t.birthplace),
    ("redress", _("Redress number"), lambda t: t.redress),
    ("embarks", _("Embarks"), lambda t: t.embarks and _port(t.embarks)),
    ("debarks", _("Debarks"), lambda t: t.debarks and _port(t.debarks)),
    ("kind", _("Passenger type"), lambda t: t.kind and shown.word(t.kind)),
)


def identity(manifest: Traveller | None, booked: Traveller | None) -> list[Fact]:
    """The facts either told, in the order of a passport's page."""
    facts = [
        _fact(label, _telling(manifest, name, read), _telling(booked, name, read))
        for name, label, read in _FACTS
    ]
    return [fact for fact in facts if fact.manifest or fact.booking]


def oddities(manifest: Traveller | None, booked: Traveller | None) -> list[tuple[str, str]]:
    """What is odd about the name, and who told it so."""
    tellings = (("manifest", manifest), ("booking", booked))
    return [(source, said) for source, told in tellings if told for said in remarks(told)]


def _fact(label: Any, manifest: Telling | None, booking: Telling | None) -> Fact:
    differs = bool(manifest and booking and manifest.text.casefold() != booking.text.casefold())
    return Fact(label=label, manifest=manifest, booking=booking, differs=differs)


def _telling(told: Traveller | None, name: str, read: Callable[[Traveller], str | None]) -> Telling | None:
    text = read(told) if told else None
    return Telling(text, told.at.get(name, ())) if told and text else None


def _port(code: str) -> str:
    return f"{code} {shown.place(code)}".strip()
