"""What came in: how much, what could not be read, and from whom the trouble comes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_messages import look_at_messages
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Visit

STATES = ("waiting", "read", "quarantined")


def show(visit: Visit) -> dict[str, Any]:
    carrier = visit.asked.get("carrier", "").strip().upper()[:8]
    state = next((known for known in STATES if known == visit.asked.get("state")), "")
    view = look_at_messages(carrier=carrier, state=state, who=visit.who, purpose=visit.purpose, now=visit.now)
    return {
        "view": view,
        "carrier": carrier,
        "state": state,
        "states": STATES,
        "may_operate": may(visit.who.role, Permission.OPERATE_MESSAGES),
    }


PAGE = Page(path="messages/", title=_("Messages"), show=show, needs=Permission.SEE_MESSAGES)
