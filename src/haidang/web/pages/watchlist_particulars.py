"""What a list is, changed by a proposal; and its end."""

from typing import Any

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from haidang.procedures.edit_watchlist import propose_closing, propose_particulars
from haidang.procedures.look_at_watchlists import look_at_watchlist
from haidang.procedures.propose_watchlist import NotALoad
from haidang.procedures.start_watchlist import Unfit
from haidang.screening import SEVERITIES
from haidang.web.page import Page, Shown, Visit
from haidang.web.pages.watchlists import FIELDS, told


def show(visit: Visit, number: int, wrong: str = "") -> dict[str, Any]:
    standing = look_at_watchlist(number, who=visit.who, purpose=visit.purpose, now=visit.now).standing
    filled = {field: visit.form.get(field, _text(getattr(standing, field))) for field in FIELDS}
    return {
        "list": standing,
        "filled": filled,
        "why": visit.form.get("why", ""),
        "severities": SEVERITIES,
        "wrong": wrong,
    }


def act(visit: Visit, number: int) -> Shown:
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    why = visit.form.get("why", "")
    try:
        if visit.form.get("do") == "close":
            change = propose_closing(number, why=why, **acting)
        else:
            change = propose_particulars(number, told(visit), why=why, **acting)
    except (NotALoad, Unfit) as refused:
        return show(visit, number, wrong=str(refused))
    return redirect("watchlist_change", number=change)


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


PAGE = Page(
    path="watchlists/<int:number>/particulars/",
    title=gettext_lazy("Change or close"),
    show=show,
    act=act,
    under="watchlists",
)
