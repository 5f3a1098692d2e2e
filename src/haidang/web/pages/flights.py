"""The flights board: what crosses soon, with how many travellers and hits."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_board import Wanted, look_at_board
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Visit, home_country

HOURS_AHEAD = (6, 12, 24, 48, 96)
HOURS_BACK = (1, 6, 24, 48)


def show(visit: Visit) -> dict[str, Any]:
    wanted = _wanted(visit.asked)
    board = look_at_board(
        who=visit.who, purpose=visit.purpose, now=visit.now, home=home_country(), wanted=wanted
    )
    return {
        "board": board,
        "wanted": wanted,
        "hours_ahead": HOURS_AHEAD,
        "hours_back": HOURS_BACK,
        "may_open": may(visit.who.role, Permission.SEE_TRAVELLERS),
    }


def _wanted(asked: QueryDict) -> Wanted:
    return Wanted(
        origin=asked.get("origin", "").strip()[:5],
        destination=asked.get("destination", "").strip()[:5],
        carrier=asked.get("carrier", "").strip()[:8],
        number=asked.get("number", "").strip()[:16],
        direction=asked.get("direction", ""),
        back=_hours(asked.get("back"), HOURS_BACK, usual=1),
        ahead=_hours(asked.get("ahead"), HOURS_AHEAD, usual=24),
        with_hits="hits" in asked,
    )


def _hours(asked: str | None, offered: tuple[int, ...], usual: int) -> int:
    return next((hours for hours in offered if str(hours) == asked), usual)


PAGE = Page(path="flights/", title=_("Flights"), show=show, needs=Permission.SEE_FLIGHTS)
