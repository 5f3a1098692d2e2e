"""Many travellers' names sought among many listed ones: who is worth comparing part by part.

Which keys are looked up depends on what could still be reached. On a list of a million a name alone seldom
carries a match, so only those born on the same day, or of whose birth less is known, need be looked at. Who
is found so is sifted by birth date, by which letters occur in the names, and by how they are written.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from msgspec import Struct

from haidang.screening.names.keys import begun_alike, name_keys, part_keys, whole_day
from haidang.screening.names.rarity import Rarity
from haidang.screening.watchlists.birth import A_FEW_YEARS, CLOSEST, Birth, Births
from haidang.screening.watchlists.birth_bounds import Ranks, ranks_of_births
from haidang.screening.watchlists.name_bounds import NamesTold
from haidang.screening.watchlists.packed import Postings, Rows
from haidang.screening.watchlists.segment import A_DAY, A_YEAR, NO_YEAR, Segment, keyed
from haidang.screening.watchlists.told import Told

# Keys that so many share could not carry a match; whoever agrees in more shares another key as well.
CROWD, CROWD_OF_NO_AGE, CROWD_OF_A_PART, CROWD_OF_A_DAY = 512, 512, 64, 1 << 14
# Of a part so rare one is enough, where else there are initials.
CROWD_OF_A_RARE_PART = 16
# A day that has no more is looked through whole, however the names begin.
FEW_OF_A_DAY = 128

NO_PAIR = np.uint64((1 << 64) - 1)


class Asked(Struct, frozen=True):
    """A traveller's names, and the points that name and birth date together must reach."""

    told: Told
    needed: float


class Near(Struct, frozen=True):
    """A listed name near to one of those asked for, and how its bearer's birth date agrees."""

    asked: int
    form: int
    births: Births


_BIRTHS = tuple(Births)
_PARTLY = (Births.SAME_MONTH, Births.SAME_YEAR, Births.WITHIN)
_IN_THE_YEAR = (Births.DAY_OR_MONTH, Births.OTHER_DAY)
# Births so many years apart at most.
_APART = {Births.NEXT_YEAR: 1, Births.FEW_YEARS: A_FEW_YEARS, Births.OTHER_YEAR: 9999}


class Seeker:
    """What was asked, in columns; a row for each way to read each name."""

    def __init__(self, asked: Sequence[Asked], rarity: Rarity) -> None:
        rows = [(at, one, form) for at, one in enumerate(asked) for form in one.told.forms]
        self._of = np.array([at for at, _, _ in rows], np.uint32)
        self._needed = np.array([one.needed for _, one, _ in rows], np.float32)
        self._names = NamesTold([form for _, _, form in rows], rarity)
        self._ceilings = self._names.ceilings
        reached = (self._ceilings >= self._needed).T
        within = [{births for births, so in zip(Births, row, strict=True) if so} for row in reached.tolist()]
        births = [_birth_columns(one.told.birth) for _, one, _ in rows]
        self._births = np.array([born for born, _, _ in births], np.int32).reshape(-1, 2)
        self._same_day = np.array([rank for _, rank, _ in births], np.intp)
        self._years = np.array([year for _, _, year in births], np.int32).reshape(-1, 2)
        self._told_births = np.array([one.told.birth is not None for _, one, _ in rows], np.bool_)
        self._name_keys = _Keys(
            (row, *key)
            for row, (_, one, form) in enumerate(rows)
            for key in _keys(one.told.birth, within[row], form.form.parts)
        )
        self._day_keys = _Keys(
            (row, *key)
            for row, (_, one, form) in enumerate(rows)
            for key in _day_keys(one, within[row], form.form.parts)
        )

    def candidates(self, segment: Segment) -> tuple[Rows, Rows]:
        """What stands under the same keys: the rows that asked, and the names, each pair once."""
        rows, forms = _once_each(
            self._name_keys.found_in(segment.names), self._day_keys.found_in(segment.days)
        )
        if segment.alive is None:
            return rows, forms
        living = segment.alive[segment.bearers[forms]]
        return rows[living], forms[living]

    def near(self, segment: Segment) -> Iterator[Near]:
        """Every name of the segment that could be worth what is needed."""
        rows, forms = self.candidates(segment)
        births = self._births_between(segment, rows, segment.bearers[forms])
        left = np.flatnonzero(self._ceilings[births, rows] >= self._needed[rows])
        rows, forms, births = rows[left], forms[left], births[left]
        for exact in (False, True):
            most = self._names.bound(rows, segment, forms, births, exact=exact)
            left = np.flatnonzero(most >= self._needed[rows])
            rows, forms, births = rows[left], forms[left], births[left]
        return (
            Near(asked, form, _BIRTHS[rank])
            for asked, form, rank in zip(
                self._of[rows].tolist(), forms.tolist(), births.tolist(), strict=True
            )
        )

    def _births_between(self, segment: Segment, rows: Rows, bearers: Rows) -> Ranks:
        """How the closest of each bearer's birth dates agrees."""
        first, last = segment.birth_ends[bearers], segment.birth_ends[bearers + np.uint32(1)]
        counts = np.where(self._told_births[rows], last - first, np.uint32(0))
        closest = np.full(len(rows), CLOSEST[Births.NOT_TOLD], np.intp)
        for nth in range(int(counts.max(initial=0))):
            having = np.flatnonzero(counts > nth)
            of, listed = rows[having], segment.births[first[having] + np.uint32(nth)]
            ranks = ranks_of_births(self._births[of], listed, self._same_day[of], self._years[of])
            closest[having] = np.minimum(closest[having], ranks)
        return closest


