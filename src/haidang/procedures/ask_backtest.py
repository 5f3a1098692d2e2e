"""Someone has a criterion tested on the past, kept or still in their head, and may stop it."""

from datetime import date, datetime, timedelta

from haidang.ledger import audit, backtests, transaction
from haidang.ledger.models import BacktestState as State
from haidang.procedures.flaws_of_criterion import LONGEST_NAME, Misworded, flaws_of_text
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

MONTHS = (1, 3, 6, 12, 60)
"""How far back a test may go; the law's retention ends it sooner."""

USUAL = 6


def ask_backtest(
    text: str,
    exonerating: str,
    *,
    name: str = "",
    key: int | None = None,
    months: int = USUAL,
    who: Person,
    purpose: Purpose,
    now: datetime,
) -> int:
    """The test's number. ``Misworded`` where the sentences do not read; nothing is asked of the past then."""
    who.check(Permission.SEE_CRITERIA, purpose)
    if flaws := flaws_of_text(text, exonerating):
        raise Misworded(flaws)
    with transaction():
        number = backtests.ask(
            key=key,
            name=name.strip()[:LONGEST_NAME],
            text=text,
            exonerating=exonerating,
            since=_since(now.date(), months),
            who=who.id,
            now=now,
        )
        subjects = [f"backtest {number}"] + ([f"criterion {key}"] if key else [])
        audit.note(who, "test a criterion on the past", purpose, subjects, at=now)
    return number


def stop_backtest(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Have a test stopped where it is; one that is over stays as it is."""
    who.check(Permission.SEE_CRITERIA, purpose)
    with transaction():
        if backtests.end(number, State.STOPPED, now):
            audit.note(who, "stop a test on the past", purpose, [f"backtest {number}"], at=now)


def _since(today: date, months: int) -> date:
    return today - timedelta(days=round(months * 30.44))
