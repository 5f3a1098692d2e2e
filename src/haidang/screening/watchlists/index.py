"""A whole watchlist in memory, asked about one traveller at a time.

Entries and names lie packed end to end, keys in sorted arrays, so that a million entries fit into
every worker. A look-up touches only those who share a key with the traveller.
"""

from array import array
from collections.abc import Iterable, Iterator
from zlib import crc32

from msgspec import Struct, msgpack

from haidang.screening.hit import Reason
from haidang.screening.names.forms import Form, forms
from haidang.screening.names.keys import day_key, name_keys, part_keys
from haidang.screening.names.rarity import Rarity
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import Birth, closest
from haidang.screening.watchlists.comparison import Comparison, weigh
from haidang.screening.watchlists.document import Paper, papers_shared, plain_number
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.exact import ExactLookUp
from haidang.screening.watchlists.packed import Pages, Postings
from haidang.screening.watchlists.reasons import NamesLinedUp
from haidang.screening.watchlists.told import Told, names_told
from haidang.travel import Traveller

# Parts that so many people of one age share could not carry a match; whoever agrees in more shares
# another key as well, and a full birth date has a key of its own.
CROWD, CROWD_OF_NO_AGE = 32, 16
# So many papers of one number, or people born on one day, are a placeholder.
CROWD_OF_A_NUMBER, CROWD_OF_A_DAY = 500, 500
# A birth date told as a longer range than this is as good as none for looking up.
YEARS_AT_MOST = 5
# So many travellers are remembered: those of a few flights.
LATELY = 1 << 12


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
        self._lately: dict[tuple[tuple[str, ...], Birth | None, float], frozenset[int]] = {}
        self._decoder = msgpack.Decoder(Entry)
        self.exact = ExactLookUp()
        self._births, self._birth_ends = array("i"), array("I", [0])
        self._entries = Pages(self._noted(entries))
        self._bearers = array("I")  # the number of the entry that bears each form
        self._forms = Pages(self._all_forms())
        self.rarity = Rarity(self._form(form).parts for form in range(len(self._forms)))
        self.threshold = scorecard.threshold(len(self._forms)) if threshold is None else threshold
        self._names = Postings(self._name_keys())
        self._days = Postings(self._day_keys())
        self._documents = Postings(self._document_keys())

    def __len__(self) -> int:
        return len(self._entries)

    def matches(self, traveller: Traveller) -> list[Match]:
        """Every entry whose points reach the threshold, the likeliest first."""
        documents = dict(self._documents_told(traveller))
        worth_weighing = self._worth_weighing(traveller).union(documents)
        if not worth_weighing:
            return []
        told, found = Told.of(traveller, self.rarity), []
        for at in worth_weighing:
            entry = self._entry(at)
            whole = weigh(traveller, entry, told, documents.get(at))
            if whole.points >= self.threshold:
                likeness = scorecard.likeness(whole.points, self.threshold)
                found.append(
                    Match(entry=entry, points=whole.points, likeness=likeness, reasons=whole.reasons)
                )
        return sorted(found, key=lambda match: (-match.points, match.entry.id))

    def compare(self, traveller: Traveller, entry: Entry) -> Comparison:
        """A traveller beside any entry, names weighed by how rare they are on this list."""
        told = Told.of(traveller, self.rarity)
        return weigh(traveller, entry, told, next(papers_shared(traveller, entry), None))

    def compared(self, traveller: Traveller) -> Iterator[tuple[Entry, NamesLinedUp]]:
        """Every entry worth comparing with its likeliest name: what weights are fitted to."""
        told = Told.of(traveller, self.rarity)
        for at in {self._bearers[form] for form in self._candidates(told)}:
            entry = self._entry(at)
            if name := told.likeliest(entry.names):
                yield entry, name

    def _worth_weighing(self, traveller: Traveller) -> frozenset[int]:
        """Entries with a name near enough, remembered: carriers tell of one traveller again and again."""
        needed = self.threshold - scorecard.most_of_a_person(traveller)
        asked = names_told(traveller), Birth.of_traveller(traveller), needed
        if asked not in self._lately:
            if len(self._lately) >= LATELY:
                self._lately.clear()
            self._lately[asked] = frozenset(self._alike(Told.of(traveller, self.rarity), needed))
        return self._lately[asked]

    def _alike(self, told: Told, needed: float) -> Iterator[int]:
        """Entries with a name near enough that sex and nationality could make it a match."""
        ceiling = told.ceiling
        for form in self._candidates(told):
            at = self._bearers[form]
            name_needed = needed - scorecard.BIRTHS[closest(told.birth, self._births_of(at))]
            if ceiling >= name_needed and told.reaches(name_needed, self._form(form)):
                yield at

    def _candidates(self, told: Told) -> set[int]:
        """Names that share a key, of people born within a year of the traveller or at a time not known."""
        found: set[int] = set()
        years = told.birth.years if told.birth else None
        for form in (told_form.form for told_form in told.forms):
            for key in name_keys(form.parts):
                if years is None:
                    found.update(self._names.of_any_year(key, fewer_than=CROWD))
                else:
                    about = range(years.start - 1, years.stop + 1)
                    found.update(self._names.within(key, about, fewer_than=CROWD))
                    found.update(self._names.under(key, fewer_than=CROWD_OF_NO_AGE))
            if years is not None:
                for key in part_keys(form.parts):
                    found.update(self._names.within(key, years, fewer_than=CROWD))
        if told.birth and told.birth.day:
            found.update(self._days.under(day_key(told.birth.day), fewer_than=CROWD_OF_A_DAY))
        return found

    def _documents_told(self, traveller: Traveller) -> Iterator[tuple[int, Paper]]:
        """Entries that name a document the traveller told, and which."""
        for document in traveller.documents:
            if number := plain_number(document.number):
                for at in self._documents.under(crc32(number.encode()), fewer_than=CROWD_OF_A_NUMBER):
                    for paper in papers_shared(traveller, self._entry(at)):
                        yield at, paper

    def _entry(self, at: int) -> Entry:
        return self._decoder.decode(self._entries[at])

    def _form(self, form: int) -> Form:
        page = self._forms[form]
        return Form(tuple(page[1:].decode("ascii").split(" ")), read=bool(page[0]))

    def _births_of(self, at: int) -> list[Birth]:
        births = range(self._birth_ends[at], self._birth_ends[at + 1])
        return [Birth(self._births[2 * n], self._births[2 * n + 1]) for n in births]

    def _noted(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """Every entry packed; its birth dates and identifiers are noted beside."""
        encoder = msgpack.Encoder()
        for entry in entries:
            for birth in Birth.all_of(entry):
                self._births.extend((birth.first, birth.last))
            self._birth_ends.append(len(self._births) // 2)
            self.exact.add(entry)
            yield encoder.encode(entry)

    def _all_forms(self) -> Iterator[bytes]:
        for at in range(len(self._entries)):
            for form in dict.fromkeys(form for name in self._entry(at).names for form in forms(name)):
                self._bearers.append(at)
                yield bytes([form.read]) + " ".join(form.parts).encode("ascii")

    def _name_keys(self) -> Iterator[tuple[int, int, int]]:
        for form in range(len(self._forms)):
            name, births = self._form(form), self._births_of(self._bearers[form])
            for year in {year for birth in births for year in _years_to_look_under(birth)} or {0}:
                for key in name_keys(name.parts):
                    yield key, year, form
            for year in {
                year for birth in births if not birth.day for year in _years_to_look_under(birth)
            } - {0}:
                for key in part_keys(name.parts):
                    yield key, year, form

    def _day_keys(self) -> Iterator[tuple[int, int, int]]:
        for form, at in enumerate(self._bearers):
            for birth in self._births_of(at):
                if birth.day:
                    yield day_key(birth.day), 0, form

    def _document_keys(self) -> Iterator[tuple[int, int, int]]:
        for at in range(len(self._entries)):
            for _, number in self._entry(at).documents:
                yield crc32(plain_number(number).encode()), 0, at


def _years_to_look_under(birth: Birth) -> Iterable[int]:
    return birth.years if len(birth.years) <= YEARS_AT_MOST else (0,)
