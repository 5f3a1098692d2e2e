"""Count how well carriers told, a day at a time, so that whoever looks need not wait."""

from datetime import datetime

from haidang.ledger import quality_days, transaction


def count_quality(*, now: datetime) -> bool:
    """Count the newest day that is due; whether there was one. ``LedgerError`` when the database is away."""
    with transaction():
        day = quality_days.due(now)
        if day is not None:
            quality_days.count(day, now)
    return day is not None
