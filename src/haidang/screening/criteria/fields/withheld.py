"""What a criterion may not ask, and why. Tried by name, each is answered with its reason.

After Directive (EU) 2016/681 Article 6(4) and Regulation (EU) 2025/13 Article 8(1): criteria never rest on
race, ethnic origin, political opinion, religion, union membership, health or sexual life, nor on what
stands in for them.
"""

_FORBIDDEN = "the law forbids criteria about"

WITHHELD: dict[str, str] = {
    "religion": f"{_FORBIDDEN} religion",
    "belief": f"{_FORBIDDEN} religion",
    "faith": f"{_FORBIDDEN} religion",
    "ethnicity": f"{_FORBIDDEN} ethnic origin",
    "race": f"{_FORBIDDEN} race",
    "health": f"{_FORBIDDEN} health",
    "disability": f"{_FORBIDDEN} health",
    "wheelchair": f"{_FORBIDDEN} health",
    "medical": f"{_FORBIDDEN} health",
    "politics": f"{_FORBIDDEN} political opinion",
    "union": f"{_FORBIDDEN} union membership",
    "sexual_orientation": f"{_FORBIDDEN} sexual life",
    "orientation": f"{_FORBIDDEN} sexual life",
    "meal": "a meal tells religion or health",
    "services": "service codes tell religion or health",
    "service": "service codes tell religion or health",
    "remarks": "free text tells religion or health",
    "language": "a language stands in for ethnic origin",
    "birthplace": "a birthplace stands in for ethnic origin",
    "name": "a name stands in for ethnic origin: names are for watchlists",
    "surname": "a name stands in for ethnic origin: names are for watchlists",
    "given": "a name stands in for ethnic origin: names are for watchlists",
}


def why_withheld(field: str) -> str | None:
    """
    >>> why_withheld("traveller.religion"), why_withheld("traveller.age")
    ('the law forbids criteria about religion', None)
    """
    return WITHHELD.get(field.rpartition(".")[2].lower())
