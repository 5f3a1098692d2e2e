"""What a criterion may ask about."""

from itertools import groupby

from haidang.screening.criteria import CATALOGUE
from haidang.screening.criteria.fields import Field
from manual.table import table

KINDS = {str: "text", int: "number", float: "number", bool: "yes or no"}


def fields() -> str:
    """``fields.md``: one table for each area."""
    areas = groupby(CATALOGUE.values(), key=lambda field: field.name.partition(".")[0])
    parts = [
        f"## {area}\n\n{table(['Field', 'Kind', 'What it tells'], map(_row, members))}\n"
        for area, members in areas
    ]
    return f"{HEAD}\n{chr(10).join(parts)}"


def _row(field: Field) -> tuple[str, str, str]:
    kind = KINDS.get(field.kind, field.kind.__name__)
    if field.tells_several:
        kind = f"several {kind}s"
    choices = f" One of {', '.join(f'`{choice}`' for choice in field.choices)}." if field.choices else ""
    return f"`{field.name}`", kind, " ".join(field.help.split()) + choices


HEAD = """# Fields of a criterion

Each is a function of `screening/criteria/fields`, and its docstring is the help shown here and at the desk.
What the carrier did not tell is *not told*: a condition about it can neither hold nor fail. A field that
tells several values agrees when any one of them does.
"""
