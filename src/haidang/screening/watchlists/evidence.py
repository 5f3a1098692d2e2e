"""What speaks for and against two people being one, term by term, before it is weighed.

A term is a word for a kind of evidence, an amount says how much of it there is: for name parts the powers
of two that their rarity tells, for all else one. ``scorecard`` knows what each term is worth.
"""

from collections import defaultdict

from haidang.screening.names.compare import How, Pair
from haidang.screening.names.rarity import Bits

SHORT = 3
# What agrees beyond this is not worth as much: even the rarest name may be a grandfather's too.
MUCH = 18.0
ALIKE = 0.79
# Parts that stand alone on both sides contradict as soon as both tell so much.
ENOUGH = 8.0
# Whose first part agrees comes from where that is common, and so do the parts beside it: each further one
# that tells more than this tells less than its rarity among everybody.
LITTLE = 2.0
_GRADES: dict[How, tuple[tuple[float, str], ...]] = {
    How.CONSONANTS: ((0.75, " 80"), (0.0, " 50")),
    How.NEARLY: ((0.86, " 90"), (0.79, " 80"), (0.7, " 70"), (0.0, " 60")),
    How.FAMILY: ((0.99, " 100"), (0.79, " 80"), (0.7, " 70"), (0.0, " 60")),
    How.WHOLE: ((0.99, " 100"), (0.79, " 80"), (0.7, " 70"), (0.0, " 60")),
}

Evidence = dict[str, float]


def name_evidence(pairs: list[Pair], bits: Bits, *, read: bool) -> Evidence:
    """What two names lined up tell; ``read`` where one was read from another script than the Latin."""
    side = "read " if read else "written "
    found: Evidence = defaultdict(float)
    told = sought = agreed = 0.0
    alike, parts = True, 0
    for pair in pairs:
        rarity = bits(pair)
        if not pair.sought:
            told += rarity
        elif not pair.told:
            sought += rarity
        else:
            agreed += rarity
            parts += rarity > LITTLE
            alike = alike and (pair.likeness >= ALIKE or pair.how is How.INITIAL)
            found[side + _kind(pair)] += rarity
    found[side + "name"] = 1.0
    found[side + "much"] = max(agreed - MUCH, 0.0)
    found[side + "further"] = float(max(parts - 1, 0))
    found[side + "alone told"], found[side + "alone sought"] = told, sought
    if told and sought:
        found[side + "both alone"] = min(told, sought, ENOUGH) / ENOUGH
    elif alike and not told and not sought:
        found[side + "complete"] = 1.0
    return found


def _kind(pair: Pair) -> str:
    short = " short" if len(pair.told) <= SHORT or len(pair.sought) <= SHORT else ""
    grades = _GRADES.get(pair.how)
    grade = next(word for least, word in grades if pair.likeness >= least) if grades else ""
    return pair.how.name.lower() + grade + short
