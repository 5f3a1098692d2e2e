"""A criterion as boxes on a form: every box one condition or a group of boxes, and back.

A form knows only names and texts, so a box is written as ``<place>.<what>``: ``0.kind`` is the outermost,
``0.1.field`` the field of its second part. What is wrong in one box leaves the others standing.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, structs

from haidang.said import Said
from haidang.screening.criteria.elements import NOUNS, Noun
from haidang.screening.criteria.error import CriterionError
from haidang.screening.criteria.expression import All, Any, Comparison, Expression, Not, Score, Some
from haidang.screening.criteria.fields import CATALOGUE, Field
from haidang.screening.criteria.grammar import parse
from haidang.screening.criteria.operators import MEMBERSHIP, ORDER, PARTS
from haidang.screening.criteria.sought import CodeList, CountryPorts, Member, Sought
from haidang.screening.criteria.writing import written

ROOT = "0"
MOST_PARTS = 40
DEEPEST = 12
GROUPS = ("all", "any", "none", "not", "some", "score")
"""All of the parts, at least one, none of them, the opposite of one, one and the same element, points."""

_PLAIN = re.compile(r"[\w+@.-]+(?: [\w+@.-]+)*")
_PIECE = re.compile(r'\s*((?:"[^"]*"|\((?:"[^"]*"|[^")])*\)|[^",(])*)(?:,|$)')


class Box(Struct, frozen=True, kw_only=True):
    """A condition, or a group with ``parts``. ``value`` is written as people do: ``HAN, SGN``.

    ``argument`` is the number a field is asked with, ``weight`` what the box counts in a score, ``least``
    what a score must reach, ``noun`` the element meant. ``wrong`` says what keeps it from being read.
    """

    kind: str = "condition"
    parts: tuple["Box", ...] = ()
    field: str = ""
    argument: str = ""
    operator: str = "is"
    value: str = ""
    noun: str = "document"
    weight: str = "1"
    least: str = "1"
    wrong: str = ""


def box_of(expression: Expression) -> Box:
    """The boxes an expression stands in."""
    match expression:
        case Comparison():
            return _condition(expression)
        case All(parts):
            return Box(kind="all", parts=tuple(map(box_of, parts)))
        case Any(parts):
            return Box(kind="any", parts=tuple(map(box_of, parts)))
        case Not(inner=Any(parts)):
            return Box(kind="none", parts=tuple(map(box_of, parts)))
        case Not(inner):
            return Box(kind="not", parts=(box_of(inner),))
        case Some(noun, where):
            return Box(kind="some", noun=noun.name, parts=(box_of(where),))
        case Score(weighed, least):
            counted = (structs.replace(box_of(one.condition), weight=str(one.weight)) for one in weighed)
            return Box(kind="score", least=str(least), parts=tuple(counted))


def text_of(box: Box, noun: Noun | None = None) -> str:
    """The boxes in the language. What does not read is written as it stands, so that reading it complains."""
    if box.kind == "condition":
        return _written_condition(box, noun)
    inner = NOUNS.get(box.noun) if box.kind == "some" else noun
    said = [text_of(part, inner) for part in box.parts]
    match box.kind:
        case "score":
            weighed = (f"{part.weight.strip()}: {text}" for part, text in zip(box.parts, said, strict=True))
            return f"score({', '.join(weighed)}) >= {box.least.strip()}"
        case "some":
            return f"any {box.noun} where ({_joined(said, ' and ')})"
        case "not":
            return f"not ({_joined(said, ' and ')})"
        case "none":
            return f"not ({_joined(said, ' or ')})"
        case _:
            return _joined(said, " or " if box.kind == "any" else " and ")


def checked(box: Box, noun: Noun | None = None) -> Box:
    """The same boxes, each condition that does not read with what is wrong in it."""
    if box.kind == "condition":
        return structs.replace(box, wrong=_complaint(box, noun))
    inner = NOUNS.get(box.noun) if box.kind == "some" else noun
    wrong = Said() if box.parts else Said("put a condition into it, or take it out")
    return structs.replace(box, parts=tuple(checked(part, inner) for part in box.parts), wrong=wrong)


def to_form(box: Box, place: str = ROOT) -> Iterator[tuple[str, str]]:
    """Names and values of a form's inputs."""
    for name in ("kind", "field", "argument", "operator", "value", "noun", "weight", "least"):
        yield f"{place}.{name}", getattr(box, name)
    for number, part in enumerate(box.parts):
        yield from to_form(part, f"{place}.{number}")


