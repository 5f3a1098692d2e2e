"""What the fields of GTAS, the system border services know best, are called here."""

import csv
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from manual.table import table


class Counterpart(NamedTuple):
    """A field another system offers, a condition that asks the same here, and what to know about it.

    ``condition`` is empty where no criterion may ask; ``remark`` then says what to do instead.
    """

    entity: str
    field: str
    condition: str
    remark: str = ""


with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
    COUNTERPARTS = tuple(Counterpart(**row) for row in csv.DictReader(file))


def counterparts() -> str:
    """``counterparts.md``: one table for each of that system's entities."""
    parts = [
        f"## {entity}\n\n{table(['There', 'Here', 'To know'], map(_row, members))}\n"
        for entity, members in groupby(COUNTERPARTS, key=lambda one: one.entity)
    ]
    return f"{HEAD}\n{chr(10).join(parts)}"


def _row(one: Counterpart) -> tuple[str, str, str]:
    return f"`{one.field}`", f"`{one.condition}`" if one.condition else "may not be asked", one.remark


HEAD = """# From GTAS to Hải Đăng

The 86 fields a rule of GTAS can ask (as of its 2022 source) and how a criterion asks the same here. Each
example reads: a test tries them all. What is more here stands in [Fields of a criterion](fields.md).
"""
