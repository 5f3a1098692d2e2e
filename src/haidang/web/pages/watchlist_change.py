"""What a load would do to a list, row by row: tried, proposed, approved or refused."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import to_builtins

from haidang.procedures.approve_watchlist import NotProposed, approve, refuse
from haidang.procedures.look_at_watchlists import ChangeView, look_at_change
from haidang.procedures.propose_watchlist import NotALoad, discard, propose
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Shown, Visit
from haidang.web.shown import plainly


def show(visit: Visit, number: int, wrong: str = "") -> dict[str, Any]:
    view = look_at_change(number, who=visit.who, purpose=visit.purpose, now=visit.now)
    return {
        "change": view.change,
        "differences": view.differences,
        "rejected": view.rejected,
        "particulars": _side_by_side(view),
        "is_own": view.change.proposed_by == visit.who.username,
        "may_keep": may(visit.who.role, Permission.KEEP_WATCHLISTS),
        "may_approve": may(visit.who.role, Permission.APPROVE_WATCHLISTS),
        "wrong": wrong,
    }


TITLES = {
    "owner": gettext_lazy("Owner"),
    "source": gettext_lazy("Source"),
    "purpose": gettext_lazy("Purpose"),
    "legal_basis": gettext_lazy("Legal basis"),
    "licence": gettext_lazy("Licence"),
    "categories": gettext_lazy("Categories"),
    "severity": gettext_lazy("Severity"),
    "agencies": gettext_lazy("Agencies"),
    "review_on": gettext_lazy("Review on"),
}


def _side_by_side(view: ChangeView) -> list[dict[str, Any]]:
    """What a list is and would become, line by line."""
    after = view.change.particulars or {}
    rows = []
    for name, title in TITLES.items():
        one, other = (plainly(each) for each in (to_builtins(getattr(view.standing, name)), after.get(name)))
        rows.append({"title": title, "before": one, "after": other, "changed": one != other})
    return rows if after and view.change.is_open else []


def act(visit: Visit, number: int) -> Shown:
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    try:
        match visit.form.get("do"):
            case "propose":
                propose(number, **acting)
                done = _("Proposed. A supervisor must approve it before it is used.")
            case "approve":
                approve(number, **acting)
                done = _("In force. Travellers already known are being screened by it.")
            case "refuse":
                refuse(number, why=visit.form.get("why", ""), **acting)
                done = _("Refused. The list stays as it was.")
            case _other:
                discard(number, **acting)
                done = _("Discarded. The list stays as it was.")
    except (NotALoad, NotProposed) as refused:
        return show(visit, number, wrong=str(refused))
    messages.success(visit.request, done)
    return redirect("watchlists")


PAGE = Page(
    path="watchlists/changes/<int:number>/",
    title=gettext_lazy("Load of a watchlist"),
    show=show,
    act=act,
    under="watchlists",
)
