"""What somebody meant who wrote something that is not there."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from haidang.screening.criteria.elements import NOUNS, Noun
from haidang.screening.criteria.fields import CATALOGUE, Field
from haidang.screening.criteria.fields.withheld import why_withheld


def nearest(written: str, known: Iterable[str], *, cutoff: float = 0.5) -> str:
    """The end of a complaint: what is nearest, or nothing.

    >>> nearest("documnet", ["document", "leg"])
    ': did you mean document?'
    """
    near = get_close_matches(written.lower(), list(known), n=1, cutoff=cutoff)
    return f": did you mean {near[0]}?" if near else ""


def unknown_field(name: str, fields: Mapping[str, Field], noun: Noun | None) -> str:
    """What to say of a field that is not there: why it may not be asked, or what was meant."""
    if why := why_withheld(name):
        return f"{name} cannot be asked: {why}"
    if noun is not None and name.lower() in CATALOGUE:
        return f"a condition about one {noun.name} asks its own fields: close its bracket before {name}"
    if noun is not None:
        return f"no field called {name} of a {noun.name}{nearest(name, fields) or _known(fields)}"
    if any(name.lower() in one.fields for one in NOUNS.values()) and not _same_end(name):
        owner = next(one.name for one in NOUNS.values() if name.lower() in one.fields)
        return f"no field called {name}: did you mean any {owner} where ({name} ...)?"
    meant = _same_end(name)
    return f"no field called {name}" + (
        nearest(name, CATALOGUE) or (f": did you mean {meant}?" if meant else "")
    )


def _same_end(name: str) -> str | None:
    return next((field for field in CATALOGUE if field.endswith(f".{name.lower()}")), None)


def _known(fields: Mapping[str, Field]) -> str:
    return f": it has {', '.join(fields)}"
