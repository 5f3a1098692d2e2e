"""One flight or voyage: who is on it, grouped by booking, and the crew apart."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_movement import look_at_movement
from haidang.web.page import Page, Visit, home_country


def show(visit: Visit, movement: int) -> dict[str, Any]:
    view = look_at_movement(
        movement, who=visit.who, purpose=visit.purpose, now=visit.now, home=home_country()
    )
    with_hits = "hits" in visit.asked
    parties = [party for party in view.parties if not with_hits or any(each.hits for each in party)]
    return {"view": view, "parties": parties, "with_hits": with_hits}


PAGE = Page(path="flights/<int:movement>/", title=_("Flight"), show=show, under="flights")
