"""One test on the past: what the criterion would have done, while it is counted and after."""

from typing import Any

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from haidang.procedures.ask_backtest import stop_backtest
from haidang.procedures.look_at_backtest import days_out_of_date, look_at_backtest, look_at_examples
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Shown, Visit
from haidang.web.words_of_past import failure, most_uneven, odds_at, parted


def show(visit: Visit, number: int) -> dict[str, Any]:
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    again = "X-Refresh" in visit.request.headers
    test = look_at_backtest(number, again=again, **acting)
    return {
        "test": test,
        "out_of_date": days_out_of_date(now=visit.now),
        "running": test.state in ("waiting", "running"),
        "examples": look_at_examples(number, **acting) if "examples" in visit.asked else None,
        "may_open": may(visit.who.role, Permission.SEE_TRAVELLERS),
        "failure": failure,
        "odds_at": odds_at,
        "parted": parted,
        "most_uneven": most_uneven,
    }


def act(visit: Visit, number: int) -> Shown:
    stop_backtest(number, who=visit.who, purpose=visit.purpose, now=visit.now)
    return redirect("backtest", number=number)


PAGE = Page(
    path="criteria/past/<int:number>/", title=_("Test on the past"), show=show, act=act, under="criteria"
)
