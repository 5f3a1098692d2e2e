"""Whom criteria in shadow would have spoken of: kept to be counted, shown to nobody."""

from collections.abc import Iterable
from datetime import datetime

from haidang.ledger.bulk import query
from haidang.ledger.stay import Stay


def keep(stay: Stay, crossing: int, shadows: Iterable[tuple[int, int]], *, found_at: datetime) -> None:
    """Count a crossing once for each criterion, however often it is screened."""
    for key, version in shadows:
        query(
            "INSERT INTO shadow_hit (criterion_id, crossing_id, day, found_at, delete_on) "
            "SELECT id, %s, %s, %s, %s FROM criterion WHERE key = %s AND version = %s ON CONFLICT DO NOTHING",
            [crossing, stay.day, found_at, stay.delete_on, key, version],
        )


def counts() -> dict[int, int]:
    """How many crossings each version would have spoken of, by the version's number."""
    return dict(query("SELECT criterion_id, count(*) FROM shadow_hit GROUP BY criterion_id"))
