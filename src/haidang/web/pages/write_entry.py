"""One entry of a list added, changed or taken off by hand, in a draft."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.procedures.edit_watchlist import put_entry, take_off_entry
from haidang.procedures.look_at_watchlists import look_at_listed
from haidang.procedures.propose_watchlist import NotALoad
from haidang.screening import SEVERITIES
from haidang.screening.watchlists.formats.own_csv import COLUMNS, IDENTIFIERS, cells_of
from haidang.web.page import Page, Shown, Visit

FILLED_IN = tuple(column for column in COLUMNS if column != "list")


def show(visit: Visit, number: int, wrong: str = "") -> dict[str, Any]:
    reference = visit.form.get("reference") or visit.asked.get("reference", "")
    view = look_at_listed(number, reference, who=visit.who, purpose=visit.purpose, now=visit.now)
    kept = cells_of(view.entry) if view.entry else {"severity": view.standing.severity}
    cells = dict.fromkeys(FILLED_IN, "") | (_cells(visit) if wrong else kept)
    return {
        "list": view.standing,
        "known": view.entry is not None,
        "cells": cells,
        "has_identifiers": any(cells[column] for column in IDENTIFIERS),
        "severities": SEVERITIES,
        "wrong": wrong,
    }


def act(visit: Visit, number: int) -> Shown:
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    try:
        if visit.form.get("do") == "take off":
            change = take_off_entry(number, visit.form.get("reference", ""), **acting)
        else:
            change = put_entry(number, _cells(visit), **acting)
    except NotALoad as refused:
        return show(visit, number, wrong=str(refused))
    messages.success(visit.request, _("Kept in the draft. Propose it when it is complete."))
    return redirect("watchlist_change", number=change)


def _cells(visit: Visit) -> dict[str, str]:
    return {column: visit.form.get(column, "").replace("\r\n", "\n") for column in FILLED_IN}


PAGE = Page(
    path="watchlists/<int:number>/write/",
    title=gettext_lazy("Entry of a watchlist"),
    show=show,
    act=act,
    under="watchlists",
)
