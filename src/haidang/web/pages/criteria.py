"""The criteria: which are in force, until when, what they find and what waits for a second person."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_criteria import due_for_review, look_at_criteria, look_at_shadows
from haidang.procedures.look_at_runs import look_at_runs
from haidang.procedures.suspend_criterion import NotInForce, suspend_criteria
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Shown, Visit

SOON = 30
"""Days before its last day in which a criterion is due for review."""


def show(visit: Visit, wrong: str = "") -> dict[str, Any]:
    versions = look_at_criteria(who=visit.who, purpose=visit.purpose, now=visit.now)
    today = visit.now.date()
    may_suspend = may(visit.who.role, Permission.SUSPEND_CRITERIA)
    asking: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose}
    return {
        "due": due_for_review(versions, **asking, now=visit.now),
        "shadows": look_at_shadows(**asking),
        "may_suspend": may_suspend,
        "wrong": wrong,
        "versions": versions,
        "days_left": {version.id: (version.expires_on - today).days for version in versions},
        "soon": SOON,
        "runs": look_at_runs(visit.who),
        "may_write": may(visit.who.role, Permission.WRITE_CRITERIA),
    }


def act(visit: Visit) -> Shown:
    """Suspend those that were chosen, all for one reason."""
    chosen = [int(each) for each in visit.form.getlist("version") if each.isdecimal() and len(each) < 18]
    try:
        suspend_criteria(
            chosen, why=visit.form.get("why", ""), who=visit.who, purpose=visit.purpose, now=visit.now
        )
    except NotInForce as refused:
        return show(visit, wrong=str(refused))
    messages.success(visit.request, gettext("Suspended. They make no more hits; those they made stay."))
    return redirect("criteria")


PAGE = Page(path="criteria/", title=_("Criteria"), show=show, act=act, needs=Permission.SEE_CRITERIA)
