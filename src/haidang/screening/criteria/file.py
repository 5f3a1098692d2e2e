"""A criterion as a text file: what is said about it line by line, a blank line, and what it asks.

name: Booked late and paid in cash
last day: 2026-09-01

booking.lead_hours < 24 and payment.kind is "cash"
unless booking.frequent_flyer is yes
"""

from collections.abc import Mapping

from haidang.said import Said

HEADS = {
    "name": "name",
    "severity": "severity",
    "offence": "offence",
    "legal basis": "legal_basis",
    "justification": "justification",
    "expected hits a week": "expected_hits",
    "last day": "expires_on",
}
"""How each line begins, and what it is of a wording. ``text`` and ``exonerating`` stand below."""


class NotACriterion(ValueError):
    """The file does not tell a criterion; the sentence names the line and the remedy."""


def written(told: Mapping[str, str]) -> str:
    """
    >>> told = {"name": "Late", "text": "booking.lead_hours < 24", "exonerating": "baggage.count > 0"}
    >>> print(written(told))
    name: Late
    <BLANKLINE>
    booking.lead_hours < 24
    unless baggage.count > 0
    <BLANKLINE>
    """
    heads = [f"{head}: {' '.join(told[of].split())}" for head, of in HEADS.items() if of in told]
    against = f"\nunless {told['exonerating']}" if told.get("exonerating") else ""
    return "\n".join(heads) + f"\n\n{told['text']}{against}\n"


def read(file: str) -> dict[str, str]:
    """What the file tells, by the names of a wording; what stands behind ``unless`` is still in ``text``."""
    above, blank, below = file.replace("\r\n", "\n").strip().partition("\n\n")
    if not blank or not below.strip():
        raise NotACriterion(
            Said("no criterion in it: behind the lines about it comes a blank line, then its text")
        )
    told = {}
    for number, line in enumerate(above.splitlines(), 1):
        head, colon, value = line.partition(":")
        if not colon or head.strip().lower() not in HEADS:
            heads = ", ".join(HEADS)
            raise NotACriterion(
                Said("line %(number)s: begins with none of %(heads)s", number=number, heads=heads)
            )
        told[HEADS[head.strip().lower()]] = value.strip()
    return {**told, "text": below.strip()}