def from_form(form: Mapping[str, str], place: str = ROOT) -> Box:
    """The boxes of a form that was sent; whatever else stands in it is left alone."""
    told = {
        name: form[f"{place}.{name}"]
        for name in ("kind", "field", "argument", "operator", "value", "noun", "weight", "least")
        if f"{place}.{name}" in form
    }
    places = [f"{place}.{number}" for number in range(MOST_PARTS)]
    deep = place.count(".") >= DEEPEST
    parts = () if deep else tuple(from_form(form, each) for each in places if f"{each}.kind" in form)
    if told.get("kind") not in (*GROUPS, "condition"):
        told["kind"] = "all"
    return Box(**told, parts=parts)


def edited(box: Box, action: str, place: str) -> Box:
    """After ``add``, ``group``, ``remove``, ``up`` or ``wrap`` at the box at that place."""
    steps = [int(step) for step in place.split(".")[1:] if step.isdecimal()]
    return _edited(box, action, steps)


def _edited(box: Box, action: str, steps: list[int]) -> Box:
    if not steps:
        return _acted(box, action)
    first, *rest = steps
    if first >= len(box.parts):
        return box
    parts = list(box.parts)
    if rest or action in ("add", "group", "wrap"):
        parts[first] = _edited(parts[first], action, rest)
    elif action == "remove":
        del parts[first]
    elif action == "up" and first:
        parts[first - 1 : first + 1] = [parts[first], parts[first - 1]]
    return structs.replace(box, parts=tuple(parts))


def _acted(box: Box, action: str) -> Box:
    if action == "add":
        return structs.replace(box, parts=(*box.parts, Box()))
    if action == "group":
        return structs.replace(box, parts=(*box.parts, Box(kind="any", parts=(Box(),))))
    return Box(kind="all", parts=(box,), weight=box.weight) if action == "wrap" else box


def operators_of(field: Field) -> tuple[str, ...]:
    """What a field may be compared by."""
    ordered = ORDER if field.is_ordered else ()
    in_parts = PARTS if field.kind is str and not field.choices else ()
    return ("is", "is not", *ordered, *MEMBERSHIP, *in_parts)


def _condition(one: Comparison) -> Box:
    return Box(
        field=one.field.name,
        argument=", ".join(str(value) for _, value in one.arguments),
        operator=one.operator,
        value=_shown(one.sought),
    )


def _shown(sought: Sought) -> str:
    return ", ".join(map(_shown_member, sought if isinstance(sought, tuple) else (sought,)))


def _shown_member(member: Member) -> str:
    if isinstance(member, CountryPorts | CodeList):
        return written((member,))
    return member if isinstance(member, str) and _PLAIN.fullmatch(member) else written(member)


def _written_condition(box: Box, noun: Noun | None) -> str:
    field = (noun.fields if noun else CATALOGUE).get(box.field)
    asked = box.argument.strip()
    arguments = f"({field.parameters[0].name}: {asked})" if field and field.parameters and asked else ""
    pieces = [_quoted(piece[1], field) for piece in _PIECE.finditer(box.value) if piece[1].strip()]
    row = ", ".join(pieces)
    if box.operator in MEMBERSHIP:
        row = f"({row})"
    return f"{box.field}{arguments} {box.operator} {row}".strip()


def _quoted(piece: str, field: Field | None) -> str:
    piece = piece.strip()
    is_text = field is not None and field.kind is str
    return f'"{piece}"' if is_text and not piece.startswith(('"', "country(", "list(")) else piece


def _joined(parts: list[str], between: str) -> str:
    """In brackets wherever a part could be read together with its neighbours."""
    return between.join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)


def _complaint(box: Box, noun: Noun | None) -> Said:
    if not box.field:
        return Said("choose a field")
    text = _written_condition(box, noun)
    try:
        parse(f"any {noun.name} where ({text})" if noun else text)
    except CriterionError as error:
        return error.what
    return Said()
