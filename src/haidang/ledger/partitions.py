"""The monthly partitions of the hot tables. Days outside them fall into each table's ``_other_days``."""

from datetime import date

from django.db import connection

HOT = ("crossing", "booking", "identifier", "change")
MONTHS_BEHIND, MONTHS_AHEAD = 7, 13


def prepare(today: date) -> None:
    """Make the partitions from seven months back to thirteen months ahead that are not there yet."""
    for distance in range(-MONTHS_BEHIND, MONTHS_AHEAD + 1):
        start, end = _month(today, distance), _month(today, distance + 1)
        for table in HOT:
            _partition(table, start, end)


def _month(today: date, distance: int) -> date:
    months = today.year * 12 + today.month - 1 + distance
    return date(months // 12, months % 12 + 1, 1)


def _partition(table: str, start: date, end: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [name := f"{table}_{start:%Y_%m}"])
        if cursor.fetchone() == (None,):
            cursor.execute(f"CREATE TABLE {name} (LIKE {table} INCLUDING ALL)")
            # Rows of a month that were kept among the other days move in with it.
            cursor.execute(
                f"WITH moved AS (DELETE FROM {table}_other_days WHERE day >= %s AND day < %s RETURNING *) "
                f"INSERT INTO {name} SELECT * FROM moved",
                [start, end],
            )
            cursor.execute(
                f"ALTER TABLE {table} ATTACH PARTITION {name} FOR VALUES FROM ('{start}') TO ('{end}')"
            )
