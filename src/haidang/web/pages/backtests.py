"""The latest tests on the past; a wording is sent here to be tested, kept or not."""

from typing import Any

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from haidang.procedures.ask_backtest import MONTHS, USUAL, ask_backtest
from haidang.procedures.flaws_of_criterion import Flaw, Misworded
from haidang.procedures.look_at_backtest import look_at_backtests
from haidang.web.faces import faced
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit, flaws: tuple[Flaw, ...] = ()) -> dict[str, Any]:
    sent = _sent(visit)
    return {
        "tests": look_at_backtests(who=visit.who, purpose=visit.purpose, now=visit.now),
        "filled": {"name": "", "key": "", "months": str(USUAL), **sent, **faced(sent).texts},
        "flaws": dict.fromkeys(("text", "exonerating")) | {flaw.field: flaw for flaw in flaws},
        "months": MONTHS,
    }


def act(visit: Visit) -> Shown:
    asked, wording = visit.number("months"), faced(_sent(visit))
    if wording.flaws:
        return show(visit, wording.flaws)
    try:
        number = ask_backtest(
            wording.texts["text"],
            wording.texts["exonerating"],
            name=visit.form.get("name", ""),
            key=visit.number("key"),
            months=asked if asked in MONTHS else USUAL,
            who=visit.who,
            purpose=visit.purpose,
            now=visit.now,
        )
    except Misworded as misworded:
        return show(visit, misworded.flaws)
    return redirect("backtest", number=number)


def _sent(visit: Visit) -> dict[str, str]:
    return {name: visit.form.get(name, "") for name in visit.form}


PAGE = Page(path="criteria/past/", title=_("Tests on the past"), show=show, act=act, under="criteria")
