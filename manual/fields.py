"""What a criterion may ask about."""

from itertools import groupby

from haidang.screening.criteria import CATALOGUE, NOUNS
from haidang.screening.criteria.fields import Field
from manual.table import table

COLUMNS = ["Field", "Kind", "What it tells"]
KINDS = {str: "text", int: "number", float: "number", bool: "yes or no"}


def fields() -> str:
    """``fields.md``: one table for each area."""
    areas = groupby(CATALOGUE.values(), key=lambda field: field.name.partition(".")[0])
    parts = [f"## {area}\n\n{table(COLUMNS, map(_row, members))}\n" for area, members in areas]
    elements = [
        f"## any {noun.name}\n\n{noun.help}\n\n{table(COLUMNS, map(_row, noun.fields.values()))}\n"
        for noun in NOUNS.values()
    ]
    return f"{HEAD}\n{chr(10).join(parts)}\n{ELEMENTS}\n{chr(10).join(elements)}"


def _row(field: Field) -> tuple[str, str, str]:
    kind = KINDS.get(field.kind, field.kind.__name__)
    if field.tells_several:
        kind = f"several {kind}s"
    choices = f" One of {', '.join(f'`{choice}`' for choice in field.choices)}." if field.choices else ""
    asked = ", ".join(f"{each.name}: {each.usual}" for each in field.parameters)
    return f"`{field.name}{f'({asked})' if asked else ''}`", kind, " ".join(field.help.split()) + choices


HEAD = """# Fields of a criterion

Each is a function of `screening/criteria/fields`, and its docstring is the help shown here and at the desk.
A number in brackets may be left out: the one shown is then meant. What the carrier did not tell is
*not told*: a condition about it can neither hold nor fail. A field that tells several values agrees when
any one of them does.
"""

ELEMENTS = """# Elements

Of what a crossing has several of, a criterion can ask about one and the same:
`any document where (issuer is "UTO" and days_left < 30)`. It holds when one document agrees with all of
it; where none is told, neither it nor its `not` can hold.
"""
