"""Every column we keep, and what the law says about it."""

from itertools import groupby

from haidang.vault.catalogue import ELEMENTS, OPERATIONAL, Classified, rows
from haidang.vault.roles import Role
from manual.table import table

HEAD = """# Catalogue of what is kept

One row for each column of the database and each field of the nouns kept inside columns. *Element* is the
number in Annex I of Directive (EU) 2016/681, listed at the end; *operational* tells nothing of a traveller.
A test walks the schema and fails on a column that has no row here.
"""


def catalogue() -> str:
    """``catalogue.md``: one table for each table or noun, and the elements."""
    tables = groupby(sorted(rows(), key=lambda row: row.table), key=lambda row: row.table)
    parts = [f"## {name}\n\n{table(COLUMNS, map(_row, members))}\n" for name, members in tables]
    elements = table(["Element", "What it is"], ELEMENTS.items())
    return f"{HEAD}\n{chr(10).join(parts)}\n## Elements\n\n{elements}\n"


COLUMNS = ("Column", "Element", "Handled as", "Seen by", "Masked", "Deleted")


def _row(row: Classified) -> tuple[str, ...]:
    element = row.element if row.element == OPERATIONAL else f"{row.element} {ELEMENTS[row.element]}"
    if row.seen_by == frozenset(Role):
        seen_by = "everyone"
    else:
        seen_by = ", ".join(role for role in Role if role in row.seen_by) or "nobody"
    return f"`{row.column}`", element, row.sensitivity, seen_by, row.masked_when, row.deleted_when
