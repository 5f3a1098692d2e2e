"""One message: how it came, what became of it, what could not be understood; replayed from here."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.procedures.look_at_messages import look_at_message
from haidang.procedures.replay import NotInQuarantine, replay
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, number: int, wrong: str = "") -> dict[str, Any]:
    view = look_at_message(number, who=visit.who, purpose=visit.purpose, now=visit.now)
    return {
        "facts": view.facts,
        "problems": view.problems,
        "may_operate": may(visit.who.role, Permission.OPERATE_MESSAGES),
        "wrong": wrong,
    }


def act(visit: Visit, number: int) -> Shown:
    try:
        replay(number, who=visit.who, purpose=visit.purpose, now=visit.now)
    except NotInQuarantine as refused:
        return show(visit, number, wrong=str(refused))
    messages.success(visit.request, _("The message waits to be read again."))
    return redirect("message", number=number)


PAGE = Page(
    path="messages/<int:number>/", title=gettext_lazy("Message"), show=show, act=act, under="messages"
)
