"""A whole watchlist in memory, asked about one traveller at a time.

Entries and names lie packed end to end, keys in sorted arrays, so that a million entries fit into
every worker. A look-up touches only those who share a key with the traveller.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from zlib import crc32

from msgspec import Struct, msgpack

from haidang.screening.hit import Reason
from haidang.screening.names.compare import FULL_FIELD, line_up
from haidang.screening.names.keys import ON_THE_DAY, YEAR_BITS, day_keys, name_keys
from haidang.screening.names.normalise import tokens
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.document import Paper, plain_number, same_issuer
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.packed import Pages, Postings
from haidang.travel import Traveller

# A key that more people share than this says too little: it could not carry a name over the threshold.
CROWD = 200


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
        encoder = msgpack.Encoder()
        self._decoder = msgpack.Decoder(Entry)
        self._entries = Pages(encoder.encode(entry) for entry in entries)
        self._forms = Pages(self._all_forms())
        self._rarity = scorecard.Rarity(self._counted(), len(self._entries))
        self._keys = Postings(self._all_keys())
        self._documents = Postings(self._all_documents())

    def __len__(self) -> int:
        return len(self._entries)

    def matches(self, traveller: Traveller) -> list[Match]:
        """Every entry whose points reach the threshold, the likeliest first."""
        told = tokens(traveller.name.full)
        documents = dict(self._documents_told(traveller))
        worth_weighing = documents.keys() | set(self._alike(told, traveller))
        weighed = (self._weigh(traveller, told, at, documents.get(at)) for at in worth_weighing)
        found = [match for match in weighed if match.points >= scorecard.THRESHOLD]
        return sorted(found, key=lambda match: (-match.points, match.entry.id))

    def _alike(self, told: tuple[str, ...], traveller: Traveller) -> Iterator[int]:
        """Entries with a name near enough that the other facts could make it a match."""
        full_field = len(traveller.name.full) >= FULL_FIELD
        for form in self._candidates(told, traveller.born):
            page = self._forms[form]
            sought = tuple(page[4:].decode("ascii").split(" "))
            pairs = line_up(told, sought, full_field=full_field)
            points = scorecard.name_points(pairs, self._rarity.bits)
            if points + scorecard.MOST_BESIDE_THE_NAME >= scorecard.THRESHOLD:
                yield int.from_bytes(page[:4])

    def _candidates(self, told: tuple[str, ...], born: date | None) -> set[int]:
        """Names that share a key, of people born within a year of the traveller or at a time not known."""
        found: set[int] = set()
        for key in name_keys(told):
            key <<= YEAR_BITS
            if born is None:
                found.update(self._keys.between(key, key + ON_THE_DAY - 1, CROWD))
            else:
                found.update(self._keys.between(key + born.year - 1, key + born.year + 1, CROWD))
                found.update(self._keys.between(key, key, CROWD))
        if born is not None:
            for key in day_keys(told, born):
                found.update(
                    self._keys.between(key << YEAR_BITS | ON_THE_DAY, key << YEAR_BITS | ON_THE_DAY, CROWD)
                )
        return found

    def _documents_told(self, traveller: Traveller) -> Iterator[tuple[int, Paper]]:
        """Entries that name a document the traveller told, and which."""
        for document in traveller.documents:
            number = plain_number(document.number)
            for at in self._documents.under(crc32(number.encode()) << YEAR_BITS):
                for issuer, listed in self._entry(at).documents:
                    if (
                        plain_number(listed) == number
                        and same_issuer(issuer, document.issued_by) is not False
                    ):
                        yield at, Paper(document, issuer, listed)

    def _weigh(self, traveller: Traveller, told: tuple[str, ...], at: int, paper: Paper | None) -> Match:
        entry = self._entry(at)
        full_field = len(traveller.name.full) >= FULL_FIELD
        names = [line_up(told, tokens(name), full_field=full_field) for name in entry.names]
        pairs = max(names, key=lambda pairs: scorecard.name_points(pairs, self._rarity.bits), default=[])
        points = (
            scorecard.name_points(pairs, self._rarity.bits)
            + scorecard.birth_points(traveller.born, entry)[0]
            + scorecard.person_points(traveller, entry)
            + scorecard.document_points(paper)
        )
        return Match(
            entry=entry,
            points=round(points, 1),
            likeness=scorecard.likeness(points),
            reasons=scorecard.reasons(traveller, entry, pairs, paper),
        )

    def _entry(self, at: int) -> Entry:
        return self._decoder.decode(self._entries[at])

    def _all_forms(self) -> Iterator[bytes]:
        for at in range(len(self._entries)):
            for name in {tokens(name) for name in self._entry(at).names} - {()}:
                yield at.to_bytes(4) + " ".join(name).encode("ascii")

    def _all_keys(self) -> Iterator[tuple[int, int]]:
        for form in range(len(self._forms)):
            page = self._forms[form]
            entry = self._entry(int.from_bytes(page[:4]))
            name = tuple(page[4:].decode("ascii").split(" "))
            for key in name_keys(name):
                yield key << YEAR_BITS | (entry.year or 0), form
            for key in day_keys(name, entry.born) if entry.born else ():
                yield key << YEAR_BITS | ON_THE_DAY, form

    def _all_documents(self) -> Iterator[tuple[int, int]]:
        for at in range(len(self._entries)):
            for _, number in self._entry(at).documents:
                yield crc32(plain_number(number).encode()) << YEAR_BITS, at

    def _counted(self) -> dict[str, int]:
        """How often the commoner parts stand on the list; the rest weigh the most anyway."""
        counts = Counter(
            part
            for form in range(len(self._forms))
            for part in self._forms[form][4:].decode("ascii").split(" ")
        )
        return dict(counts.most_common(scorecard.Rarity.PARTS_WORTH_COUNTING))
