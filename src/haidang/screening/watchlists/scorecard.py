"""What each agreement and disagreement between a traveller and an entry is worth.

Points add up, and are powers of two of evidence: ten points say the two agree in something one in a
thousand pairs of strangers would agree in. Birth dates are worth what chance says (a day is one in some
20,000, a year one in some 50, less what carriers and lists get wrong); names less than their rarity, because
people whose names share one part tend to share others. The weights are set by people, from
labelled pairs; nothing here learns by itself. ``threshold`` is the sum at which an officer is asked to look.
"""

from math import log2

from haidang.screening.names.compare import How, Pair
from haidang.screening.names.rarity import Bits
from haidang.screening.watchlists.birth import Births
from haidang.screening.watchlists.document import Paper, same_issuer
from haidang.screening.watchlists.entry import Entry
from haidang.travel import Traveller

# Chance finds twice as many on a list of twice the length, so each doubling asks for one power of two more.
# Measured: of unlisted travellers from all the world it asks for less than one in a thousand, of a crowd
# whose names stand all over the list for some thirty.
THRESHOLD, THRESHOLD_NAMES, FEWEST_NAMES = 11.0, 100_000, 20_000
CERTAIN = 30.0
# However well all else agrees, an officer is not asked to compare people whose names do not.
LEAST_FOR_A_NAME = 1.0

# Enough whatever else disagrees: a listed paper in other hands is what its keeper wants to know.
DOCUMENT_AND_ISSUER = 32.0
DOCUMENT_ONLY = 16.0

BIRTHS: dict[Births, float] = {
    Births.SAME_DAY: 14.0,
    Births.FIRST_OF_JANUARY: 8.0,
    Births.SWAPPED: 7.5,
    Births.SAME_YEAR: 5.6,
    Births.DAY_OR_MONTH: 3.8,
    Births.NOT_TOLD: 0.0,
    Births.NEXT_YEAR: -0.7,
    Births.OTHER_DAY: -1.0,
    Births.OTHER_YEAR: -5.0,
}

SAME_SEX = 0.7
OTHER_SEX = -4.0
SAME_NATIONALITY = 1.5
OTHER_NATIONALITY = -1.0

MOST_OF_A_PERSON = SAME_SEX + SAME_NATIONALITY

# How much of its rarity a pair of name parts is worth: parts of more than three letters, and short ones.
WORTH: dict[How, tuple[float, float]] = {
    How.SAME: (0.55, 0.25),
    How.SOUND: (0.55, 0.1),
    How.CONSONANTS: (0.3, 0.1),
    How.TOGETHER: (0.65, 0.65),
    How.CUT: (0.45, 0.2),
    How.INITIAL: (0.1, 0.1),
}
NEARLY_WORTH: tuple[tuple[float, float], ...] = ((0.95, 0.45), (0.9, 0.4), (0.85, 0.27), (0.0, 0.2))
MOST_WORTH = max(max(worth) for worth in WORTH.values())
SHORT = 3
ALONE_TOLD = -0.26
ALONE_SOUGHT = -0.09
CONTRADICTED = -10.0
# What parts lose, for each power of two, that tend to stand together anyway.
COMPANY = 0.55


def name_points(pairs: list[Pair], bits: Bits) -> float:
    """Parts that agree speak by their rarity for, parts that stand alone by theirs against.

    Where what stands alone on both sides tells as much as what agrees, the names are of two people,
    such as brothers or sisters, or the many who share a family name.
    """
    points = agreed = told = sought = 0.0
    for pair in pairs:
        if not pair.sought:
            told += bits(pair.told)
        elif not pair.told:
            sought += bits(pair.sought)
        else:
            rarity = min(bits(pair.told), bits(pair.sought))
            agreed += rarity
            points += _worth(pair) * rarity
    if told and sought and min(told, sought) >= agreed:
        return CONTRADICTED
    return points + ALONE_TOLD * told + ALONE_SOUGHT * sought


def most_points(told: tuple[str, ...], bits: Bits) -> float:
    """What the best of all agreements with a name could be worth."""
    return MOST_WORTH * sum(bits(part) for part in told)


def _worth(pair: Pair) -> float:
    short = len(pair.told) <= SHORT or len(pair.sought) <= SHORT
    if pair.how is not How.NEARLY:
        return WORTH[pair.how][short]
    return 0.0 if short else next(worth for least, worth in NEARLY_WORTH if pair.likeness >= least)


def person_points(traveller: Traveller, entry: Entry) -> float:
    """What sex and nationality say together."""
    points = 0.0
    if traveller.sex and entry.sex:
        points += SAME_SEX if traveller.sex == entry.sex else OTHER_SEX
    if traveller.nationalities and entry.nationality:
        points += SAME_NATIONALITY if entry.nationality in traveller.nationalities else OTHER_NATIONALITY
    return points


def document_points(paper: Paper | None) -> float:
    """What the same document number says, with or without its issuer."""
    if paper is None:
        return 0.0
    return DOCUMENT_AND_ISSUER if same_issuer(paper.told.issued_by, paper.issuer) else DOCUMENT_ONLY


def threshold(names: int) -> float:
    """The sum of points at which to ask an officer, for a list of that many names.

    >>> threshold(100_000), threshold(200_000)
    (11.0, 12.0)
    """
    return THRESHOLD + log2(max(names, FEWEST_NAMES) / THRESHOLD_NAMES)


def likeness(points: float, least: float) -> float:
    """Points as 0 to 1 for a reader's eye: one half at the threshold, one when certain.

    >>> likeness(11.0, 11.0), likeness(100.0, 11.0)
    (0.5, 1.0)
    """
    return round(min(0.5 + (points - least) / (CERTAIN - least) / 2, 1.0), 3)
