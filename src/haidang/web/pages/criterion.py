"""One criterion with all its versions: submitted, approved, refused or suspended here."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.codes.offences import offences
from haidang.procedures.approve_criterion import NotSubmitted, approve_criterion, refuse_criterion
from haidang.procedures.ask_backtest import MONTHS
from haidang.procedures.flaws_of_criterion import Misworded
from haidang.procedures.look_at_criteria import look_at_criterion, look_at_effect, look_at_shadows
from haidang.procedures.suspend_criterion import NotInForce, suspend_criterion
from haidang.procedures.write_criterion import NotWritable, Wording, submit_criterion
from haidang.vault.roles import Permission, may
from haidang.web.faces import in_words, warnings_of
from haidang.web.page import Page, Shown, Visit
from haidang.web.shown import day, word


def show(visit: Visit, key: int, wrong: str = "") -> dict[str, Any]:
    versions = look_at_criterion(key, who=visit.who, purpose=visit.purpose, now=visit.now)
    role = visit.who.role
    asking: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose}
    return {
        "in_words": {
            version.id: (in_words(version.text), in_words(version.exonerating)) for version in versions
        },
        "warnings": {version.id: warnings_of(version.text, version.exonerating) for version in versions},
        "before": {new.id: _differences(old.wording, new.wording) for new, old in pairwise(versions)},
        "effects": look_at_effect(key, **asking),
        "shadows": look_at_shadows(**asking),
        "versions": versions,
        "offences": offences(),
        "may_write": may(role, Permission.WRITE_CRITERIA),
        "may_approve": may(role, Permission.APPROVE_CRITERIA),
        "may_suspend": may(role, Permission.SUSPEND_CRITERIA),
        "has_draft": any(version.state == "draft" for version in versions),
        "past_months": MONTHS,
        "wrong": wrong,
    }


def _differences(old: Wording, new: Wording) -> list[tuple[str, str, str]]:
    """What a version says otherwise than the one before: its field, before and now."""
    told = ((name, getattr(old, name), getattr(new, name)) for name in Wording.__struct_fields__)
    return [(name, _said(name, before), _said(name, now)) for name, before, now in told if before != now]


def _said(name: str, told: Any) -> str:
    match name:
        case "expires_on":
            return day(told)
        case "severity" | "offence":
            return word(offences().get(told, told))
        case _:
            return str(told)


def act(visit: Visit, key: int) -> Shown:
    number, why = visit.number("version") or 0, visit.form.get("why", "")
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    try:
        match visit.form.get("do"):
            case "submit":
                submit_criterion(number, **acting)
                done = _("Submitted. A supervisor must approve it before it is used.")
            case "approve":
                approve_criterion(number, **acting)
                done = _("In force. Travellers already known are being screened by it.")
            case "shadow":
                approve_criterion(number, in_shadow=True, **acting)
                done = _("It runs in shadow: it counts, and makes no hits.")
            case "refuse":
                refuse_criterion(number, why=why, **acting)
                done = _("Refused. Its author can write a better version.")
            case _other:
                suspend_criterion(number, why=why, **acting)
                done = _("Suspended. It makes no more hits; those it made stay.")
    except (Misworded, NotWritable, NotSubmitted, NotInForce) as refused:
        return show(visit, key, wrong=str(refused))
    messages.success(visit.request, done)
    return redirect("criterion", key=key)


PAGE = Page(path="criteria/<int:key>/", title=gettext_lazy("Criterion"), show=show, act=act, under="criteria")
