"""Where a manifest and a booking tell the same fact of one traveller, and not the same."""

from haidang.travel.joining import folded, is_cut_from, papers
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
    both = {fact: (getattr(manifest, fact), getattr(booked, fact)) for fact in ("born", "sex")}
    found += [fact for fact, (one, other) in both.items() if None not in (one, other) and one != other]
    if _apart(set(manifest.nationalities), set(booked.nationalities)):
        found.append("nationalities")
    if _apart(papers(manifest), papers(booked)):
        found.append("documents")
    return tuple(found)


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)
