"""What the letters before a document number mean.

ICAO Doc 9303-4 section 4.2.2 (passports), 9303-5 and -6 (cards: A, C and I are the issuer's to define) and
9303-7 (visas); the other letters from the PAXLST guide, segment DOC, where states agree them in pairs;
the figures, which the agents of ships write, from UN/EDIFACT 1001.
"""

from functools import cache

from haidang.codes.table import rows


def kind(code: str) -> str | None:
    """The kind of document in plain words. An unknown second letter leaves the meaning of the first.

    >>> kind("P"), kind("PD"), kind("PX"), kind("ZZ")
    ('passport', 'diplomatic passport', 'passport', None)
    """
    code = code.strip().rstrip("<").upper()
    known = _kinds()
    return known.get(code) or (known.get(code[0]) if code[:1] in ("P", "V") else None)


@cache
def _kinds() -> dict[str, str]:
    return {row["code"]: row["meaning"] for row in rows("documents")}
