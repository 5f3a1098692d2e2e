"""The lists of codes criteria name: proposed here, approved by a second person."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.procedures.keep_code_lists import (
    NotListable,
    approve_code_list,
    look_at_code_lists,
    propose_code_list,
    refuse_code_list,
)
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, wrong: str = "") -> dict[str, Any]:
    filled = {name: visit.form.get(name, "") for name in ("name", "members", "why")}
    return {
        "lists": look_at_code_lists(who=visit.who, purpose=visit.purpose, now=visit.now),
        "may_write": may(visit.who.role, Permission.WRITE_CRITERIA),
        "may_approve": may(visit.who.role, Permission.APPROVE_CRITERIA),
        "filled": filled,
        "wrong": wrong,
    }


def act(visit: Visit) -> Shown:
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    try:
        match visit.form.get("do"):
            case "approve":
                approve_code_list(visit.number("list") or 0, **acting)
                done = _("In force for every criterion that names it.")
            case "refuse":
                refuse_code_list(visit.number("list") or 0, **acting)
                done = _("Refused. The version before stays in force.")
            case _other:
                members = visit.form.get("members", "").replace(",", "\n").splitlines()
                propose_code_list(
                    visit.form.get("name", ""), members, why=visit.form.get("why", ""), **acting
                )
                done = _("Proposed. A supervisor must approve it before criteria know it.")
    except NotListable as refused:
        return show(visit, wrong=str(refused))
    messages.success(visit.request, done)
    return redirect("code_lists")


PAGE = Page(path="criteria/lists/", title=gettext_lazy("Code lists"), show=show, act=act, under="criteria")
