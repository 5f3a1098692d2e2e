"""The accounts of those who work here: opened, with a first password shown once, and switched off."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.procedures.add_officer import Unfit, add_officer
from haidang.procedures.look_at_officers import look_at_officers
from haidang.procedures.switch_off_officer import Needed, switch_off_officer
from haidang.vault.roles import Permission, Role
from haidang.web.page import Page, Shown, Visit

FIELDS = ("username", "name", "role", "agency", "language")


def show(visit: Visit, wrong: str = "", given: str = "") -> dict[str, Any]:
    return {
        "accounts": look_at_officers(who=visit.who, purpose=visit.purpose, now=visit.now),
        "roles": tuple(Role),
        "filled": {name: visit.form.get(name, "") for name in FIELDS},
        "wrong": wrong,
        "given": given,
    }


def act(visit: Visit) -> Shown:
    try:
        if visit.form.get("do") != "switch off":
            return show(visit, given=_added(visit))
        switch_off_officer(visit.number("number") or 0, who=visit.who, purpose=visit.purpose, now=visit.now)
    except (Unfit, Needed) as refused:
        return show(visit, wrong=str(refused))
    messages.success(visit.request, _("The account is switched off. What it did keeps its name."))
    return redirect("officers")


def _added(visit: Visit) -> str:
    role = next((known for known in Role if known == visit.form.get("role")), None)
    if role is None:
        raise Unfit(_("Choose the role of the new officer."))
    return add_officer(
        username=visit.form.get("username", ""),
        name=visit.form.get("name", ""),
        role=role,
        agency=visit.form.get("agency", ""),
        language="vi" if visit.form.get("language") == "vi" else "en",
        who=visit.who,
        purpose=visit.purpose,
        now=visit.now,
    )


PAGE = Page(
    path="officers/",
    title=gettext_lazy("Officers"),
    show=show,
    act=act,
    needs=Permission.KEEP_ACCOUNTS,
)
