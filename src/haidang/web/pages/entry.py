"""One entry of a watchlist: what it says, its versions, and its hits."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_entry import HITS, look_at_entry
from haidang.web.page import Page, Visit


def show(visit: Visit, number: int) -> dict[str, Any]:
    view = look_at_entry(number, who=visit.who, purpose=visit.purpose, now=visit.now)
    return {"view": view, "most": HITS}


PAGE = Page(path="entries/<int:number>/", title=_("List entry"), show=show, under="watchlists")
