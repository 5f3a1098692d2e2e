"""Word given in advance for a feed: asked for, given, ended. Shown on the page of its list."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.procedures.propose_watchlist import NotALoad
from haidang.procedures.standing_approval import (
    Bounds,
    approve_standing,
    end_standing,
    propose_standing,
)
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, number: int) -> Shown:
    return redirect("watchlist", number=number)


def act(visit: Visit, number: int) -> Shown:
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    standing = visit.number("standing") or 0
    try:
        match visit.form.get("do"):
            case "approve":
                approve_standing(standing, **acting)
                done = _("Given. Loads within the bounds are in force at once.")
            case "end":
                end_standing(standing, **acting)
                done = _("Ended. Every load waits for a supervisor.")
            case _other:
                propose_standing(number, _bounds(visit), **acting)
                done = _("Asked for. A supervisor must give it before a load counts on it.")
    except NotALoad as refused:
        messages.error(visit.request, _(str(refused)))
    else:
        messages.success(visit.request, done)
    return redirect("watchlist", number=number)


def _bounds(visit: Visit) -> Bounds:
    until = parse_date(visit.form.get("until", ""))
    return Bounds(
        source=visit.form.get("source", ""),
        format=visit.form.get("format", ""),
        most_removed=visit.number("most_removed") or 0,
        most_changed=visit.number("most_changed") or 0,
        until=until or visit.now.date(),
    )


PAGE = Page(
    path="watchlists/<int:number>/standing/",
    title=gettext_lazy("Standing approval"),
    show=show,
    act=act,
    under="watchlists",
)
