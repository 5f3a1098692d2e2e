"""What each agreement and disagreement between a traveller and an entry is worth.

Points add up, and are about powers of two of evidence: ten points say the two agree in something one
in a thousand pairs of strangers would agree in. The weights are set by hand and by people, from labelled
pairs; nothing here learns by itself. ``THRESHOLD`` is the sum at which an officer is asked to look.
"""

from collections.abc import Callable
from datetime import date
from math import log2

from haidang.screening.hit import Reason
from haidang.screening.names.common import SHARES
from haidang.screening.names.compare import Pair
from haidang.screening.watchlists.document import Paper, same_issuer
from haidang.screening.watchlists.entry import Entry
from haidang.travel import Traveller

THRESHOLD = 14.0
CERTAIN = 30.0

DOCUMENT_AND_ISSUER = 24.0
DOCUMENT_ONLY = 12.0

SAME_DAY = 9.0
DAY_AND_MONTH_SWAPPED = 6.0
SAME_YEAR_AND_MONTH_OR_DAY = 3.5
SAME_YEAR_ONLY_KNOWN = 3.0
SAME_YEAR_OTHER_DAY = -3.0
YEAR_NEXT_TO_IT = -1.0
OTHER_YEAR = -10.0

SAME_SEX = 0.7
OTHER_SEX = -4.0
SAME_NATIONALITY = 1.5
OTHER_NATIONALITY = -1.0

MOST_BESIDE_THE_NAME = SAME_DAY + SAME_SEX + SAME_NATIONALITY

ALONE_TOLD = -0.35
ALONE_SOUGHT = -0.2
CONTRADICTED = -0.6


class Rarity:
    """How many powers of two a name part tells: the fewer bear it, the more.

    ``counts`` says how often a part stands on the list, ``people`` how many the list names.
    """

    __slots__ = ("_bits", "_counts", "_people")

    LEAST, MOST, UNSEEN_PEOPLE = 1.0, 13.0, 2000
    # A part that fewer than one name in 2**13 holds weighs the most, so no more than that need a count.
    PARTS_WORTH_COUNTING = 4 * 2**13

    def __init__(self, counts: dict[str, int], people: int) -> None:
        self._counts, self._people = counts, people + self.UNSEEN_PEOPLE
        self._bits: dict[str, float] = {}

    def bits(self, part: str) -> float:
        """
        >>> rarity = Rarity({"DOE": 1}, 10)
        >>> rarity.bits("NGUYEN") < 2 < rarity.bits("DOE")
        True
        """
        found = self._bits.get(part)
        if found is None:
            found = self._bits[part] = self._weighed(part)
        return found

    def _weighed(self, part: str) -> float:
        if " " in part:
            return min(self.MOST, sum(self.bits(piece) for piece in part.split()))
        share = max((self._counts.get(part, 0) + 1) / self._people, SHARES.get(part, 0.0))
        short = 4.0 if len(part) == 1 else self.MOST
        return min(max(-log2(share), self.LEAST), short)


def name_points(pairs: list[Pair], bits: Callable[[str], float]) -> float:
    """Agreeing parts speak by their rarity, parts that stand alone on both sides speak against."""
    points = told = sought = 0.0
    for pair in pairs:
        if not pair.sought:
            told += bits(pair.told)
        elif not pair.told:
            sought += bits(pair.sought)
        else:
            points += min(bits(pair.told), bits(pair.sought)) * _trust(pair.likeness)
    return points + ALONE_TOLD * told + ALONE_SOUGHT * sought + CONTRADICTED * min(told, sought)


def _trust(likeness: float) -> float:
    return max(0.0, 1 - (1 - likeness) * 3)


def birth_points(told: date | None, entry: Entry) -> tuple[float, bool | None, str]:
    """What two birth dates say, whether they agree, and in words."""
    year = entry.year
    if told is None or year is None:
        return 0.0, None, ""
    if entry.born is None:
        if told.year == year:
            return SAME_YEAR_ONLY_KNOWN, True, "same year; the list knows no day"
        return _years_apart(told.year, year)
    if told == entry.born:
        return SAME_DAY, True, "same day"
    if told.year != year:
        return _years_apart(told.year, year)
    if (told.month, told.day) == (entry.born.day, entry.born.month):
        return DAY_AND_MONTH_SWAPPED, True, "day and month changed places"
    if told.month == entry.born.month or told.day == entry.born.day:
        return SAME_YEAR_AND_MONTH_OR_DAY, None, "same year, and the day or the month"
    return SAME_YEAR_OTHER_DAY, False, "same year, another day"


def _years_apart(told: int, sought: int) -> tuple[float, bool | None, str]:
    if abs(told - sought) == 1:
        return YEAR_NEXT_TO_IT, None, "one year apart"
    return OTHER_YEAR, False, f"{abs(told - sought)} years apart"


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


def likeness(points: float) -> float:
    """Points as 0 to 1 for a reader's eye: one half at the threshold, one when certain.

    >>> likeness(THRESHOLD), likeness(100), likeness(-5)
    (0.5, 1.0, 0.0)
    """
    above = (points - THRESHOLD) / (CERTAIN - THRESHOLD) if points > THRESHOLD else points / THRESHOLD - 1
    return round(min(max(0.5 + above / 2, 0.0), 1.0), 3)


def reasons(traveller: Traveller, entry: Entry, pairs: list[Pair], paper: Paper | None) -> tuple[Reason, ...]:
    """Every comparison with both values, so that an officer can follow the sum."""
    lines = [_paper_reason(paper)] if paper else []
    if entry.names:
        lines.append(_name_reason(traveller, entry, pairs))
    born = str(entry.born or entry.born_year or "") or None
    told = str(traveller.born) if traveller.born else traveller.born_as_told
    _, agrees, note = birth_points(traveller.born, entry)
    lines.append(Reason(part="birth date", told=told, sought=born, agrees=agrees, note=note))
    lines.append(_plain_reason("sex", (traveller.sex,) if traveller.sex else (), entry.sex))
    lines.append(_plain_reason("nationality", traveller.nationalities, entry.nationality))
    return tuple(line for line in lines if line.told or line.sought)


def _paper_reason(paper: Paper) -> Reason:
    told = " ".join(filter(None, (paper.told.issued_by, paper.told.number)))
    sought = " ".join(filter(None, (paper.issuer, paper.number)))
    certain = same_issuer(paper.told.issued_by, paper.issuer)
    note = "number and issuer agree" if certain else "the number agrees, an issuer is not told"
    return Reason(part="document", told=told, sought=sought, agrees=True, note=note)


def _name_reason(traveller: Traveller, entry: Entry, pairs: list[Pair]) -> Reason:
    paired = [pair for pair in pairs if pair.told and pair.sought]
    sought = " / ".join(entry.names[:4])
    remarks = "; ".join(_remark(pair) for pair in pairs)
    return Reason(part="name", told=traveller.name.full, sought=sought, agrees=bool(paired), note=remarks)


def _remark(pair: Pair) -> str:
    if not pair.told or not pair.sought:
        return f"{pair.told or pair.sought} ({pair.how})"
    if pair.how == "same":
        return f"{pair.told} = {pair.sought}"
    return f"{pair.told} ~ {pair.sought} ({pair.how})"


def _plain_reason(part: str, told: tuple[str, ...], sought: str | None) -> Reason:
    agrees = sought in told if told and sought else None
    return Reason(part=part, told=", ".join(told) or None, sought=sought, agrees=agrees)
