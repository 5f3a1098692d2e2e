"""Figures of data quality as CSV (RFC 4180), the same in every language, for a carrier's own tools."""

import csv
import io

from haidang.ledger.quality import Counted
from haidang.procedures.look_at_quality import QualityView

HEADERS = (
    "carrier",
    "since",
    "until",
    "group",
    "measure",
    "count",
    "of",
    "percent",
    "example_message",
    "example_segment",
)
"""Of ``problems``, ``of`` is the number of messages the problem was found in. Days are those of UTC."""


def as_csv(view: QualityView) -> str:
    """Every figure a line, carrier by carrier."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(HEADERS)
    lines.writerows(_line(view, one) for one in view.in_order)
    return written.getvalue()


def share(one: Counted) -> float | None:
    """In percent; ``None`` where there was nothing to count, or the figure is no share."""
    return 100 * one.count / one.of if one.of and one.group != "problems" else None


def _line(view: QualityView, one: Counted) -> tuple[object, ...]:
    percent = share(one)
    return (
        _text(one.carrier),
        view.since.date(),
        view.until.date(),
        one.group,
        _text(one.measure),
        one.count,
        one.of,
        "" if percent is None else f"{percent:.1f}",
        "" if one.message is None else one.message,
        "" if one.segment is None else one.segment,
    )


def _text(told: str) -> str:
    """A spreadsheet takes what begins so for a formula, and a carrier may call itself anything.

    >>> _text("=1+1"), _text("VN")
    ("'=1+1", 'VN')
    """
    return f"'{told}" if told[:1] in "=+-@\t\r\n|%" and told else told
