"""What a later telling says differently, fact by fact. Where a fact stood in its message does not matter."""

from typing import Any

import msgspec
from msgspec import Struct


class Difference(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``what`` names the fact as the noun does; ``before`` and ``after`` are as JSON would hold them."""

    what: str
    before: Any = None
    after: Any = None


def differences(before: Struct, after: Struct) -> list[Difference]:
    """
    >>> from haidang.travel import Name, Traveller
    >>> ann = Traveller(name=Name(surname="DOE"), residence="UTO")
    >>> differences(ann, Traveller(name=Name(surname="DOE"), residence="XXA", at={"name": (3,)}))
    [Difference(what='residence', before='UTO', after='XXA')]
    """
    if before == after:
        return []
    old, new = _facts(before), _facts(after)
    return [
        Difference(what=what, before=old.get(what), after=new.get(what))
        for what in dict.fromkeys((*old, *new))
        if old.get(what) != new.get(what)
    ]


def _facts(noun: Struct) -> dict[str, Any]:
    facts: dict[str, Any] = _placeless(msgspec.to_builtins(noun, builtin_types=()))
    return {what: value for what, value in facts.items() if what not in ("first", "last")}


def _placeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _placeless(inner) for key, inner in value.items() if key != "at"}
    if isinstance(value, list | tuple):
        return [_placeless(inner) for inner in value]
    return value
