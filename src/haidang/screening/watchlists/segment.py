"""Entries of the lists in arrays, ready to be looked through: built once, then shared by all who screen.

A row stands for an entry or for one form of one of its names. Names are found by their keys, each joined
with how much is known of the birth and with its year; whoever's day of birth is known, also by that day and
how a part begins.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Self
from zlib import crc32

import numpy as np
from msgspec import msgpack
from numpy.typing import NDArray

from haidang.screening.names.columns import PART, in_columns
from haidang.screening.names.forms import Form, forms
from haidang.screening.names.keys import day_keys, name_keys, part_keys
from haidang.screening.names.rarity import Rarity
from haidang.screening.names.vietnamese import vietnamese
from haidang.screening.watchlists.birth import Birth
from haidang.screening.watchlists.cells import Places, Table, Words
from haidang.screening.watchlists.document import document_key
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.exact import identifier_keys
from haidang.screening.watchlists.laid_out import Array, take_up
from haidang.screening.watchlists.packed import Pages, Postings, Rows

# How much is known of a birth, in two bits of a key, and the year in ten.
NO_YEAR, A_YEAR, A_DAY = 0, 1, 2
FIRST_YEAR, YEAR_BITS, KNOWN_BITS = 1500, 10, 2
# A birth date told as a longer range than this is as good as none for looking up.
YEARS_AT_MOST = 5

_decoder = msgpack.Decoder(Entry)


@cache
def made_by() -> str:
    """A fingerprint of the code that decides what stands in a segment: one made by other code is not read."""
    found = 0
    for package in ("haidang.screening.names", "haidang.screening.watchlists"):
        tables = files(package).joinpath("data").iterdir()
        for file in sorted((*files(package).iterdir(), *tables), key=lambda file: file.name):
            if file.is_file() and not file.name.endswith(".pyc"):
                found = crc32(file.read_bytes(), found)
    return f"{found:08x}"


def keyed(key: int, known: int, year: int) -> int:
    """A key of 32 bits joined with what is known of the birth."""
    within = min(max(year - FIRST_YEAR, 0), (1 << YEAR_BITS) - 1)
    return (key << KNOWN_BITS | known) << YEAR_BITS | within


class Segment:
    """
    >>> from haidang.screening.watchlists.laid_out import lay_out
    >>> segment = Segment.of([Entry(list_name="Border", id=17, surname="Doé", given="Jane")])
    >>> laid = b"".join(lay_out(segment.arrays))
    >>> segment.entry(0).id, segment.form(0).parts, Segment(laid).entry(0).id
    (17, ('JANE', 'DOE'), 17)
    """

    __slots__ = (
        "_entries", "_parts", "alive", "arrays", "bearers", "birth_ends", "births", "days", "documents",
        "identifiers", "names", "part_ends", "part_rows", "read", "syllables", "table",
    )  # fmt: skip

    def __init__(self, buffer: bytes | memoryview | dict[str, Array]) -> None:
        """Over its arrays, or a buffer in which they are laid out: ``Damaged`` when it is not whole."""
        held = buffer if isinstance(buffer, dict) else take_up(buffer)
        self.arrays = held
        self._entries, self._parts = (
            Pages(held[name], held[f"{name} ends"]) for name in ("entries", "parts")
        )
        self.bearers: NDArray[np.uint32] = held["bearers"]
        self.births: NDArray[np.int32] = held["births"].reshape(-1, 2)
        self.birth_ends: NDArray[np.uint32] = held["birth ends"]
        self.part_rows: Rows = held["part rows"]
        self.part_ends: Rows = held["part ends"]
        self.read: NDArray[np.bool_] = held["read"]
        self.syllables: NDArray[np.bool_] = held["syllables"]
        self.names, self.days, self.documents, self.identifiers = (
            Postings(held[f"{name} keys"], held[f"{name} rows"]) for name in _POSTINGS
        )
        self.table = Table(held["part columns"].view(PART), self.written)
        self.alive: NDArray[np.bool_] | None = None

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        return cls(_Gathering(entries).arrays())

    def __len__(self) -> int:
        """How many entries are in it and have not been taken off."""
        return len(self._entries) if self.alive is None else int(np.count_nonzero(self.alive))

    def judged_by(self, rarity: Rarity) -> Self:
        """The same arrays, whose parts tell as much as they do on another list."""
        parts = map(self._part, range(len(self.table.parts)))
        judged = type(self)(self.arrays)
        judged.alive, judged.table = self.alive, Table(in_columns(parts, rarity), self.written)
        return judged

    def without(self, ids: NDArray[np.uint64]) -> Self:
        """The same arrays, in which the entries of these ids are found no more."""
        left = type(self)(self.arrays)
        left.alive = ~np.isin(self.arrays["ids"], ids)
        return left

    def entry(self, row: int) -> Entry:
        return _decoder.decode(self._entries[row])

    def form(self, row: int) -> Form:
        parts = self.part_rows[self.part_ends[row] : self.part_ends[row + 1]].tolist()
        return Form(tuple(map(self._part, parts)), read=bool(self.read[row]))

    def written(self, parts: Places) -> Words:
        """The letters of these parts."""
        each, at = np.unique(parts, return_inverse=True)
        found = np.array(list(map(self._part, each.tolist())), object)
        return found[at]

    def rarity(self) -> Rarity:
        """How rare the parts of these names are."""
        return Rarity.unpacked(self.arrays["rarity"].tobytes())

    def _part(self, row: int) -> str:
        return str(self._parts[row], "ascii")


_POSTINGS = ("names", "days", "documents", "identifiers")


class _Gathering:
    """The arrays of a segment, while they are filled entry by entry."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._ids, self._births, self._birth_ends = array("Q"), array("i"), array("I", [0])
        self._entries, self._entry_ends = bytearray(), array("Q", [0])
        self._parts: dict[str, int] = {}
        self._part_rows, self._part_ends = array("I"), array("I", [0])
        self._read, self._syllables, self._bearers = bytearray(), bytearray(), array("I")
        self._postings = {name: (array("Q"), array("I")) for name in _POSTINGS}
        encoder = msgpack.Encoder()
        for row, entry in enumerate(entries):
            self._ids.append(entry.id)
            self._entries += encoder.encode(entry)
            self._entry_ends.append(len(self._entries))
            self._add(row, entry)

    def arrays(self) -> dict[str, Array]:
        held: dict[str, Array] = {
            "ids": _laid(self._ids),
            "entries": np.frombuffer(self._entries, np.uint8),
            "entries ends": _laid(self._entry_ends),
            "births": _laid(self._births),
            "birth ends": _laid(self._birth_ends),
            "part rows": _laid(self._part_rows),
            "part ends": _laid(self._part_ends),
            "read": np.frombuffer(self._read, np.bool_),
            "syllables": np.frombuffer(self._syllables, np.bool_),
            "bearers": _laid(self._bearers),
        }
        while self._postings:
            name, (keys, rows) = self._postings.popitem()
            held[f"{name} keys"], held[f"{name} rows"] = (p := Postings.of(keys, rows)).keys, p.rows
        rarity = Rarity(self._names())
        held["rarity"] = np.frombuffer(rarity.packed(), np.uint8)
        held["part columns"] = in_columns(self._parts, rarity)
        held["parts"] = np.frombuffer("".join(self._parts).encode("ascii"), np.uint8)
        held["parts ends"] = np.cumsum([0, *map(len, self._parts)]).astype(np.uint64)
        return held

    def _names(self) -> Iterator[tuple[str, ...]]:
        parts = list(self._parts)
        for begin, end in pairwise(self._part_ends):
            yield tuple(parts[row] for row in self._part_rows[begin:end])

    def _add(self, row: int, entry: Entry) -> None:
        births = Birth.all_of(entry)
        for birth in births:
            self._births.extend((birth.first, birth.last))
        self._birth_ends.append(len(self._births) // 2)
        for form in dict.fromkeys(form for name in entry.names for form in forms(name)):
            self._add_form(row, form, births)
        for _, number in entry.documents:
            self._post("documents", document_key(number), row)
        for key in identifier_keys(entry):
            self._post("identifiers", key, row)

    def _add_form(self, bearer: int, form: Form, births: tuple[Birth, ...]) -> None:
        row = len(self._bearers)
        self._bearers.append(bearer)
        self._read.append(form.read)
        self._syllables.append(vietnamese(form.parts))
        self._part_rows.extend(self._parts.setdefault(part, len(self._parts)) for part in form.parts)
        self._part_ends.append(len(self._part_rows))
        ages = {age for birth in births for age in _ages(birth)} or {(NO_YEAR, 0)}
        for key in name_keys(form.parts):
            for known, year in ages:
                self._post("names", keyed(key, known, year), row)
        # Of a name with initials, one part is all that others need write alike.
        enough = (A_YEAR, NO_YEAR) if any(len(part) == 1 for part in form.parts) else (A_YEAR,)
        partly = [age for age in ages if age[0] in enough]
        for key in part_keys(form.parts) if partly else ():
            for known, year in partly:
                self._post("names", keyed(key, known, year), row)
        for day in {birth.day for birth in births if birth.day}:
            for key in day_keys(form.parts, day):
                self._post("days", key, row)

    def _post(self, name: str, key: int, row: int) -> None:
        keys, rows = self._postings[name]
        keys.append(key)
        rows.append(row)


def _ages(birth: Birth) -> Iterator[tuple[int, int]]:
    """What is known of a birth, and each year it could be in."""
    if len(birth.years) > YEARS_AT_MOST:
        yield NO_YEAR, 0
    else:
        yield from ((A_DAY if birth.day else A_YEAR, year) for year in birth.years)


def _laid(values: "array[int]") -> Array:
    return np.frombuffer(values, values.typecode)
