"""TIF: the travellers of a booking, found by their references and names while the rest is told."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from haidang.edifact import Segment
from haidang.messages.dates import birthday
from haidang.messages.names import booked, letters, on_document
from haidang.messages.pnrgov.documents import Docs
from haidang.messages.pnrgov.passenger_type import Told, passenger_type
from haidang.messages.problem import Problem
from haidang.travel import Address, Bag, CheckIn, Contact, Document, Seat, Traveller
from haidang.travel.joining import is_cut_from

#: TIF 6353 (PADIS): the passenger type.
_KINDS = {"A": "adult", "C": "child", "IN": "infant", "IS": "infant", "INF": "infant", "CHD": "child"}
_GROUP = "G"
_PLAIN = Told("")
_MOST_NAMESAKES = 100
_NOT_A_NAME = "0123456789. "  # how many of them, or which of them, before a name as displays show it
_place = attrgetter("at")


@lru_cache(maxsize=4096)
def reference_of(told: str) -> str:
    """A reference as it is compared: without leading zeros.

    >>> reference_of("001"), reference_of("1.1")
    ('1', '1.1')
    """
    told = told.strip()
    return told.lstrip("0") or told[-1:]


def is_group_name(tif: Segment) -> bool:
    """``TIF+ACME TEAM PARTY:G`` names a group, not a person; some write the type in its place behind a name.

    >>> is_group_name(Segment("TIF", (("ACME TEAM",), ("", "G", "1"))))
    True
    """
    return _GROUP in (*tif.element(0)[1:2], *tif.element(1)[1:2]) and not tif.get(1)


class Person:
    """A traveller while the booking is read."""

    def __init__(self, number: int, tif: Segment) -> None:
        surname, given, told = tif.get(0), tif.get(1), _PLAIN
        if "(" in tif.text or "*" in tif.text:
            told = passenger_type(given or surname)
            surname, given = (surname, told.given) if given else (told.given, "")
        self.booked_as = self.name = booked(surname.lstrip(_NOT_A_NAME), given)
        self.surname, self.given = letters(self.name.surname), letters("".join(self.name.given))
        self.reference = tif.get(1, 2) or None
        self.at: dict[str, tuple[int, ...]] = {"name": (number,)}
        self.facts: dict[str, Any] = {}
        self.nationalities: dict[str, int] = {}
        self.documents: dict[str, Document] = {}
        self.contacts: list[Contact] = []
        self.addresses: list[Address] = []
        self.seats: list[Seat] = []
        self.bags: list[Bag] = []
        self._tags: set[str | None] = set()
        self.tickets: list[str] = []
        self.check_in: CheckIn | None = None
        self.born_as_told, self.holds = told.born, told.infant
        if kind := _KINDS.get(tif.get(1, 1)) or told.kind:
            self.tell("kind", number, kind)

    @property
    def is_infant(self) -> bool:
        return self.facts.get("kind") == "infant"

    def tell(self, fact: str, number: int, value: Any) -> None:
        self.facts[fact] = value
        self.at[fact] = (number,)

    def is_called(self, surname: str, given: str) -> bool:
        """Whether that may be this person: same surname, one given name beginning like the other."""
        if self.surname != letters(surname):
            return False
        theirs = letters(given)
        return self.given.startswith(theirs) or theirs.startswith(self.given)

    def is_just(self, given: str) -> bool:
        """Whether those are all the given names, and in that order."""
        return self.given == letters(given)

    def show(self, docs: Docs, number: int, problems: list[Problem]) -> None:
        """Take what a DOCS tells; the name on the document is the one a border reads."""
        if docs.document:
            self.documents.setdefault(docs.document.number, docs.document)
        if docs.nationality:
            self.nationalities.setdefault(docs.nationality, number)
        if docs.born:
            self.tell("born", number, docs.born)
        elif docs.born_as_told and "born" not in self.facts:
            self.tell("born_as_told", number, docs.born_as_told)
            problems.append(
                Problem(kind="bad date", what=f"no such birth date: {docs.born_as_told}", segment=number)
            )
        if docs.sex:
            self.tell("sex", number, docs.sex)
        if docs.surname:
            self._rename(docs, number, problems)

    def _rename(self, docs: Docs, number: int, problems: list[Problem]) -> None:
        name = on_document(docs.surname, docs.first, docs.second, self.booked_as)
        if self.name is not self.booked_as and len(name.full) <= len(self.name.full):
            return
        if not name.given and self.booked_as.given:
            return
        told, shown = self.surname, letters(name.surname)
        if not (told.startswith(shown) or shown.startswith(told)):
            what = "the surname on the document is not the one booked"
            problems.append(Problem(kind="names differ", what=what, segment=number))
        self.name = name
        self.at["name"] = (self.at["name"][0], number)

    def carry(self, bags: Iterable[Bag]) -> None:
        """Bags told again on the next leg are the same bags; so are those without a tag."""
        new = [bag for bag in bags if bag.tag not in self._tags]
        self._tags.update(bag.tag for bag in new)
        self.bags += new

    def _is_renamed(self) -> bool:
        """Whether the document's name is another, and not only longer."""
        if self.name is self.booked_as:
            return False
        is_longer = letters("".join(self.name.given)).startswith(self.given)
        is_same = is_longer and letters(self.name.surname) == self.surname
        return not is_same and not is_cut_from(self.booked_as, self.name)

    def traveller(self) -> Traveller:
        is_renamed = self._is_renamed()
        if is_renamed:
            self.at["booked_as"] = self.at["name"][:1]
        if self.nationalities:
            self.at["nationalities"] = tuple(self.nationalities.values())
        return Traveller(
            name=self.name,
            booked_as=self.booked_as if is_renamed else None,
            reference=self.reference,
            nationalities=tuple(self.nationalities),
            documents=tuple(self.documents.values()),
            contacts=_distinct(self.contacts),
            addresses=tuple(self.addresses),
            seats=tuple(sorted(self.seats, key=_place)),
            bags=tuple(self.bags),
            tickets=tuple(dict.fromkeys(self.tickets)),
            check_in=self.check_in,
            at=self.at,
            **self.facts,
        )


