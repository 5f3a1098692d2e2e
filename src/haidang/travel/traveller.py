"""A person as the carrier described them, and what they bring."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct, field

from haidang.travel.document import Document
from haidang.travel.name import Name


class Sex(StrEnum):
    FEMALE = "F"
    MALE = "M"
    UNSPECIFIED = "X"


class Role(StrEnum):
    PASSENGER = "passenger"
    CREW = "crew"
    TRANSIT_PASSENGER = "transit passenger"
    TRANSIT_CREW = "transit crew"


class ContactKind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"


class Contact(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A phone number (digits, with ``+`` where told) or an e-mail address (lower case)."""

    kind: ContactKind
    value: str
    at: tuple[int, ...] = ()


class Address(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``purpose`` is ``residence``, ``destination`` or ``contact``, or ``None`` when not told."""

    purpose: str | None = None
    street: str | None = None
    city: str | None = None
    region: str | None = None
    postcode: str | None = None
    country: str | None = None
    at: tuple[int, ...] = ()


class Bag(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One piece by its tag, or a count of untagged pieces. ``weight`` in kilograms.

    The weight of a pool stands on the first bag of the pool's head only.
    """

    tag: str | None = None
    pieces: int = 1
    weight: float | None = None
    destination: str | None = None
    pool: str | None = None
    at: tuple[int, ...] = ()


class Seat(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``kind`` is ``requested``, ``assigned``, ``checked in`` or ``manifest`` (told by API)."""

    number: str
    kind: str
    cabin: str | None = None
    origin: str | None = None
    destination: str | None = None
    at: tuple[int, ...] = ()


class CheckIn(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """When and in what order someone checked in. ``when`` is as the carrier told it, unzoned."""

    when: datetime | None = None
    sequence: str | None = None
    agent: str | None = None
    at: tuple[int, ...] = ()


class Traveller(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``reference`` is the sender's own key for the person within a message (TIF, RFF+ABO).

    ``kind`` is the passenger type as booked: ``adult``, ``child``, ``infant``, ``group`` or not told.
    ``born_as_told`` keeps a birth date that is partial or impossible. ``locator`` is the booking
    the manifest names. ``booked_as`` is the name the booking was made in, where a document says another.
    ``redress`` is the number an authority gave somebody who is mistaken for another again and again.
    ``at`` gives the place of each plain fact by its name here.
    """

    name: Name
    booked_as: Name | None = None
    role: Role = Role.PASSENGER
    kind: str | None = None
    reference: str | None = None
    locator: str | None = None
    born: date | None = None
    born_as_told: str | None = None
    sex: Sex | None = None
    nationalities: tuple[str, ...] = ()
    residence: str | None = None
    birthplace: str | None = None
    embarks: str | None = None
    debarks: str | None = None
    verified: bool | None = None
    redress: str | None = None
    documents: tuple[Document, ...] = ()
    contacts: tuple[Contact, ...] = ()
    addresses: tuple[Address, ...] = ()
    seats: tuple[Seat, ...] = ()
    bags: tuple[Bag, ...] = ()
    check_in: CheckIn | None = None
    tickets: tuple[str, ...] = ()
    at: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def is_known_by_reference_alone(self) -> bool:
        """Whether nothing is told that would make one person of it: no name, birth date or document."""
        return not (self.name.full.strip() or self.documents or self.born or self.born_as_told)

    @property
    def nationality(self) -> str | None:
        """The first nationality told."""
        return self.nationalities[0] if self.nationalities else None

    def age_on(self, day: date) -> int | None:
        """Whole years lived on that day.

        >>> Traveller(name=Name(surname="DOE"), born=date(1990, 2, 15)).age_on(date(2026, 2, 14))
        35
        """
        if self.born is None:
            return None
        had_birthday = (day.month, day.day) >= (self.born.month, self.born.day)
        return day.year - self.born.year - (not had_birthday)
