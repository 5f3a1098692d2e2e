"""What the airline's reservation says: who travels together, where, paid how, changed when."""

from datetime import date, datetime

from msgspec import Struct

from haidang.travel.traveller import Address, Contact, Traveller


class Locator(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A booking's name at one airline or system."""

    system: str
    code: str


class Leg(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One booked flight. Times are local to their airport; ``status`` as booked (HK, TK, HX ...)."""

    origin: str
    destination: str
    carrier: str | None = None
    number: str | None = None
    operating_carrier: str | None = None
    operating_number: str | None = None
    booking_class: str | None = None
    departs: datetime | None = None
    arrives: datetime | None = None
    status: str | None = None
    at: tuple[int, ...] = ()


class Agency(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Who made the booking. ``number`` is the IATA agency number."""

    number: str | None = None
    name: str | None = None
    city: str | None = None
    country: str | None = None
    system: str | None = None
    at: tuple[int, ...] = ()


class Ticket(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``issued`` is the day of issue; ``amount`` the total in ``currency``."""

    number: str | None = None
    issued: date | None = None
    amount: str | None = None
    currency: str | None = None
    traveller: str | None = None
    at: tuple[int, ...] = ()


class Payment(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``kind`` is ``card``, ``cash``, ``cheque``, ``government``, ``invoice`` or ``other``.

    ``account`` is the number as the carrier told it; the vault replaces it by ``last_four`` and
    ``token`` before anything is kept. ``payer`` is somebody who pays and need not travel.
    """

    kind: str
    amount: str | None = None
    currency: str | None = None
    vendor: str | None = None
    account: str | None = None
    last_four: str | None = None
    token: str | None = None
    expires: str | None = None
    payer: str | None = None
    traveller: str | None = None
    at: tuple[int, ...] = ()


class FrequentFlyer(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    carrier: str
    number: str | None = None
    status: str | None = None
    traveller: str | None = None
    at: tuple[int, ...] = ()


class Service(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A special service request: its four-letter code and what was written beside it."""

    code: str
    text: str = ""
    status: str | None = None
    traveller: str | None = None
    at: tuple[int, ...] = ()


class Remark(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Free text. ``kind`` is the qualifier it came under (``28`` other service information ...)."""

    kind: str
    text: str
    at: tuple[int, ...] = ()


class BookingChange(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One line of the booking's own history: ``action`` is ``added``, ``cancelled`` or ``changed``."""

    action: str
    what: str
    when: datetime | None = None
    who: str | None = None
    at: tuple[int, ...] = ()


class Booking(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``locators[0]`` is the sender's own. ``created``, ``changed`` and ``ticketed`` are UTC.

    ``made_at_check_in`` when a departure control system made it for somebody who came without one: a go-show.
    ``first`` and ``last`` are the numbers of the first and last segment that told it.
    """

    locators: tuple[Locator, ...] = ()
    created: datetime | None = None
    changed: datetime | None = None
    ticketed: datetime | None = None
    cancelled: bool = False
    made_at_check_in: bool = False
    party_size: int | None = None
    agency: Agency | None = None
    legs: tuple[Leg, ...] = ()
    travellers: tuple[Traveller, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    payments: tuple[Payment, ...] = ()
    frequent_flyers: tuple[FrequentFlyer, ...] = ()
    contacts: tuple[Contact, ...] = ()
    addresses: tuple[Address, ...] = ()
    services: tuple[Service, ...] = ()
    remarks: tuple[Remark, ...] = ()
    split: tuple[Locator, ...] = ()
    changes: tuple[BookingChange, ...] = ()
    first: int = 0
    last: int = 0

    @property
    def locator(self) -> str | None:
        """The code an officer would quote.

        >>> Booking(locators=(Locator(system="VN", code="7C789A"),)).locator
        '7C789A'
        """
        return self.locators[0].code if self.locators else None
