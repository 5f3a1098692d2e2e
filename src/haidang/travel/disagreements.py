"""Where a manifest and a booking tell the same fact of one traveller, and not the same."""

from haidang.travel.joining import folded, is_cut_from, numbers
from haidang.travel.traveller import Traveller


def disagreements(manifest: Traveller | None, booked: Traveller | None) -> tuple[str, ...]:
    """The names of those facts. What one of the two leaves out is no disagreement, nor is a name cut short.

    >>> from haidang.travel import Name
    >>> jane = Traveller(name=Name(surname="DOE", given=("JANE",)), nationalities=("UTO",))
    >>> disagreements(jane, Traveller(name=Name(surname="DOE", given=("JA",)), nationalities=("XXA",)))
    ('nationalities',)
    """
    if manifest is None or booked is None:
        return ()
    found = []
    names = folded(manifest.name), folded(booked.name)
    cut = is_cut_from(manifest.name, booked.name) or is_cut_from(booked.name, manifest.name)
    if names[0] != names[1] and not cut:
        found.append("name")
    found += [
        fact
        for fact in ("born", "sex")
        if None not in (one := (getattr(manifest, fact), getattr(booked, fact))) and one[0] != one[1]
    ]
    if _apart(set(manifest.nationalities), set(booked.nationalities)):
        found.append("nationalities")
    if _apart(_papers(manifest), _papers(booked)):
        found.append("documents")
    return tuple(found)


def _papers(traveller: Traveller) -> set[str]:
    return {each for document in traveller.documents for each in numbers(document)}


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)
