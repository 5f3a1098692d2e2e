"""The watchlists: whose they are, how they fare, what waits for a second person; and a new one started."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.desk.precision import precision
from haidang.procedures.look_at_runs import look_at_runs
from haidang.procedures.look_at_watchlists import look_at_watchlists
from haidang.procedures.start_watchlist import Particulars, Unfit, start_watchlist
from haidang.screening import SEVERITIES, Severity
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Shown, Visit

FIELDS = ("name", *Particulars.__struct_fields__)


def show(visit: Visit, wrong: str = "") -> dict[str, Any]:
    lists = look_at_watchlists(who=visit.who, purpose=visit.purpose, now=visit.now)
    return {
        "lists": lists,
        "precisions": {each.id: precision(each.confirmed or 0, each.cleared or 0) for each in lists},
        "runs": look_at_runs(visit.who),
        "may_keep": may(visit.who.role, Permission.KEEP_WATCHLISTS),
        "filled": {field: visit.form.get(field, "") for field in (*FIELDS, "papers_alone")},
        "severities": SEVERITIES,
        "wrong": wrong,
    }


def told(visit: Visit) -> Particulars:
    """A list's particulars as the form tells them; several in one field are parted by commas."""
    form = visit.form
    texts = {name: form.get(name, "") for name in ("owner", "source", "purpose", "legal_basis", "licence")}
    review_on = parse_date(form.get("review_on", ""))
    return Particulars(
        **texts,
        categories=tuple(form.get("categories", "").split(",")),
        agencies=tuple(form.get("agencies", "").split(",")),
        severity=next((each for each in SEVERITIES if each == form.get("severity")), Severity.NORMAL),
        review_on=review_on,
    )


def act(visit: Visit) -> Shown:
    try:
        number = start_watchlist(
            visit.form.get("name", ""),
            told(visit),
            papers_alone="papers_alone" in visit.form,
            who=visit.who,
            purpose=visit.purpose,
            now=visit.now,
        )
    except Unfit as unfit:
        return show(visit, wrong=str(unfit))
    messages.success(visit.request, _("The list is started. Load its first file."))
    return redirect("watchlist", number=number)


PAGE = Page(
    path="watchlists/",
    title=gettext_lazy("Watchlists"),
    show=show,
    act=act,
    needs=Permission.SEE_WATCHLISTS,
)
