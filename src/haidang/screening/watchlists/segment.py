"""Entries of the lists in arrays, ready to be looked through: built once, then shared by all who screen.

A row stands for an entry or for one form of one of its names. Names are found by their keys, each joined
with how much is known of the birth and with its year; whoever's day of birth is known, by that day too.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Self
from zlib import crc32

import numpy as np
from msgspec import msgpack
from numpy.typing import NDArray

from haidang.screening.names.forms import Form, forms
from haidang.screening.names.keys import name_keys, part_keys
from haidang.screening.names.rarity import Rarity
from haidang.screening.names.signature import halves, signature
from haidang.screening.watchlists.birth import Birth
from haidang.screening.watchlists.document import document_key
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.exact import identifier_keys
from haidang.screening.watchlists.laid_out import Array, take_up
from haidang.screening.watchlists.packed import Pages, Postings

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
        "_entries", "_forms", "alive", "arrays", "bearers", "birth_ends", "births", "days", "documents",
        "identifiers", "known", "names", "neighbours", "read", "sounds",
    )  # fmt: skip

    def __init__(self, buffer: bytes | memoryview | dict[str, Array]) -> None:
        """Over its arrays, or a buffer in which they are laid out: ``Damaged`` when it is not whole."""
        held = buffer if isinstance(buffer, dict) else take_up(buffer)
        self.arrays = held
        self._entries, self._forms = (
            Pages(held[name], held[f"{name} ends"]) for name in ("entries", "forms")
        )
        self.bearers: NDArray[np.uint32] = held["bearers"]
        self.births: NDArray[np.int32] = held["births"].reshape(-1, 2)
        self.birth_ends: NDArray[np.uint32] = held["birth ends"]
        self.sounds: NDArray[np.uint64] = held["sounds"]
        self.neighbours: NDArray[np.uint64] = held["neighbours"].reshape(-1, 2)
        self.known: NDArray[np.uint64] = held["known"]
        self.read: NDArray[np.bool_] = held["read"]
        self.names, self.days, self.documents, self.identifiers = (
            Postings(held[f"{name} keys"], held[f"{name} rows"]) for name in _POSTINGS
        )
        self.alive: NDArray[np.bool_] | None = None

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        return cls(_Gathering(entries).arrays())

    def __len__(self) -> int:
        """How many entries are in it and have not been taken off."""
        return len(self._entries) if self.alive is None else int(np.count_nonzero(self.alive))

    def without(self, ids: NDArray[np.uint64]) -> Self:
        """The same arrays, in which the entries of these ids are found no more."""
        left = type(self)(self.arrays)
        left.alive = ~np.isin(self.arrays["ids"], ids)
        return left

    def entry(self, row: int) -> Entry:
        return _decoder.decode(self._entries[row])

    def form(self, row: int) -> Form:
        return Form(tuple(str(self._forms[row], "ascii").split(" ")), read=bool(self.read[row]))

    def rarity(self) -> Rarity:
        """How rare the parts of these names are."""
        return Rarity.unpacked(self.arrays["rarity"].tobytes())


_POSTINGS = ("names", "days", "documents", "identifiers")


class _Gathering:
    """The arrays of a segment, while they are filled entry by entry."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._ids, self._births, self._birth_ends = array("Q"), array("i"), array("I", [0])
        self._entries, self._entry_ends = bytearray(), array("Q", [0])
        self._forms, self._form_ends, self._read = bytearray(), array("Q", [0]), bytearray()
        self._bearers = array("I")
        self._sounds, self._neighbours, self._known = array("Q"), array("Q"), array("Q")
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
            "forms": np.frombuffer(self._forms, np.uint8),
            "forms ends": _laid(self._form_ends),
            "read": np.frombuffer(self._read, np.bool_),
            "bearers": _laid(self._bearers),
            "sounds": _laid(self._sounds),
            "neighbours": _laid(self._neighbours),
            "known": _laid(self._known),
        }
        while self._postings:
            name, (keys, rows) = self._postings.popitem()
            held[f"{name} keys"], held[f"{name} rows"] = (p := Postings.of(keys, rows)).keys, p.rows
        held["rarity"] = np.frombuffer(Rarity(map(tuple, self._parts())).packed(), np.uint8)
        return held

    def _parts(self) -> Iterator[list[str]]:
        for begin, end in zip(self._form_ends, self._form_ends[1:], strict=False):
            yield self._forms[begin:end].decode("ascii").split(" ")

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
        self._forms += " ".join(form.parts).encode("ascii")
        self._form_ends.append(len(self._forms))
        sounds, neighbours, known = signature(form.parts)
        self._sounds.append(sounds)
        self._known.append(known)
        self._neighbours.extend(halves(neighbours))
        ages = {age for birth in births for age in _ages(birth)} or {(NO_YEAR, 0)}
        for key in name_keys(form.parts):
            for known, year in ages:
                self._post("names", keyed(key, known, year), row)
        partly = [age for age in ages if age[0] == A_YEAR]
        for key in part_keys(form.parts) if partly else ():
            for known, year in partly:
                self._post("names", keyed(key, known, year), row)
        for day in {birth.day for birth in births if birth.day}:
            self._post("days", day, row)

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
