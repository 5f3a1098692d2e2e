"""Hits that ask nearly the same, cleared for one reason after a second look at how many they are."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from haidang.desk import NotAllowed
from haidang.desk.decision import SHORTEST_REASON
from haidang.procedures.review_alike import MOST, clear_alike, look_at_alike
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, hit: int, wrong: str = "", checking: bool = False) -> dict[str, Any]:
    chosen = _chosen(visit)
    rows = look_at_alike(hit, who=visit.who, purpose=visit.purpose, now=visit.now)
    return {
        "hit": hit,
        "rows": [row for row in rows if not checking or row.hit.id in chosen],
        "chosen": chosen,
        "checking": checking,
        "reason": visit.form.get("reason", ""),
        "most": MOST,
        "wrong": wrong,
    }


def act(visit: Visit, hit: int) -> Shown:
    """First what is meant is shown once more; then, with the number typed, it is done."""
    chosen = _chosen(visit)
    if not chosen:
        return {**show(visit, hit, wrong=_("Choose at least one.")), "status": 409}
    if "do" not in visit.form:
        return show(visit, hit, checking=True)
    if visit.number("count") != len(chosen):
        wrong = _("Type how many you mean to clear: %(count)s.") % {"count": len(chosen)}
        return {**show(visit, hit, wrong=wrong, checking=True), "status": 409}
    return _clear(visit, hit, chosen)


def _clear(visit: Visit, hit: int, chosen: dict[int, int | None]) -> Shown:
    try:
        left = clear_alike(
            hit,
            chosen,
            reason=visit.form.get("reason", ""),
            who=visit.who,
            purpose=visit.purpose,
            now=visit.now,
        )
    except NotAllowed:
        wrong = _("Say why in at least %(count)s letters, so that another officer understands it.") % {
            "count": SHORTEST_REASON
        }
        return {**show(visit, hit, wrong=wrong, checking=True), "status": 409}
    done = len(chosen) - len(left)
    said = ngettext("%(num)s hit is cleared in your name.", "%(num)s hits are cleared in your name.", done)
    messages.success(visit.request, said % {"num": done})
    if left:
        said = ngettext(
            "%(num)s was left as it is: somebody was quicker, or it must be looked at alone.",
            "%(num)s were left as they are: somebody was quicker, or they must be looked at alone.",
            len(left),
        )
        messages.warning(visit.request, said % {"num": len(left)})
    return redirect("hits")


def _chosen(visit: Visit) -> dict[int, int | None]:
    """Those ticked, each with the last decision that was on the page."""
    ticked = [int(each) for each in visit.form.getlist("chosen") if each.isdecimal() and len(each) < 19]
    return {each: visit.number(f"seen-{each}") for each in ticked[:MOST]}


PAGE = Page(path="hits/<int:hit>/alike/", title=gettext_lazy("Hits alike"), show=show, act=act, under="hits")
