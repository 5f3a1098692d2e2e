"""The filter before the ledger: bookings and travellers without what the law forbids us to know.

Directive (EU) 2016/681 Art. 13(4): sensitive data received are deleted at once (R1-18, R3-01). What is
taken out leaves no trace on the person (R3-02): only counts by category come back, to be added up by
carrier and day before anyone sees them. Free text goes whole where the preset denies it (R3-03).
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from haidang.travel import BagTold, Booking, BookingChange, Name, Remark, Service, Traveller
from haidang.vault import terms
from haidang.vault.retention import Preset
from haidang.vault.sensitive_codes import Action, service_action, service_codes, title_ending, titles

FREE_TEXT = "free text"
CARD_NUMBER = "card number"

FREE_TEXT_CHANGES = ("RM", "OSI", "SK", "REMARK")
"""How a line of a booking's history begins when it is about free text."""

KEPT_REMARKS = frozenset({"15", "43", "excess baggage"})
"""Kinds of text that are elements of Annex I: fare calculation (13), who pays (6), baggage (16)."""

UNACCOMPANIED_MINOR = ("UMNR", "UM ", "UNACCOMPANIED MINOR")
"""How a remark begins when it is one of the facts Annex I item 12 names."""

_FREE_SEGMENT = re.compile(r"\b(IFT|LTS|SSR\WOTHS)(\W)(?!\[removed\]).*", re.DOTALL)

T = TypeVar("T")


class Cleaned(Struct, Generic[T], frozen=True):
    """What may be kept, and how many things of each category were taken out on the way."""

    kept: T
    removed: Counter[str]


def clean_booking(booking: Booking, preset: Preset) -> Cleaned[Booking]:
    """The booking without sensitive services, titles, remarks and history."""
    removed: Counter[str] = Counter()
    return Cleaned(booking_without(booking, preset, removed), removed)


def clean_traveller(traveller: Traveller, preset: Preset) -> Cleaned[Traveller]:
    """The traveller without a title that tells a religion; a group without a name that does."""
    removed: Counter[str] = Counter()
    return Cleaned(traveller_without(traveller, removed), removed)


def booking_without(booking: Booking, preset: Preset, removed: Counter[str]) -> Booking:
    """``clean_booking``, counting into ``removed``."""
    return replace(
        booking,
        travellers=tuple(traveller_without(traveller, removed) for traveller in booking.travellers),
        services=tuple(_services(booking.services, preset, removed)),
        remarks=tuple(_remarks(booking.remarks, preset, removed)),
        changes=tuple(_change(change, preset, removed) for change in booking.changes),
    )


def traveller_without(traveller: Traveller, removed: Counter[str]) -> Traveller:
    """``clean_traveller``, counting into ``removed``; the same object when nothing had to go."""
    name = traveller.name
    if traveller.kind == "group":
        surname = terms.redact(name.surname, removed)
        name = name if surname == name.surname else replace(name, surname=surname)
    name = _name(name, removed)
    booked_as = traveller.booked_as and _name(traveller.booked_as, removed)
    if name is traveller.name and booked_as is traveller.booked_as:
        return traveller
    return replace(traveller, name=name, booked_as=booked_as)


def bag_without(bag: BagTold, removed: Counter[str]) -> BagTold:
    """The bags without a title or a group's name that reveals, or a handling code that does."""
    return replace(
        bag,
        names=tuple(_name(name, removed) for name in bag.names),
        group=terms.redact(bag.group, removed) if bag.group else bag.group,
        exceptions=tuple(terms.redact(code, removed) for code in bag.exceptions),
        screening=terms.redact(bag.screening, removed) if bag.screening else bag.screening,
        screened=terms.redact(bag.screened, removed) if bag.screened else bag.screened,
    )


def _name(name: Name, removed: Counter[str]) -> Name:
    title = " ".join(word for word in (name.title or "").split() if word.upper().rstrip(".") not in titles())
    given = name.given
    if len(given) > 1 and _is_only_a_title(given[-1]):
        given = given[:-1]
    elif given and title_ending().search(given[-1]):
        given = (*given[:-1], title_ending().sub("", given[-1]))
    if title == (name.title or "") and given is name.given:
        return name
    removed["religion"] += 1
    return replace(name, title=title or None, given=given)


def _is_only_a_title(word: str) -> bool:
    """Whether a word is never a given name: REV, RABBI, but not IMAM or HAJI."""
    known = titles().get(word.upper().rstrip("."))
    return known is not None and known.action is Action.DROP


def _services(services: Iterable[Service], preset: Preset, removed: Counter[str]) -> Iterable[Service]:
    for service in services:
        code = service.code.strip().upper()
        action = service_action(code)
        if action is Action.DROP:
            removed[service_codes()[code].category] += 1
        elif action is Action.KEEP or (action is not Action.SCAN and not service.text):
            yield service
        elif action is Action.RESTRICT or not preset.denies_free_text:
            yield _with_text(service, terms.redact(service.text, removed))
        else:
            removed[FREE_TEXT] += 1
            if action is Action.CODE_ONLY:
                yield replace(service, text="")


def _remarks(remarks: Iterable[Remark], preset: Preset, removed: Counter[str]) -> Iterable[Remark]:
    for remark in remarks:
        if remark.kind in KEPT_REMARKS:
            yield remark
        elif preset.denies_free_text and not remark.text.upper().startswith(UNACCOMPANIED_MINOR):
            removed[FREE_TEXT] += 1
        else:
            yield _with_text(remark, terms.redact(remark.text, removed))


def _change(change: BookingChange, preset: Preset, removed: Counter[str]) -> BookingChange:
    what = change.what
    if preset.denies_free_text:
        what = terms.REMOVED if what.upper().startswith(FREE_TEXT_CHANGES) else what
        what = _FREE_SEGMENT.sub(rf"\1\2{terms.REMOVED}", what)
        removed[FREE_TEXT] += what != change.what
    what = terms.redact(what, removed)
    return change if what == change.what else replace(change, what=what)


TextBearing = TypeVar("TextBearing", Service, Remark)


def _with_text(noun: TextBearing, text: str) -> TextBearing:
    return noun if text == noun.text else replace(noun, text=text)
