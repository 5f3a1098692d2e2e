"""What criteria found, month by month, and what people made of it."""

from datetime import date

from msgspec import Struct

from haidang.desk.precision import Precision, precision
from haidang.ledger.bulk import query

_COUNTS = (
    "count(*), count(*) FILTER (WHERE state IN ('confirmed', 'cleared')), "
    "count(*) FILTER (WHERE state = 'confirmed')"
)


class Effect(Struct, frozen=True):
    """Hits found since ``month`` began, how many people decided about, and how many they confirmed."""

    month: date
    hits: int
    reviewed: int
    confirmed: int

    @property
    def precision(self) -> Precision | None:
        return precision(self.confirmed, self.reviewed - self.confirmed)

    @property
    def reviews_for_one(self) -> float | None:
        """How many reviews a confirmed hit cost."""
        return self.reviewed / self.confirmed if self.confirmed else None


def by_month(key: int) -> list[Effect]:
    """Of one criterion, all its versions, the latest month first; hits since deleted are not counted."""
    rows = query(
        f"SELECT date_trunc('month', found_at)::date, {_COUNTS} FROM hit "
        "WHERE kind = 'criterion' AND source = %s GROUP BY 1 ORDER BY 1 DESC",
        [key],
    )
    return [Effect(*row) for row in rows]


def since(day: date) -> dict[int, Effect]:
    """Of every criterion from that day on, by its key."""
    rows = query(
        f"SELECT source, {_COUNTS} FROM hit WHERE kind = 'criterion' AND found_at >= %s GROUP BY 1", [day]
    )
    return {key: Effect(day, *counts) for key, *counts in rows}
