"""How many hits came since the queue was shown: a line the queue fetches for itself."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_hits import count_new_hits
from haidang.web.page import Page, Visit, home_country
from haidang.web.pages.hits import filter_of


def show(visit: Visit) -> dict[str, Any]:
    count = count_new_hits(
        who=visit.who,
        purpose=visit.purpose,
        now=visit.now,
        home=home_country(),
        wanted=filter_of(visit.asked),
        since=_moment(visit.asked.get("since", "")) or visit.now,
    )
    return {"count": count}


def _moment(told: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


PAGE = Page(path="hits/news/", title=_("New hits"), show=show)
