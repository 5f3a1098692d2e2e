"""What somebody meant who wrote something that is not there."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from haidang.said import Said
from haidang.screening.criteria.elements import NOUNS, Noun
from haidang.screening.criteria.fields import CATALOGUE, Field
from haidang.screening.criteria.fields.withheld import why_withheld


def suggested(complaint: Said, written: str, known: Iterable[str], *, cutoff: float = 0.5) -> Said:
    """A complaint with what is nearest to what was written, where something is near.

    >>> suggested(Said("no such element"), "documnet", ["document", "leg"])
    'no such element: did you mean document?'
    """
    near = get_close_matches(written.lower(), list(known), n=1, cutoff=cutoff)
    return _meant(complaint, near[0]) if near else complaint


def unknown_field(name: str, fields: Mapping[str, Field], noun: Noun | None) -> Said:
    """What to say of a field that is not there: why it may not be asked, or what was meant."""
    if why := why_withheld(name):
        return Said("%(field)s cannot be asked: %(why)s", field=name, why=why)
    if noun is not None:
        return _unknown_of(name, fields, noun)
    unknown = Said("no field called %(field)s", field=name)
    same_end = next((field for field in CATALOGUE if field.endswith(f".{name.lower()}")), None)
    owner = next((one.name for one in NOUNS.values() if name.lower() in one.fields), None)
    if owner and not same_end:
        return _meant(unknown, f"any {owner} where ({name} ...)")
    near = suggested(unknown, name, CATALOGUE)
    return _meant(unknown, same_end) if same_end and near is unknown else near


def _unknown_of(name: str, fields: Mapping[str, Field], noun: Noun) -> Said:
    if name.lower() in CATALOGUE:
        return Said(
            "a condition about one %(noun)s asks its own fields: close its bracket before %(field)s",
            noun=noun.name,
            field=name,
        )
    unknown = Said("no field called %(field)s of a %(noun)s", field=name, noun=noun.name)
    near = suggested(unknown, name, fields)
    if near is not unknown:
        return near
    return Said("%(complaint)s: it has %(fields)s", complaint=unknown, fields=", ".join(fields))


def _meant(complaint: Said, meant: str) -> Said:
    return Said("%(complaint)s: did you mean %(meant)s?", complaint=complaint, meant=meant)
