"""The schema as PostgreSQL has it."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection

from haidang.ledger import partitions


def rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_hot_tables_are_partitioned_by_month(ledger: str) -> None:
    partitions.prepare(date(2026, 3, 15))
    names = {name for (name,) in rows("SELECT relname FROM pg_class WHERE relname LIKE 'crossing_20%'")}
    assert {"crossing_2025_08", "crossing_2026_03", "crossing_2027_04"} <= names


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_note SET who = 'x'", "DELETE FROM audit_note", "TRUNCATE audit_note"]
)
def test_audit_notes_cannot_be_changed(ledger: str, statement: str) -> None:
    rows(
        "INSERT INTO audit_note VALUES (1, now(), 'ann', 'analyst', 'look', 'assess', '{}', '', 'x')"
        " RETURNING 1"
    )
    with pytest.raises(ProgrammingError, match="append-only"):
        rows(statement)
