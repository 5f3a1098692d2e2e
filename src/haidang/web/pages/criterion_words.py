"""Completion: which fields or values of a criterion begin as somebody has begun to write."""

from collections.abc import Iterable, Iterator

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

from haidang.codes import airports, carriers, countries
from haidang.procedures.keep_code_lists import look_at_code_lists
from haidang.screening.criteria import NOUNS, Field
from haidang.vault.roles import Permission, check
from haidang.web.builder import Builder, Choice
from haidang.web.page import Page, Shown, Visit

MOST = 12


def show(visit: Visit) -> Shown:
    """``field`` (and ``noun``) asks for its values, else fields are meant; ``begun`` is what stands there.

    ``named`` asks for what ``country`` or ``list`` may name.
    """
    check(visit.who.role, Permission.WRITE_CRITERIA)
    builder = Builder()
    begun = visit.asked.get("begun", "").strip().casefold()
    field = builder.field(visit.asked.get("noun", ""), visit.asked.get("field", "").lower())
    if named := visit.asked.get("named", ""):
        return _answer(_countries(builder) if named == "country" else _lists(visit), begun)
    name = visit.asked.get("field", "")
    if name and field is None:
        field = next((noun.fields[name] for noun in NOUNS.values() if name in noun.fields), None)
    return _answer(_values(field, builder) if field else _fields(builder), begun)


def _answer(every: Iterable[Choice], begun: str) -> JsonResponse:
    found = _fitting(every, begun)[:MOST]
    return JsonResponse({"words": [{"value": value, "said": said} for value, said in found]})


def _fields(builder: Builder) -> Iterator[Choice]:
    yield from builder.fields()
    yield from ((f"any {noun} where (", builder.phrase(f"any {noun}")) for noun in NOUNS)


def _values(field: Field, builder: Builder) -> Iterable[Choice]:
    match field.domain:
        case "port":
            return _ports()
        case "country":
            return _countries(builder)
        case "carrier":
            return ((one.iata, one.name) for one in carriers.carriers())
        case _:
            return ((each, "") for each in field.choices)


def _countries(builder: Builder) -> Iterator[Choice]:
    return ((code, countries.name(code, builder.language) or "") for code in countries.codes())


def _ports() -> Iterator[Choice]:
    known = (airports.airport(code) for code in airports.codes())
    return ((one.code, f"{one.city}, {one.country}") for one in known if one)


def _lists(visit: Visit) -> list[Choice]:
    """The code lists in force, with how they begin."""
    known = look_at_code_lists(who=visit.who, purpose=visit.purpose, now=visit.now)
    return [(one.name, ", ".join(one.members[:3])) for one in known if one.state == "live"]


def _fitting(every: Iterable[Choice], begun: str) -> list[Choice]:
    """Those whose value begins so first, then those whose value or name holds it."""
    found = [(value, said) for value, said in every if begun in value.casefold() or begun in said.casefold()]
    return sorted(found, key=lambda one: (not one[0].casefold().startswith(begun), one[0]))


PAGE = Page(path="criteria/words/", title=_("Words of a criterion"), show=show, under="criteria")
