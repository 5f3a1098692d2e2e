"""Completion: which fields or values of a criterion begin as somebody has begun to write."""

from collections.abc import Iterator

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

from haidang.codes import airports, carriers, countries
from haidang.screening.criteria import NOUNS, Field
from haidang.vault.roles import Permission, check
from haidang.web.builder import Builder, Choice
from haidang.web.page import Page, Shown, Visit

MOST = 12


def show(visit: Visit) -> Shown:
    """``field`` (and ``noun``) asks for its values, else fields are meant; ``begun`` is what stands there."""
    check(visit.who.role, Permission.WRITE_CRITERIA)
    builder = Builder()
    begun = visit.asked.get("begun", "").strip().casefold()
    field = builder.field(visit.asked.get("noun", ""), visit.asked.get("field", "").lower())
    name = visit.asked.get("field", "")
    if name and field is None:
        field = next((noun.fields[name] for noun in NOUNS.values() if name in noun.fields), None)
    found = _values(field, begun, builder) if field else _fields(begun, builder)
    return JsonResponse({"words": [{"value": value, "said": said} for value, said in found[:MOST]]})


def _fields(begun: str, builder: Builder) -> list[Choice]:
    every = [*builder.fields(), *((f"any {noun} where (", builder.phrase(f"any {noun}")) for noun in NOUNS)]
    return _fitting(every, begun)


def _values(field: Field, begun: str, builder: Builder) -> list[Choice]:
    match field.domain:
        case "port":
            return _ports(begun)
        case "country":
            known = ((code, countries.name(code, builder.language) or "") for code in countries.codes())
            return _fitting(known, begun)
        case "carrier":
            return _fitting(((one.iata, one.name) for one in carriers.carriers()), begun)
        case _:
            return _fitting(((each, "") for each in field.choices), begun)


def _ports(begun: str) -> list[Choice]:
    known = (airports.airport(code) for code in airports.codes())
    return _fitting(((one.code, f"{one.city}, {one.country}") for one in known if one), begun)


def _fitting(every: Iterator[Choice] | list[Choice], begun: str) -> list[Choice]:
    """Those whose value begins so first, then those whose value or name holds it."""
    found = [(value, said) for value, said in every if begun in value.casefold() or begun in said.casefold()]
    return sorted(found, key=lambda one: (not one[0].casefold().startswith(begun), one[0]))


PAGE = Page(path="criteria/words/", title=_("Words of a criterion"), show=show, under="criteria")
