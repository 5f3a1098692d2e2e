"""What each agreement and disagreement between a traveller and an entry is worth.

Points add up, and are powers of two of evidence: ten points say the two agree in something one in a
thousand pairs of strangers would agree in. The weights of names and birth dates stand in
``data/scorecard.toml``: fitted from labelled pairs by ``benchmarks/fit_names.py``, reviewed and put in force
by people; nothing here learns by itself. What a threshold means on a list, ``threshold_for`` tells from the
scores of its own traffic.
"""

import tomllib
from collections.abc import Sequence
from importlib import resources
from math import ceil, log2

from haidang.screening.watchlists.birth import Births
from haidang.screening.watchlists.document import Paper, same_issuer
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.evidence import Evidence, NameEvidence, birth_evidence
from haidang.travel import Traveller

_FILE = tomllib.loads(resources.files(__package__).joinpath("data/scorecard.toml").read_text("utf-8"))
VERSION: int = _FILE["version"]
# Names both written in Latin letters; names of which one was read from another script.
SIDES = ("written", "read")
WEIGHTS: dict[str, float] = {
    term: points
    for side in SIDES
    for kind, worth in _FILE[side].items()
    for term, points in (
        zip((f"{side} {kind}", f"{side} {kind} short"), worth, strict=True)
        if isinstance(worth, list)
        else ((f"{side} {kind}", worth),)
    )
} | _FILE["together"]
BIRTHS: dict[Births, float] = {births: _FILE["births"].get(births.name.lower(), 0.0) for births in Births}

# Chance finds twice as many on a list of twice the length, so each doubling asks for one power of two more.
THRESHOLD, THRESHOLD_NAMES, FEWEST_NAMES = float(_FILE["threshold"]), 100_000, 70_000
CERTAIN = 30.0

# Enough whatever else disagrees: a listed paper in other hands is what its keeper wants to know.
DOCUMENT_AND_ISSUER = 50.0
DOCUMENT_ONLY = 20.0

SAME_SEX = 0.7
OTHER_SEX = -4.0
SAME_NATIONALITY = 1.5
OTHER_NATIONALITY = -1.0


def name_points(evidence: Evidence) -> float:
    """The sum of what names tell, each term at its weight."""
    return sum(WEIGHTS.get(term, 0.0) * amount for term, amount in evidence.items())


def birth_points(births: Births, name: NameEvidence | None) -> float:
    """What birth dates tell beside the names: never more than they would by themselves."""
    together = birth_evidence(births, name)
    return BIRTHS[births] + sum(WEIGHTS.get(term, 0.0) * amount for term, amount in together.items())


def person_points(traveller: Traveller, entry: Entry) -> float:
    """What sex and nationality say together."""
    points = 0.0
    if traveller.sex and entry.sex:
        points += SAME_SEX if traveller.sex == entry.sex else OTHER_SEX
    if traveller.nationalities and entry.nationalities:
        agrees = not set(traveller.nationalities).isdisjoint(entry.nationalities)
        points += SAME_NATIONALITY if agrees else OTHER_NATIONALITY
    return points


def most_of_a_person(traveller: Traveller) -> float:
    """What sex and nationality could say at best."""
    return SAME_SEX * (traveller.sex is not None) + SAME_NATIONALITY * bool(traveller.nationalities)


def document_points(paper: Paper | None) -> float:
    """What the same document number says, with or without its issuer."""
    if paper is None:
        return 0.0
    return DOCUMENT_AND_ISSUER if same_issuer(paper.told.issued_by, paper.issuer) else DOCUMENT_ONLY


def threshold(names: int) -> float:
    """The sum of points at which to ask an officer, for a list of that many names and no known traffic.

    >>> threshold(200_000) - threshold(100_000)
    1.0
    """
    return THRESHOLD + log2(max(names, FEWEST_NAMES) / THRESHOLD_NAMES)


def threshold_for(scores: Sequence[float], alerts_per_thousand: float) -> float:
    """The sum of points that so many of a thousand travellers reach, from the scores of a sample.

    ``scores`` holds the highest points of each traveller of a sample of the list's own traffic, of whom
    next to none is listed; nobody needs to label it. A wish that the sample is too small to tell falls
    on its highest score: below one alert in a thousand a sample wants more than a thousand travellers.

    >>> threshold_for([3.0, 9.0, 4.0, 2.0], alerts_per_thousand=250)
    9.0
    """
    if not scores:
        raise ValueError("no scores to set a threshold by: screen a sample of the list's own traffic first")
    wished = max(ceil(len(scores) * alerts_per_thousand / 1000), 1)
    return sorted(scores, reverse=True)[min(wished, len(scores)) - 1]


def likeness(points: float, least: float) -> float:
    """Points as 0 to 1 for a reader's eye: one half at the threshold, one when certain.

    >>> likeness(11.0, 11.0), likeness(100.0, 11.0)
    (0.5, 1.0)
    """
    return round(min(0.5 + (points - least) / max(CERTAIN - least, 1.0) / 2, 1.0), 3)
