"""Test the criterion that has waited longest on the past: a worker's work."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from functools import cache

import structlog

from haidang.history import archive, duck
from haidang.history.backtest import Trial, backtest
from haidang.history.engine import NoSuchEngine, engine
from haidang.history.figures import Figures
from haidang.history.question import CannotBeTested, table
from haidang.history.spark import NoSpark
from haidang.ledger import LedgerError, backtests, code_lists, criteria, home, transaction
from haidang.ledger.backtests import Asked
from haidang.ledger.models import BacktestState as State
from haidang.screening.criteria import Criterion, CriterionError

Clock = Callable[[], datetime]
Telling = Callable[[Figures], None]


def ignore(_: Figures) -> None:
    """Tell nobody but the ledger."""


def run_backtest(*, clock: Clock, only: int | None = None, told: Telling = ignore) -> bool:
    """Whether there was one. What is counted is kept, and ``told``, after each part of the past, until it is
    stopped.

    One whose worker was killed in the middle begins anew. ``LedgerError`` when the database is away.
    """
    with transaction():
        asked = backtests.take(only)
    if asked is None:
        return False
    try:
        state, failure = _run(asked, clock, told), ""
    except (CannotBeTested, CriterionError, NoSuchEngine, NoSpark) as error:
        state, failure = State.FAILED, str(error)
    except (LedgerError, OSError):
        raise
    except Exception as error:
        structlog.get_logger().error("a test on the past failed", what=type(error).__name__)
        state = State.FAILED
        failure = "The past could not be read: ask again, and tell the operator if it stays so."
    with transaction():
        backtests.end(asked.id, state, clock(), failure=failure)
        backtests.let_go(asked.id)
    return True


def make_ready() -> None:
    """Load what answers, which takes a second, before anybody waits for it: where there is a past to ask."""
    if any(home.history().glob("*/*.parquet")):
        _load()


@cache
def _load() -> None:
    duck.sql(table().count())
    duck.connection().close()


def _run(asked: Asked, clock: Clock, told: Telling) -> State:
    with transaction():
        trial = _trial(asked, clock().date())
    files = archive.ready(home.history(), asked.since)
    with closing(engine(home.private("scratch"))) as answering:
        for figures in backtest(trial, files, answering):
            with transaction():
                if not backtests.tell(asked.id, figures):
                    return State.STOPPED
            told(figures)
    return State.DONE


def _trial(asked: Asked, today: date) -> Trial:
    draft = Criterion.parse(name=asked.name, text=asked.text, exonerating=asked.exonerating)
    in_force = [one for one in criteria.live(today) if not one.shadow]
    return Trial(
        draft=draft,
        live=next((one for one in in_force if one.id == asked.key), None),
        others=[one for one in in_force if one.id != asked.key],
        lists=code_lists.in_force(),
    )
