"""A criterion tested on the past from the terminal, by this process or by the house that runs beside it."""

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import typer
from msgspec.structs import astuple

from haidang.history.figures import Figures, Skew
from haidang.procedures.ask_backtest import ask_backtest, stop_backtest
from haidang.procedures.exchange_criteria import Misworded, asked_in
from haidang.procedures.look_at_backtest import look_at_backtest
from haidang.procedures.run_backtest import run_backtest

BETWEEN_LOOKS = 0.5


class NotCounted(RuntimeError):
    """There are no figures; the message says why."""


def counted(file: str, months: int, acting: dict[str, Any]) -> Figures:
    """The figures once all is counted; progress goes to standard error. Ctrl-C stops the test."""
    name, text, exonerating = asked_in(file)
    try:
        number = ask_backtest(text, exonerating, name=name, months=months, **acting)
    except Misworded as wrong:
        raise NotCounted(wrong) from None
    try:
        if not run_backtest(clock=lambda: datetime.now(UTC), only=number, told=_progress):
            _await(number, acting)
    except KeyboardInterrupt:
        stop_backtest(number, **acting)
    test = look_at_backtest(number, again=True, **acting)
    if test.state != "done" or test.figures is None:
        raise NotCounted(test.failure or test.state)
    return test.figures


def _await(number: int, acting: dict[str, Any]) -> None:
    """Let the house that took it up go on to its end."""
    while (test := look_at_backtest(number, again=True, **acting)).state in ("waiting", "running"):
        if test.figures:
            _progress(test.figures)
        time.sleep(BETWEEN_LOOKS)


def _progress(figures: Figures) -> None:
    end = "\r" if sys.stderr.isatty() else "\n"
    said = f"{figures.days} of {figures.of_days} days, {figures.hits:,} hits"
    typer.echo(f"{said}{end}", err=True, nl=False)


def in_words(figures: Figures) -> str:
    """The figures as tables for a terminal."""
    parts = (_whole, _months, _routes, _skews, _overlaps)
    return "\n\n".join(filter(None, ("\n".join(part(figures)) for part in parts)))


def _whole(told: Figures) -> Iterator[str]:
    yield f"{told.hits:,} hits on {told.crossings:,} crossings of {told.days} days, {told.a_week:,.1f} a week"
    if told.precision:
        estimate, low, high = (f"{100 * share:.1f} %" for share in astuple(told.precision))
        yield f"{estimate} confirmed of {told.confirmed + told.cleared:,} reviewed (95 %: {low} to {high})"
    if told.changes:
        yield f"{told.changes.added:,} added and {told.changes.lost:,} lost beside the version in force"
    if not told.of_days:
        yield "No day of this time is in the archive yet. A day comes in two days after departure."


def _months(told: Figures) -> Iterator[str]:
    if told.months:
        yield f"{'month':<10}{'hits':>10}{'of':>14}{'confirmed':>11}{'cleared':>9}"
    for one in told.months:
        month = f"{one.start:%Y-%m}"
        yield f"{month:<10}{one.hits:>10,}{one.crossings:>14,}{one.confirmed:>11,}{one.cleared:>9,}"


def _routes(told: Figures) -> Iterator[str]:
    if told.routes:
        yield f"{'route':<10}{'hits':>10}{'of':>14}"
    for one in told.routes:
        yield f"{one.route:<10}{one.hits:>10,}{one.crossings:>14,}"


def _skews(told: Figures) -> Iterator[str]:
    if told.skews:
        yield f"{'trait':<24}{'hits':>10}{'of':>14}{'odds':>8}   95 %"
    for one in told.skews:
        trait = f"{one.trait.replace('_', ' ')} {one.value}"
        yield f"{trait:<24}{one.hits:>10,}{one.crossings:>14,}{_odds(one)}"


def _odds(one: Skew) -> str:
    if one.odds is None:
        return "   too few to say"
    uneven = "" if not one.is_uneven else "  slightly" if one.is_slight else "  uneven"
    return f"{one.odds.estimate:>8.2f}   {one.odds.low:.2f} to {one.odds.high:.2f}{uneven}"


def _overlaps(told: Figures) -> Iterator[str]:
    sharing = [one for one in told.overlaps if one.hits]
    if sharing:
        yield f"{'also hit by':<44}{'hits':>10}"
    for one in sharing:
        yield f"{one.name[:43]:<44}{one.hits:>10,}"
