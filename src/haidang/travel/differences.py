"""What a later telling says differently, fact by fact. Where a fact stood in its message does not matter."""

from typing import Any

from msgspec import Struct, to_builtins

PLACES = ("at", "first", "last")
"""Where a noun stood in its message."""


class Difference(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``what`` names the fact as the noun does; ``before`` and ``after`` are as JSON would hold them."""

    what: str
    before: Any = None
    after: Any = None


def differences(before: Struct, after: Struct) -> list[Difference]:
    """Two tellings of one noun, both of the same kind.

    >>> from haidang.travel import Name, Traveller
    >>> ann = Traveller(name=Name(surname="DOE"), residence="UTO")
    >>> differences(ann, Traveller(name=Name(surname="DOE"), residence="XXA", at={"name": (3,)}))
    [Difference(what='residence', before='UTO', after='XXA')]
    """
    found = []
    for what in before.__struct_fields__:
        old, new = getattr(before, what), getattr(after, what)
        if old != new and what not in PLACES:
            plain_old, plain_new = _placeless(to_builtins(old)), _placeless(to_builtins(new))
            if plain_old != plain_new:
                found.append(Difference(what=what, before=plain_old, after=plain_new))
    return found


def _placeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _placeless(inner) for key, inner in value.items() if key != "at"}
    if isinstance(value, list | tuple):
        return [_placeless(inner) for inner in value]
    return value
