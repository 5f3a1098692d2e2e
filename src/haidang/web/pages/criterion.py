"""One criterion with all its versions: submitted, approved, refused or suspended here."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.codes.offences import offences
from haidang.procedures.approve_criterion import NotSubmitted, approve_criterion, refuse_criterion
from haidang.procedures.ask_backtest import MONTHS
from haidang.procedures.look_at_criteria import look_at_criterion
from haidang.procedures.suspend_criterion import NotInForce, suspend_criterion
from haidang.procedures.write_criterion import Misworded, NotWritable, submit_criterion
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, key: int, wrong: str = "") -> dict[str, Any]:
    versions = look_at_criterion(key, who=visit.who, purpose=visit.purpose, now=visit.now)
    role = visit.who.role
    return {
        "versions": versions,
        "offences": offences(),
        "may_write": may(role, Permission.WRITE_CRITERIA),
        "may_approve": may(role, Permission.APPROVE_CRITERIA),
        "may_suspend": may(role, Permission.SUSPEND_CRITERIA),
        "has_draft": any(version.state == "draft" for version in versions),
        "past_months": MONTHS,
        "wrong": wrong,
    }


def act(visit: Visit, key: int) -> Shown:
    version = str(visit.form.get("version", ""))
    number = int(version) if version.isdecimal() and len(version) < 18 else 0
    why = visit.form.get("why", "")
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    try:
        match visit.form.get("do"):
            case "submit":
                submit_criterion(number, **acting)
                done = _("Submitted. A supervisor must approve it before it is used.")
            case "approve":
                approve_criterion(number, **acting)
                done = _("In force. Travellers already known are being screened by it.")
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
