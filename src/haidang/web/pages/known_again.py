"""What is known again: cleared matches that no officer is asked about twice, each to be lifted."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext

from haidang.procedures.look_at_clearings import MOST, NotLifted, lift, look_at_clearings
from haidang.vault.roles import Permission
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, wrong: str = "") -> dict[str, Any]:
    text = visit.asked.get("q", "").strip()[:100]
    found = look_at_clearings(text=text, who=visit.who, purpose=visit.purpose, now=visit.now)
    return {"found": found, "text": text, "most": MOST, "wrong": wrong}


def act(visit: Visit) -> Shown:
    try:
        again = lift(
            visit.number("clearing") or 0,
            why=visit.form.get("why", ""),
            who=visit.who,
            purpose=visit.purpose,
            now=visit.now,
        )
    except NotLifted as refused:
        return {**show(visit, wrong=str(refused)), "status": 409}
    said = ngettext(
        "Lifted: %(num)s hit waits for an officer again.",
        "Lifted: %(num)s hits wait for an officer again.",
        again,
    )
    messages.success(visit.request, said % {"num": again})
    return redirect("known_again")


PAGE = Page(
    path="known-again/",
    title=gettext_lazy("Known again"),
    show=show,
    act=act,
    needs=Permission.LIFT_CLEARINGS,
)