def _once_each(*found: tuple[Rows, Rows]) -> tuple[Rows, Rows]:
    """Pairs of rows and forms, however often they were found."""
    pairs = np.sort(
        np.concatenate([rows.astype(np.uint64) << np.uint64(32) | forms for rows, forms in found])
    )
    pairs = pairs[np.diff(pairs, prepend=NO_PAIR) != 0]
    return (pairs >> np.uint64(32)).astype(np.uint32), pairs.astype(np.uint32)


class _Keys:
    """Pairs of keys to look between, each with the row that asks and how many would be too many."""

    def __init__(self, keys: Iterator[tuple[int, int, int, int]]) -> None:
        columns = list(zip(*keys, strict=True)) or [(), (), (), ()]
        self._rows = np.array(columns[0], np.uint32)
        self._low, self._high = np.array(columns[1], np.uint64), np.array(columns[2], np.uint64)
        self._fewer_than = np.array(columns[3], np.int64)

    def found_in(self, postings: Postings) -> tuple[Rows, Rows]:
        """The rows that asked, and the forms that stand there."""
        which, forms = postings.between(self._low, self._high, self._fewer_than)
        return self._rows[which], forms


def _keys(birth: Birth | None, within: set[Births], parts: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Between which keys to look for a name, and how many there would be too many; ``within`` says with
    which birth dates it could still be a match."""
    keys = name_keys(parts) if within else ()
    if birth is None:
        yield from ((keyed(key, NO_YEAR, 0), keyed(key, A_DAY, 9999), CROWD) for key in keys)
        yield from _rare_parts(parts) if within else ()
        return
    first, last = birth.years.start, birth.years.stop - 1
    partly = not within.isdisjoint(_PARTLY)
    for key in keys:
        for known, so in ((A_DAY, partly or not within.isdisjoint(_IN_THE_YEAR)), (A_YEAR, partly)):
            if so:
                yield keyed(key, known, first), keyed(key, known, last), CROWD
            for births, years in _APART.items():
                if births in within:
                    yield keyed(key, known, first - years), keyed(key, known, last + years), CROWD
        if Births.NOT_TOLD in within:
            yield keyed(key, NO_YEAR, 0), keyed(key, NO_YEAR, 0), CROWD_OF_NO_AGE
    for key in part_keys(parts) if partly else ():
        yield keyed(key, A_YEAR, first), keyed(key, A_YEAR, last), CROWD_OF_A_PART
    yield from _rare_parts(parts) if Births.NOT_TOLD in within else ()


def _rare_parts(parts: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Of names with initials whose bearer's birth date is not listed."""
    for key in part_keys(parts):
        yield keyed(key, NO_YEAR, 0), keyed(key, NO_YEAR, 0), CROWD_OF_A_RARE_PART


def _day_keys(asked: Asked, within: set[Births], parts: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """The same for those born that day, or with day and month the other way round."""
    birth = asked.told.birth
    if birth is None or birth.day is None:
        return
    for births, day in ((_same_day(birth), birth.day), (Births.SWAPPED, birth.swapped)):
        if day is None or births not in within:
            continue
        yield whole_day(day)[0], whole_day(day)[1], FEW_OF_A_DAY
        yield from ((low, high, CROWD_OF_A_DAY) for low, high in begun_alike(parts, day))


def _same_day(birth: Birth) -> Births:
    began = date.fromordinal(birth.first)
    return Births.FIRST_OF_JANUARY if (began.month, began.day) == (1, 1) else Births.SAME_DAY


def _birth_columns(birth: Birth | None) -> tuple[tuple[int, int], int, tuple[int, int]]:
    """Its first and last day, how the same day would agree, and the first and last day of its year."""
    if birth is None:
        return (0, 0), 0, (0, 0)
    year = date.fromordinal(birth.first).year
    ends = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return (birth.first, birth.last), CLOSEST[_same_day(birth)], ends
