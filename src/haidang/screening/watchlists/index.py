"""The lists in memory, asked about one traveller or many at a time.

What lies there is one segment or two: the lists as they were when it was built, and whatever has changed
since. Both are arrays that may lie in files shared by every process that screens.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

import numpy as np
from msgspec import Struct

from haidang.screening.hit import Reason
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import Birth
from haidang.screening.watchlists.comparison import Comparison, weigh
from haidang.screening.watchlists.document import Paper, document_key, papers_shared
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.exact import ExactMatch, exact_matches
from haidang.screening.watchlists.packed import Postings
from haidang.screening.watchlists.reasons import NamesLinedUp
from haidang.screening.watchlists.seeking import Asked, Seeker
from haidang.screening.watchlists.segment import Segment
from haidang.screening.watchlists.told import Told, names_told
from haidang.travel import Crossing, Traveller

# A number that so many entries name is a placeholder, which finds nobody; of a flight or an agency that so
# many name, one entry stands for all that say the same.
CROWD = 500
# So many travellers are remembered: those of a few flights.
LATELY = 1 << 13
# So many are sought together: enough that asking costs little, few enough to lie in the processor's memory.
TOGETHER = 256
NOTHING_NEEDED = -1e9

# A segment by its number, and a row of it.
Place = tuple[int, int]


class Match(Struct, frozen=True, kw_only=True):
    """An entry and a traveller who may be one. ``likeness`` is 0.5 at the threshold, 1 when certain."""

    entry: Entry
    points: float
    likeness: float
    reasons: tuple[Reason, ...]


class WatchlistIndex:
    """
    >>> from haidang.travel import Name, Traveller
    >>> from datetime import date
    >>> day = date(1990, 2, 15)
    >>> index = WatchlistIndex([Entry(list_name="Border", surname="Doé", given="Jane", born=day)])
    >>> [match] = index.matches(Traveller(name=Name(surname="DOE", given=("JANE",)), born=day))
    >>> match.entry.list_name, match.reasons[0].note
    ('Border', 'JANE = JANE; DOE = DOE')
    """

    def __init__(self, entries: Iterable[Entry], threshold: float | None = None) -> None:
        self._hold([Segment.of(entries)], threshold)

    @classmethod
    def over(cls, segments: Sequence[Segment]) -> Self:
        """Over segments, by the first of which the rarity of names is judged."""
        index = cls.__new__(cls)
        index._hold(segments, None)
        return index

    @classmethod
    def beside(cls, whole: "WatchlistIndex", segment: Segment) -> Self:
        """Over a segment that is a part of what ``whole`` holds, and finds there what ``whole`` does."""
        index = cls.over([segment])
        index.rarity, index.threshold = whole.rarity, whole.threshold
        return index

    def _hold(self, segments: Sequence[Segment], threshold: float | None) -> None:
        self._lately: dict[tuple[tuple[str, ...], Birth | None, float], frozenset[Place]] = {}
        self._crowds: dict[int, list[Entry]] = {}
        self.rarity = segments[0].rarity()
        self.segments = [segments[0], *(segment.judged_by(self.rarity) for segment in segments[1:])]
        names = sum(len(segment.bearers) for segment in segments)
        self.threshold = scorecard.threshold(names) if threshold is None else threshold

    def __len__(self) -> int:
        return sum(map(len, self.segments))

    @property
    def names_identifiers(self) -> bool:
        """Whether any entry names something besides persons and papers."""
        return any(len(segment.identifiers) for segment in self.segments)

    def matches(self, traveller: Traveller) -> list[Match]:
        """Every entry whose points reach the threshold, the likeliest first."""
        return self.matches_of([traveller])[0]

    def matches_of(self, travellers: Sequence[Traveller]) -> list[list[Match]]:
        """The same for each of many, in a fraction of the time for each."""
        return [
            self.weighed(traveller, near)
            for traveller, near in zip(travellers, self._worth_weighing(travellers), strict=True)
        ]

    def look_ahead(self, travellers: Sequence[Traveller]) -> None:
        """Seek these together and remember what was found, for when each is asked about."""
        self._worth_weighing(travellers[:LATELY])

    def exact_matches(self, crossing: Crossing) -> list[ExactMatch]:
        """Every entry that names something the crossing tells: a phone, a card, a flight."""
        if not self.names_identifiers:
            return []
        return exact_matches(crossing, self._named)

    def placeholders(self) -> Iterator[tuple[str, int]]:
        """Document numbers that so many entries name that nobody is found by them, and how many do."""
        for number, segment in enumerate(self.segments):
            keys, first, counts = np.unique(segment.documents.keys, return_index=True, return_counts=True)
            crowded = counts >= CROWD
            for key, at, count in zip(keys[crowded], first[crowded], counts[crowded], strict=True):
                entry = self._entry((number, int(segment.documents.rows[at])))
                told = (paper for _, paper in entry.documents if document_key(paper) == key)
                yield next(told, ""), int(count)

    def compare(self, traveller: Traveller, entry: Entry) -> Comparison:
        """A traveller beside any entry, names weighed by how rare they are on this list."""
        told = Told.of(traveller, self.rarity)
        return weigh(traveller, entry, told, next(papers_shared(traveller, entry), None))

    def compared(
        self, traveller: Traveller, needed: float = NOTHING_NEEDED
    ) -> Iterator[tuple[Entry, NamesLinedUp]]:
        """Every entry worth comparing with its likeliest name: what weights are fitted to. ``needed`` leaves
        out whose name and birth date cannot reach so many points."""
        told = Told.of(traveller, self.rarity)
        for place in self._alike([Asked(told, needed)])[0]:
            entry = self._entry(place)
            if name := told.likeliest(entry.names):
                yield entry, name

    def weighed(self, traveller: Traveller, near: frozenset[Place]) -> list[Match]:
        """Who of these entries, and of those that name a document told, reaches the threshold."""
        documents = dict(self._documents_told(traveller))
        worth_weighing = near.union(documents)
        if not worth_weighing:
            return []
        told, found = Told.of(traveller, self.rarity), []
        for place in worth_weighing:
            entry = self._entry(place)
            whole = weigh(traveller, entry, told, documents.get(place))
            if whole.points >= self.threshold:
                likeness = scorecard.likeness(whole.points, self.threshold)
                found.append(
                    Match(entry=entry, points=whole.points, likeness=likeness, reasons=whole.reasons)
                )
        return sorted(found, key=lambda match: (-match.points, match.entry.id))

    def _worth_weighing(self, travellers: Sequence[Traveller]) -> Iterator[frozenset[Place]]:
        """Entries with a name near enough, remembered: carriers tell of one traveller again and again."""
        asked = [self._asked(traveller) for traveller in travellers]
        fresh = {key: one for key, one in zip(asked, travellers, strict=True) if key not in self._lately}
        if len(self._lately) + len(fresh) > LATELY:
            self._lately.clear()
            fresh = dict(zip(asked, travellers, strict=True))
        questions = [Asked(Told.of(one, self.rarity), needed) for (_, _, needed), one in fresh.items()]
        for at in range(0, len(questions), TOGETHER):
            keys = list(fresh)[at : at + TOGETHER]
            self._lately |= zip(keys, map(frozenset, self._alike(questions[at : at + TOGETHER])), strict=True)
        return (self._lately[key] for key in asked)

    def _asked(self, traveller: Traveller) -> tuple[tuple[str, ...], Birth | None, float]:
        needed = self.threshold - scorecard.most_of_a_person(traveller)
        return names_told(traveller), Birth.of_traveller(traveller), needed

    def _alike(self, asked: Sequence[Asked]) -> list[set[Place]]:
        """For each the entries with a name near enough that sex and nationality could make it a match."""
        found: list[set[Place]] = [set() for _ in asked]
        seeker = Seeker(asked, self.rarity)
        for number, segment in enumerate(self.segments):
            for near in seeker.near(segment):
                one = asked[near.asked]
                place = number, int(segment.bearers[near.form])
                if place in found[near.asked]:
                    continue
                if one.told.reaches(one.needed, segment.form(near.form), near.births):
                    found[near.asked].add(place)
        return found

    def _documents_told(self, traveller: Traveller) -> Iterator[tuple[Place, Paper]]:
        """Entries that name a document the traveller told, and which."""
        for document in traveller.documents:
            if key := document_key(document.number):
                for place in self._under("documents", key, CROWD):
                    for paper in papers_shared(traveller, self._entry(place)):
                        yield place, paper

    def _named(self, key: int) -> tuple[Iterable[Entry], bool]:
        """The entries under a key of identifiers, and whether each stands for more than are given."""
        if key not in self._crowds:
            places = list(self._under("identifiers", key))
            if len(places) < CROWD:
                return map(self._entry, places), False
            self._crowds[key] = list(
                {_what_it_says(entry): entry for entry in map(self._entry, reversed(places))}.values()
            )
        return self._crowds[key], True

    def _under(self, postings: str, key: int, fewer_than: int | None = None) -> Iterator[Place]:
        for number, segment in enumerate(self.segments):
            held: Postings = getattr(segment, postings)
            for row in held.under(key, fewer_than or len(held) + 1):
                if segment.alive is None or segment.alive[row]:
                    yield number, row

    def _entry(self, place: Place) -> Entry:
        number, row = place
        return self.segments[number].entry(row)


def _what_it_says(entry: Entry) -> Entry:
    """An entry but for who it is about: its list, how urgent it is, when it speaks and what is asked for."""
    return Entry(
        list_name=entry.list_name,
        severity=entry.severity,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        instruction=entry.instruction,
        instruction_vi=entry.instruction_vi,
    )
