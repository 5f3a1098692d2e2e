"""From how many points on a list asks officers, and the alerts a day that another threshold would mean."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.procedures import set_threshold
from haidang.procedures.look_at_thresholds import look_at_thresholds
from haidang.procedures.sample_traffic import ask_for_sample
from haidang.procedures.set_threshold import NotSet
from haidang.screening.hit import SEVERITIES, Severity
from haidang.screening.watchlists.scorecard import CERTAIN
from haidang.screening.watchlists.spread import STEP
from haidang.vault.roles import NotPermitted, Permission, may
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, number: int, wrong: str = "") -> dict[str, Any]:
    asked = visit.form if visit.form else visit.asked
    view = look_at_thresholds(
        number,
        severity=_severity(asked.get("severity")),
        points=_points(asked.get("points")),
        who=visit.who,
        purpose=visit.purpose,
        now=visit.now,
    )
    return {
        "view": view,
        "open_for": {each.severity: each for each in view.history if each.is_open},
        "most": CERTAIN,
        "step": STEP,
        "may_keep": may(visit.who.role, Permission.KEEP_WATCHLISTS),
        "may_approve": may(visit.who.role, Permission.APPROVE_WATCHLISTS),
        "wrong": wrong,
    }


def act(visit: Visit, number: int) -> Shown:
    doing = DOING.get(visit.form.get("do", ""))
    if doing is None:
        return show(visit, number)
    try:
        said = doing(visit, number)
    except (NotSet, NotPermitted) as refused:
        return {**show(visit, number, wrong=str(refused)), "status": 409}
    messages.success(visit.request, said)
    return redirect("thresholds", number=number)


def _sample(visit: Visit, number: int) -> str:
    ask_for_sample(who=visit.who, purpose=visit.purpose, now=visit.now)
    return _("A sample of the traffic is being drawn.")


def _propose(visit: Visit, number: int) -> str:
    set_threshold.propose(
        number,
        _severity(visit.form.get("severity")) or SEVERITIES[-1],
        _points(visit.form.get("points")),
        reason=visit.form.get("why", ""),
        who=visit.who,
        purpose=visit.purpose,
        now=visit.now,
    )
    return _("Proposed: a supervisor decides.")


def _approve(visit: Visit, number: int) -> str:
    set_threshold.approve(visit.number("threshold") or 0, who=visit.who, purpose=visit.purpose, now=visit.now)
    return _("In force, and being applied to travellers already known.")


def _refuse(visit: Visit, number: int) -> str:
    set_threshold.refuse(
        visit.number("threshold") or 0,
        why=visit.form.get("why", ""),
        who=visit.who,
        purpose=visit.purpose,
        now=visit.now,
    )
    return _("Refused.")


DOING: dict[str, Callable[[Visit, int], str]] = {
    "sample": _sample,
    "propose": _propose,
    "approve": _approve,
    "refuse": _refuse,
}


def _severity(told: str | None) -> Severity | None:
    return next((each for each in SEVERITIES if each == told), None)


def _points(told: str | None) -> float | None:
    """Points as they were typed; ``None`` for none, or for what is no number."""
    try:
        points = float((told or "").replace(",", "."))
    except ValueError:
        return None
    return points if points == points else None


PAGE = Page(
    path="watchlists/<int:number>/thresholds/",
    title=gettext_lazy("Thresholds"),
    show=show,
    act=act,
    under="watchlists",
)
