"""The carriers' keys to the push gate: given, shown once, revoked."""

import re
from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.procedures import carrier_tokens
from haidang.procedures.look_at_carriers import look_at_carriers
from haidang.vault.roles import Permission
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, wrong: str = "", given: str = "", carrier: str = "") -> dict[str, Any]:
    return {
        "tokens": look_at_carriers(who=visit.who, purpose=visit.purpose, now=visit.now),
        "wrong": wrong,
        "given": given,
        "carrier": carrier,
    }


def act(visit: Visit) -> Shown:
    carrier = visit.form.get("carrier", "").strip().upper()
    if not re.fullmatch(r"[A-Z0-9]{2,8}", carrier):
        return show(visit, carrier=carrier, wrong=_("Give the carrier's code, such as VN or 5X."))
    if visit.form.get("do") == "revoke":
        carrier_tokens.revoke(carrier, who=visit.who, now=visit.now)
        done = _("The tokens of %(carrier)s open the gate no more.") % {"carrier": carrier}
        messages.success(visit.request, done)
        return redirect("carriers")
    given = carrier_tokens.give(carrier, who=visit.who, now=visit.now)
    return show(visit, given=given, carrier=carrier)


PAGE = Page(
    path="carriers/",
    title=gettext_lazy("Carriers"),
    show=show,
    act=act,
    needs=Permission.KEEP_CARRIERS,
)
