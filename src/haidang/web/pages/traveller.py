"""One traveller on one movement: what was told, where it stands, why there are hits, and the decision."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.desk import MOVES, Action, NotAllowed, State
from haidang.desk.decision import SHORTEST_REASON
from haidang.procedures.decide import OUTCOMES, AlreadyDecided, act_on_hit
from haidang.procedures.look_at_crossing import CrossingView, look_at_crossing
from haidang.procedures.not_kept import NotKept
from haidang.procedures.part_travellers import part_person, part_tellings
from haidang.web.history import history, versions
from haidang.web.identity import identity, oddities
from haidang.web.page import Page, Shown, Visit, home_country
from haidang.web.pages.hits import opened
from haidang.web.papers import brings, papers
from haidang.web.shown import clock_of_office, word

PARTS: dict[str, Callable[..., int]] = {"tellings": part_tellings, "person": part_person}


def show(visit: Visit, day: str, crossing: int, *, reveal: bool = False) -> dict[str, Any]:
    view = look_at_crossing(
        crossing,
        _day(day),
        who=visit.who,
        purpose=visit.purpose,
        now=visit.now,
        home=home_country(),
        reveal=reveal,
    )
    return {
        "view": view,
        "identity": identity(view.manifest, view.booked),
        "oddities": oddities(view.manifest, view.booked),
        "papers": papers(view),
        "brings": brings(view),
        "history": history(view),
        "versions": versions(view),
        "open_to": {hit.id: _open_to(visit, view, hit.state, hit.claimed_by) for hit in view.hits},
        "shortest": SHORTEST_REASON,
        "written": {},
        "wrong": "",
    }


def act(visit: Visit, day: str, crossing: int) -> Shown:
    """Show numbers in full once, part who were taken for one, or act on a hit."""
    if "reveal" in visit.form:
        return show(visit, day, crossing, reveal=True)
    if "part" in visit.form:
        return _part(visit, day, crossing, visit.form.get("part", ""))
    hit, action = visit.number("hit") or 0, _action(visit.form.get("action", ""))
    reason = visit.form.get("reason", "")
    try:
        act_on_hit(
            hit,
            action,
            who=visit.who,
            purpose=visit.purpose,
            now=visit.now,
            reason=reason,
            redress=visit.form.get("redress", "").strip()[:32],
            seen=visit.number("seen"),
        )
    except AlreadyDecided as quicker:
        return _again(visit, day, crossing, hit, reason, _already(quicker))
    except NotAllowed:
        return _again(visit, day, crossing, hit, reason, _not_allowed(action, reason))
    return opened(day, crossing, hit)


def _part(visit: Visit, day: str, crossing: int, what: str) -> HttpResponse:
    part = PARTS.get(what)
    if part is None:
        raise NotKept("nothing to part of that name")
    part(_day(day), crossing, who=visit.who, purpose=visit.purpose, now=visit.now)
    return redirect("traveller", day=day, crossing=crossing)


def _again(visit: Visit, day: str, crossing: int, hit: int, reason: str, wrong: str) -> dict[str, Any]:
    """The page as it stands now, with what was written kept."""
    return {**show(visit, day, crossing), "wrong": wrong, "written": {hit: reason}, "status": 409}


def _already(quicker: AlreadyDecided) -> str:
    return _(
        "Already decided by %(name)s at %(when)s: %(outcome)s. Nothing of yours was kept. Read the reason "
        "below; if you see it differently, reopen the hit and say why."
    ) % {
        "name": quicker.by.name,
        "when": clock_of_office(quicker.by.decided_at),
        "outcome": word(quicker.by.outcome),
    }


def _not_allowed(action: Action, reason: str) -> str:
    if action in OUTCOMES and sum(map(str.isalnum, reason)) < SHORTEST_REASON:
        return _("Say why in at least %(count)s letters, so that another officer understands it.") % {
            "count": SHORTEST_REASON
        }
    return _("The hit stands differently by now: see below who holds it. Nothing was changed.")


def _open_to(visit: Visit, view: CrossingView, state: str, claimed_by: str | None) -> list[str]:
    """The actions this officer may take on a hit now."""
    if not view.may_decide:
        return []
    mine = claimed_by == visit.who.username
    return [
        str(action) for action in MOVES[State(state)] if mine or action not in (Action.CONFIRM, Action.CLEAR)
    ]


def _action(told: str) -> Action:
    try:
        return Action(told)
    except ValueError:
        raise NotKept("an action of that name") from None


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise NotKept(f"crossing of {told}") from None


PAGE = Page(
    path="travellers/<str:day>/<int:crossing>/",
    title=gettext_lazy("Traveller"),
    show=show,
    act=act,
    under="hits",
)
