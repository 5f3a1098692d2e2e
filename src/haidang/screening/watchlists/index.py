"""A whole watchlist in memory, asked about one traveller at a time.

Entries and names lie packed end to end, keys in sorted arrays, so that a million entries fit into
every worker. A look-up touches only those who share a key with the traveller.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from zlib import crc32

from msgspec import Struct, msgpack
from msgspec.structs import replace

from haidang.screening.hit import Reason
from haidang.screening.names.compare import FULL_FIELD, line_up
from haidang.screening.names.keys import day_keys, name_keys
from haidang.screening.names.normalise import skeleton, tokens
from haidang.screening.names.rarity import Bits, Rarity
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import Birth, compare_births
from haidang.screening.watchlists.company import Company
from haidang.screening.watchlists.document import Paper, plain_number, same_issuer
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.packed import Pages, Postings
from haidang.screening.watchlists.reasons import NamesLinedUp, reasons
from haidang.travel import Traveller

# Two parts that so many people of one age share could not carry a match; whoever agrees in more shares
# another key as well, and a full birth date has keys of its own.
CROWD = 32
# So many papers of one number, or people of one name part born on one day, are a placeholder.
CROWD_OF_A_NUMBER = CROWD_OF_A_DAY = 500


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

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._decoder = msgpack.Decoder(Entry)
        self._births = array("i")
        self._entries = Pages(self._noted(entries))
        self._forms = Pages(self._all_forms())
        self._rarity = Rarity(self._counted(), len(self._forms))
        self.threshold = scorecard.threshold(len(self._forms))
        self._names = Postings(self._name_keys())
        self._company = Company(self._names, len(self._forms))
        self._days = Postings(self._day_keys())
        self._documents = Postings(self._document_keys())

    def __len__(self) -> int:
        return len(self._entries)

    def matches(self, traveller: Traveller) -> list[Match]:
        """Every entry whose points reach the threshold, the likeliest first."""
        told = tokens(traveller.name.full)
        full_field = len(traveller.name.full) >= FULL_FIELD
        documents = dict(self._documents_told(traveller))
        worth_weighing = documents.keys() | set(self._alike(traveller, told, full_field))
        weighed = [self._weigh(traveller, told, full_field, at, documents.get(at)) for at in worth_weighing]
        return sorted(filter(None, weighed), key=lambda match: (-match.points, match.entry.id))

    def _alike(self, traveller: Traveller, told: tuple[str, ...], full_field: bool) -> Iterator[int]:
        """Entries with a name near enough that sex and nationality could make it a match."""
        birth = Birth.of_traveller(traveller)
        bits = self._rarity.within(told)
        most = scorecard.most_points(told, bits)
        for form in self._candidates(told, birth):
            at, sought = self._form(form)
            births = compare_births(birth, self._birth(at))
            needed = self.threshold - scorecard.BIRTHS[births] - scorecard.MOST_OF_A_PERSON
            if most >= needed and _could_reach(needed, told, sought, bits):
                pairs = line_up(told, sought, full_field=full_field)
                if scorecard.name_points(pairs, bits) >= max(needed, scorecard.LEAST_FOR_A_NAME):
                    yield at

    def _candidates(self, told: tuple[str, ...], birth: Birth) -> set[int]:
        """Names that share a key, of people born within a year of the traveller or at a time not known."""
        found: set[int] = set()
        for key in name_keys(told):
            found.update(self._names.of_about(key, birth.year, fewer_than=CROWD))
        if birth.day is not None:
            for key in day_keys(told, birth.day):
                found.update(self._days.under(key, fewer_than=CROWD_OF_A_DAY))
        return found

    def _documents_told(self, traveller: Traveller) -> Iterator[tuple[int, Paper]]:
        """Entries that name a document the traveller told, and which."""
        for document in traveller.documents:
            number = plain_number(document.number)
            if not number:
                continue
            for at in self._documents.under(crc32(number.encode()), fewer_than=CROWD_OF_A_NUMBER):
                for issuer, listed in self._entry(at).documents:
                    agrees = same_issuer(issuer, document.issued_by) is not False
                    if agrees and plain_number(listed) == number:
                        yield at, Paper(document, issuer, listed)

    def _weigh(
        self, traveller: Traveller, told: tuple[str, ...], full_field: bool, at: int, paper: Paper | None
    ) -> Match | None:
        """The whole sum, or nothing where it stays under the threshold."""
        entry = self._entry(at)
        name = self._likeliest_name(told, full_field, entry.names)
        births = compare_births(Birth.of_traveller(traveller), Birth.of_entry(entry))
        points = (
            (name.points if name else 0.0)
            + scorecard.BIRTHS[births]
            + scorecard.person_points(traveller, entry)
            + scorecard.document_points(paper)
        )
        if points < self.threshold:
            return None
        return Match(
            entry=entry,
            points=round(points, 1),
            likeness=scorecard.likeness(points, self.threshold),
            reasons=reasons(traveller, entry, name, paper),
        )

    def _likeliest_name(
        self, told: tuple[str, ...], full_field: bool, names: tuple[str, ...]
    ) -> NamesLinedUp | None:
        """The name of an entry that speaks most for the traveller, what it overstates taken off."""
        bits = self._rarity.within(told)
        lined_up = [
            NamesLinedUp(name, pairs, scorecard.name_points(pairs, bits))
            for name in names
            for pairs in [line_up(told, tokens(name), full_field=full_field)]
        ]
        if not lined_up:
            return None
        likeliest = max(lined_up, key=lambda name: name.points)
        overstated = self._company.overstated(likeliest.pairs, bits, of_one=len(names))
        return replace(likeliest, points=likeliest.points - scorecard.COMPANY * overstated)

    def _entry(self, at: int) -> Entry:
        return self._decoder.decode(self._entries[at])

    def _form(self, form: int) -> tuple[int, tuple[str, ...]]:
        """The number of the entry that bears a name, and the name's parts."""
        page = self._forms[form]
        return int.from_bytes(page[:4]), tuple(page[4:].decode("ascii").split(" "))

    def _birth(self, at: int) -> Birth:
        noted = self._births[at]
        if noted > 0:
            day = date.fromordinal(noted)
            return Birth(day, day.year)
        return Birth(None, -noted or None)

    def _noted(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """Every entry packed; its birth is noted beside: a day's number, or a year below nought."""
        encoder = msgpack.Encoder()
        for entry in entries:
            self._births.append(entry.born.toordinal() if entry.born else -(entry.born_year or 0))
            yield encoder.encode(entry)

    def _all_forms(self) -> Iterator[bytes]:
        for at in range(len(self._entries)):
            for name in {tokens(name) for name in self._entry(at).names} - {()}:
                yield at.to_bytes(4) + " ".join(name).encode("ascii")

    def _name_keys(self) -> Iterator[tuple[int, int, int]]:
        for form in range(len(self._forms)):
            at, name = self._form(form)
            year = self._birth(at).year or 0
            for key in name_keys(name):
                yield key, year, form

    def _day_keys(self) -> Iterator[tuple[int, int, int]]:
        for form in range(len(self._forms)):
            at, name = self._form(form)
            if day := self._birth(at).day:
                for key in day_keys(name, day):
                    yield key, 0, form

    def _document_keys(self) -> Iterator[tuple[int, int, int]]:
        for at in range(len(self._entries)):
            for _, number in self._entry(at).documents:
                yield crc32(plain_number(number).encode()), 0, at

    def _counted(self) -> dict[str, int]:
        """How often the commoner parts stand on the list; the rest weigh the most anyway."""
        counts = Counter(part for form in range(len(self._forms)) for part in self._form(form)[1])
        return dict(counts.most_common(Rarity.PARTS_WORTH_COUNTING))


def _could_reach(needed: float, told: tuple[str, ...], sought: tuple[str, ...], bits: Bits) -> bool:
    """Whether the parts that sound alike tell enough, judged before the names are lined up.

    Names of different length may have parts written together, which only lining up can see.
    """
    if len(told) != len(sought):
        return True
    sounds = {skeleton(part) for part in sought}
    shared = tuple(part for part in told if skeleton(part) in sounds)
    return scorecard.most_points(shared, bits) >= needed
