"""A box to try a name against every list. It is posted, so that no name stands in an address or a log."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.codes import countries
from haidang.procedures.try_name import try_name
from haidang.travel import Document, Name, Sex, Traveller
from haidang.vault.roles import Permission
from haidang.web.page import Page, Shown, Visit

FIELDS = ("name", "born", "sex", "nationality", "document", "issuer")
_DAY_FIRST = re.compile(r"^(\d\d)[/.](\d\d)[/.](\d{4})$")


def show(visit: Visit) -> dict[str, Any]:
    visit.who.check(Permission.TRY_NAMES, visit.purpose)  # an empty form asks no procedure that would
    return {"trial": None, "filled": dict.fromkeys(FIELDS, ""), "sexes": tuple(Sex), "wrong": ""}


def act(visit: Visit) -> Shown:
    filled = {field: " ".join(visit.form.get(field, "").split())[:200] for field in FIELDS}
    shown = {**show(visit), "filled": filled}
    wrong = _wrong(filled)
    if wrong:
        return {**shown, "wrong": wrong, "status": 409}
    return {
        **shown,
        "trial": try_name(_traveller(filled), who=visit.who, purpose=visit.purpose, now=visit.now),
    }


def _wrong(filled: dict[str, str]) -> str:
    if not filled["name"] and not filled["document"]:
        return _("Type a name or a document number.")
    for field in ("nationality", "issuer"):
        if filled[field] and not _country(filled[field]):
            return _("%(code)s is no country: write its two or three letters, or its English name.") % {
                "code": filled[field]
            }
    return ""


def _traveller(filled: dict[str, str]) -> Traveller:
    born = _day(filled["born"])
    nationality = _country(filled["nationality"])
    paper = Document(kind="", number=filled["document"], issued_by=_country(filled["issuer"]))
    return Traveller(
        name=Name(surname=filled["name"]),
        born=born,
        born_as_told=filled["born"] if filled["born"] and not born else None,
        sex=next((sex for sex in Sex if sex == filled["sex"]), None),
        nationalities=(nationality,) if nationality else (),
        documents=(paper,) if filled["document"] else (),
    )


def _country(told: str) -> str | None:
    return (countries.alpha3(told) or countries.named(told)) if told else None


def _day(told: str) -> date | None:
    """A day written 1990-02-15 or 15/02/1990; a part of one is left as it was told."""
    written = _DAY_FIRST.sub(r"\3-\2-\1", told)
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


PAGE = Page(
    path="try-name/",
    title=gettext_lazy("Try a name"),
    show=show,
    act=act,
    needs=Permission.TRY_NAMES,
)
