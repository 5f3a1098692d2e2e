"""Fields about the papers."""

from haidang.screening.criteria.fields.field import Country
from haidang.travel import Crossing


def count(crossing: Crossing) -> int | None:
    """How many documents the carrier told us of."""
    return len(crossing.traveller.documents) or None


def kind(crossing: Crossing) -> tuple[str, ...]:
    """Kinds of the documents as the carrier coded them: P for passport, V for visa, I for identity card."""
    return tuple(paper.kind for paper in crossing.traveller.documents if paper.kind)


def issuer(crossing: Crossing) -> tuple[Country, ...]:
    """Three-letter codes of the states that issued the documents."""
    return tuple(paper.issued_by for paper in crossing.traveller.documents if paper.issued_by)


def days_left(crossing: Crossing) -> int | None:
    """Days from departure until the first document expires; negative when it has."""
    ends = [paper.expires for paper in crossing.traveller.documents if paper.expires]
    day = crossing.movement.day
    return (min(ends) - day).days if day and ends else None


def days_old(crossing: Crossing) -> int | None:
    """Days from the issue of the newest document until departure."""
    issued = [paper.issued for paper in crossing.traveller.documents if paper.issued]
    day = crossing.movement.day
    return (day - max(issued)).days if day and issued else None


def issuer_differs(crossing: Crossing) -> bool | None:
    """Whether no document was issued by a state of the traveller's nationality."""
    issuers, nationalities = issuer(crossing), crossing.traveller.nationalities
    return not set(issuers) & set(nationalities) if issuers and nationalities else None
