"""The hits that wait for a person, the most pressing first."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.desk import Action, NotAllowed
from haidang.procedures.decide import AlreadyDecided, act_on_hit
from haidang.procedures.look_at_hits import STATES, Wanted, look_at_hits
from haidang.procedures.take_next import take_next
from haidang.screening.hit import HitKind, Severity
from haidang.vault.roles import Permission
from haidang.web.page import Page, Shown, Visit, home_country

HOURS_AHEAD = (6, 12, 24, 48, 96)
HOURS_BACK = (1, 6, 24, 48)


VIEWS = {
    "open": gettext_lazy("Open"),
    "new": gettext_lazy("Unclaimed"),
    "mine": gettext_lazy("Mine"),
    "decided": gettext_lazy("Decided"),
    "known": gettext_lazy("Known again"),
    "lapsed": gettext_lazy("Lapsed"),
    "all": gettext_lazy("All"),
}


def show(visit: Visit) -> dict[str, Any]:
    wanted = filter_of(visit.asked)
    queue = look_at_hits(
        who=visit.who, purpose=visit.purpose, now=visit.now, home=home_country(), wanted=wanted
    )
    return {
        "queue": queue,
        "wanted": wanted,
        "states": tuple(STATES),
        "views": VIEWS,
        "severities": tuple(Severity),
        "kinds": tuple(HitKind),
        "hours_ahead": HOURS_AHEAD,
        "hours_back": HOURS_BACK,
        "asked": visit.request.GET.urlencode(),
        "wrong": "",
    }


def act(visit: Visit) -> Shown:
    """Claim a hit, or the most pressing one (``next``), and open its traveller, ready to decide."""
    if "next" in visit.form:
        return _next(visit)
    hit = visit.number("hit") or 0
    try:
        act_on_hit(
            hit,
            Action.CLAIM,
            who=visit.who,
            purpose=visit.purpose,
            now=visit.now,
            seen=visit.number("seen"),
        )
    except (AlreadyDecided, NotAllowed):
        wrong = _("Somebody was quicker: this hit is claimed or decided. The list below is fresh.")
        return {**show(visit), "wrong": wrong, "status": 409}
    return opened(visit.form.get("day", ""), visit.number("crossing") or 0, hit)


def _next(visit: Visit) -> Shown:
    taken = take_next(
        who=visit.who,
        purpose=visit.purpose,
        now=visit.now,
        home=home_country(),
        wanted=filter_of(visit.asked),
    )
    if taken is None:
        messages.info(visit.request, _("No hit waits for a person here."))
        return redirect("hits")
    return opened(taken.day.isoformat(), taken.crossing, taken.hit)


def filter_of(asked: QueryDict) -> Wanted:
    """What the address asks for; whatever it does not know it leaves at the usual."""
    return Wanted(
        state=_one_of(asked.get("state"), tuple(STATES), "open"),
        severity=_one_of(asked.get("severity"), tuple(Severity), ""),
        kind=_one_of(asked.get("kind"), tuple(HitKind), ""),
        carrier=asked.get("carrier", "").strip()[:8],
        number=asked.get("number", "").strip()[:16],
        title=asked.get("title", "").strip()[:128],
        back=int(_one_of(asked.get("back"), tuple(map(str, HOURS_BACK)), "1")),
        ahead=int(_one_of(asked.get("ahead"), tuple(map(str, HOURS_AHEAD)), "48")),
        page=int(page) if (page := asked.get("page", "")).isdecimal() and 0 < int(page) < 1000 else 1,
    )


def _one_of(asked: str | None, offered: tuple[str, ...], usual: str) -> str:
    return next((str(each) for each in offered if each == asked), usual)


def opened(day: str, crossing: int, hit: int) -> HttpResponse:
    """To a hit on the page of its traveller."""
    answer = redirect("traveller", day=day, crossing=crossing)
    answer["Location"] += f"#hit-{hit}"
    return answer


PAGE = Page(path="hits/", title=gettext_lazy("Hits"), show=show, act=act, needs=Permission.SEE_HITS)
