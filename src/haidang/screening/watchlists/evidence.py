"""What speaks for and against two people being one, term by term, before it is weighed.

A term is a word for a kind of evidence, an amount says how much of it there is: for name parts the powers
of two that their rarity tells, for all else one. ``scorecard`` knows what each term is worth.
"""

from collections import defaultdict

from msgspec import Struct

from haidang.screening.names.compare import How, Pair
from haidang.screening.names.rarity import Bits
from haidang.screening.watchlists.birth import AGREES, Births

SHORT = 3
# What agrees beyond this is not worth as much: even the rarest name may be a grandfather's too.
MUCH = 18.0
ALIKE = 0.79
# Parts that stand alone on both sides contradict as soon as both tell so much; and where less than this of
# two names agrees, the same birth date is likely chance.
ENOUGH = 8.0
# The whole of a name counts in full where it tells so much: many bear the whole of a common one.
ENOUGH_FOR_A_NAME = 16.0
# What agrees beside a contradiction, or beside another birth date, counts up to this.
MOST_BESIDE = 20.0
# Whose first part agrees comes from where that is common, and so do the parts beside it: each further one
# that tells more than this tells less than its rarity among everybody.
LITTLE = 2.0
GRADES: dict[How, tuple[tuple[float, str], ...]] = {
    How.CONSONANTS: ((0.75, " 80"), (0.5, " 50"), (0.0, " 20")),
    How.TOGETHER: ((0.9, " 90"), (0.8, " 80"), (0.0, " 60")),
    How.NEARLY: ((0.86, " 90"), (0.79, " 80"), (0.7, " 70"), (0.0, " 60")),
    How.FAMILY: ((0.99, " 100"), (0.79, " 80"), (0.7, " 70"), (0.0, " 60")),
    How.WHOLE: ((0.99, " 100"), (0.79, " 80"), (0.7, " 70"), (0.0, " 60")),
}

# What a birth date tells beside the names: the same day, another one near, another one.
DISAGREEING = {
    births: "other" if births is Births.OTHER_YEAR else "near"
    for births, agrees in AGREES.items()
    if agrees is False
}

# Agreements that are no evidence of one word: of consonants that ears mix, of all that is left.
LOOSE = (How.FAMILY, How.WHOLE)

Evidence = dict[str, float]


class NameEvidence(Struct, frozen=True):
    """The terms of two names lined up; ``agreed`` are the powers of two that the parts they share tell.

    ``whole`` where nothing of either name is left, ``contradicted`` where something of both is.
    """

    terms: Evidence
    agreed: float
    whole: bool
    contradicted: bool


def name_evidence(pairs: list[Pair], bits: Bits, *, read: bool) -> NameEvidence:
    """What two names lined up tell; ``read`` where one was read from another script than the Latin."""
    side = "read " if read else "written "
    found: Evidence = defaultdict(float)
    told = sought = agreed = 0.0
    alike, loosely, parts = True, False, 0
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
            loosely = loosely or pair.how in LOOSE
            found[side + _kind(pair)] += rarity
    found[side + "name"] = 1.0
    found[side + "much"] = max(agreed - MUCH, 0.0)
    found[side + "further"] = float(max(parts - 1, 0))
    found[side + "alone told"], found[side + "alone sought"] = told, sought
    if told and sought:
        found[side + "both alone"] = 1.0
        found[side + "contradicted"] = min(told, sought, ENOUGH) / ENOUGH * min(agreed, MOST_BESIDE)
    whole = alike and not told and not sought
    if whole:
        found[side + ("loose" if loosely else "complete")] = min(agreed / ENOUGH_FOR_A_NAME, 1.0)
    return NameEvidence(found, agreed, whole, bool(told and sought))


def birth_evidence(births: Births, name: NameEvidence | None) -> Evidence:
    """What two birth dates tell beside the names.

    Many are born on one day: the same one tells less where the names share little. Another one takes back
    a share of what the names tell, and more where names are one as a whole or contradict each other.
    """
    found: Evidence = {births: 1.0}
    if name is None:
        return found
    if births is Births.SAME_DAY:
        found["day little"] = max(1.0 - name.agreed / ENOUGH, 0.0)
    elif group := DISAGREEING.get(births):
        found[f"{group} agreed"] = min(name.agreed, MOST_BESIDE)
        found[f"{group} whole"] = float(name.whole)
        found[f"{group} contradicted"] = float(name.contradicted)
    return found


def _kind(pair: Pair) -> str:
    short = " short" if len(pair.told) <= SHORT or len(pair.sought) <= SHORT else ""
    grades = GRADES.get(pair.how)
    grade = next(word for least, word in grades if pair.likeness >= least) if grades else ""
    return pair.how.name.lower() + grade + short
