"""What a criterion may not ask, and why. Tried by name, each is answered with its reason.

After Directive (EU) 2016/681 Article 6(4) and Regulation (EU) 2025/13 Article 8(1): criteria never rest on
race, ethnic origin, political opinion, religion, union membership, health or sexual life, nor on what
stands in for them.
"""

from haidang.said import Said

WITHHELD: dict[str, Said] = {
    "religion": Said("the law forbids criteria about religion"),
    "belief": Said("the law forbids criteria about religion"),
    "faith": Said("the law forbids criteria about religion"),
    "ethnicity": Said("the law forbids criteria about ethnic origin"),
    "race": Said("the law forbids criteria about race"),
    "health": Said("the law forbids criteria about health"),
    "disability": Said("the law forbids criteria about health"),
    "wheelchair": Said("the law forbids criteria about health"),
    "medical": Said("the law forbids criteria about health"),
    "politics": Said("the law forbids criteria about political opinion"),
    "union": Said("the law forbids criteria about union membership"),
    "sexual_orientation": Said("the law forbids criteria about sexual life"),
    "orientation": Said("the law forbids criteria about sexual life"),
    "meal": Said("a meal tells religion or health"),
    "services": Said("service codes tell religion or health"),
    "service": Said("service codes tell religion or health"),
    "remarks": Said("free text tells religion or health"),
    "language": Said("a language stands in for ethnic origin"),
    "birthplace": Said("a birthplace stands in for ethnic origin"),
    "name": Said("a name stands in for ethnic origin: names are for watchlists"),
    "surname": Said("a name stands in for ethnic origin: names are for watchlists"),
    "given": Said("a name stands in for ethnic origin: names are for watchlists"),
}


def why_withheld(field: str) -> Said | None:
    """
    >>> why_withheld("traveller.religion"), why_withheld("traveller.age")
    ('the law forbids criteria about religion', None)
    """
    return WITHHELD.get(field.rpartition(".")[2].lower())