def _distinct(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    if len(contacts) < 2:
        return tuple(contacts)
    return tuple({(contact.kind, contact.value): contact for contact in reversed(contacts)}.values())[::-1]


class Party:
    """Everyone in a booking."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.infants: list[Person] = []
        self._by_reference: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = {}

    def add(self, number: int, tif: Segment) -> Person:
        person = Person(number, tif)
        self.persons.append(person)
        self._by_surname.setdefault(person.surname, []).append(person)
        if person.is_infant:
            self.infants.append(person)
        if person.reference:
            self._by_reference.setdefault(reference_of(person.reference), person)
        return person

    def add_infant(self, surname: str, given: str, number: int) -> Person:
        """An infant told by a document or a service alone, on an adult's lap."""
        return self.add(number, Segment("TIF", ((surname,), (given, "IN"))))

    def read_what_names_tell(self, day: date | None) -> None:
        """The birth dates and the infants told behind names; an infant told elsewhere, too, is that one."""
        for person in tuple(self.persons):
            number = person.at["name"][0]
            if born := birthday(person.born_as_told, day):
                person.tell("born", number, born)
            if person.holds:
                surname, given, told = person.holds
                infant = self.called(surname, given) or self.add_infant(surname, given, number)
                if born := birthday(told, day):
                    infant.tell("born", number, born)

    def referred(self, reference: str) -> Person | None:
        return self._by_reference.get(reference_of(reference)) if reference else None

    def alone(self) -> Person | None:
        """The only traveller, whom everything concerns that names nobody."""
        return self.persons[0] if len(self.persons) == 1 else None

    def called(self, surname: str, given: str) -> Person | None:
        """Somebody of that name; among very many of one surname the first are looked at."""
        namesakes = self._by_surname.get(letters(surname), [])
        return next((each for each in namesakes[:_MOST_NAMESAKES] if each.is_called(surname, given)), None)

    def named_by(self, tif: Segment) -> Person | None:
        """Who is meant by a name told again at check-in."""
        known = self.referred(tif.get(1, 2))
        name = booked(tif.get(0), tif.get(1))
        if known and known.is_called(name.surname, "".join(name.given)):
            return known
        return self.called(name.surname, "".join(name.given)) or known

    def holder(self, docs: Docs, candidate: Person | None) -> Person | None:
        """Whose DOCS it is: the one referred to, unless it names another or is an infant's.

        In a family the surname and the first of several given names (VAN, THI, MARIA) are many people's:
        there the reference is followed, unless another is called exactly that.
        """
        given = docs.first + docs.second
        if docs.surname and not (candidate and candidate.is_called(docs.surname, given)):
            named = self.called(docs.surname, given)
            if named and candidate and candidate.is_called(docs.surname, "") and not named.is_just(given):
                named = None
            if named and (candidate is None or not docs.infant or named.is_infant):
                return named
        if docs.infant and not (candidate and candidate.is_infant):
            return self.infants[0] if len(self.infants) == 1 else None
        return candidate
