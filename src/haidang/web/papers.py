"""What a traveller carries and brings, each once, with everybody who told it."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from haidang.procedures.look_at_crossing import CrossingView
from haidang.travel import Address, Bag, Booking, Contact, Document, Seat, Traveller
from haidang.web import shown


class Telling(NamedTuple):
    """``source`` is ``manifest`` or ``booking``; ``at`` counts segments in that message."""

    source: str
    message: int | None
    at: tuple[int, ...]


class Paper(NamedTuple):
    """``kind`` in words, ``text`` the number or value, ``note`` what else is known of it."""

    kind: str
    text: str
    note: str
    told_by: list[Telling]


def papers(view: CrossingView) -> list[Paper]:
    """Documents, contacts and addresses."""
    return _once(
        _paper(noun, Telling(source, message, noun.at))
        for source, message, told in _tellings(view)
        for noun in _carried(told)
    )


def brings(view: CrossingView) -> list[Paper]:
    """Seats, check-in and bags."""
    return _once(
        paper
        for source, message, told in _tellings(view)
        if isinstance(told, Traveller)
        for paper in _brought(told, source, message)
    )


def _tellings(view: CrossingView) -> Iterator[tuple[str, int | None, Traveller | Booking]]:
    if view.manifest:
        yield "manifest", view.manifest_message, view.manifest
    if view.booked:
        yield "booking", view.booked_message, view.booked
    if view.booking:
        yield "booking", view.booking.message_id, view.booking.told


def _carried(told: Traveller | Booking) -> Iterator[Document | Contact | Address]:
    if isinstance(told, Traveller):
        yield from told.documents
    yield from told.contacts
    yield from told.addresses


def _paper(noun: Document | Contact | Address, telling: Telling) -> Paper:
    match noun:
        case Document():
            expires = _("until %(day)s") % {"day": shown.day(noun.expires)} if noun.expires else ""
            note = " · ".join(filter(None, (noun.issued_by and shown.country(noun.issued_by), expires)))
            return Paper(shown.document_kind(noun.kind), noun.number, note, [telling])
        case Contact():
            return Paper(shown.word(noun.kind), noun.value, "", [telling])
        case Address():
            parts = (noun.street, noun.postcode, noun.city, noun.region)
            country = shown.country(noun.country) if noun.country else ""
            text = ", ".join(filter(None, (*parts, country)))
            return Paper(shown.word(noun.purpose or "address"), text, "", [telling])


def _brought(told: Traveller, source: str, message: int | None) -> Iterator[Paper]:
    for seat in told.seats:
        note = "–".join(filter(None, (seat.origin, seat.destination)))
        yield Paper(_("Seat"), seat.number, note, [Telling(_seat_source(seat, source), message, seat.at)])
    if (check_in := told.check_in) is not None:
        number = _("number %(sequence)s") % {"sequence": check_in.sequence} if check_in.sequence else ""
        telling = Telling(source, message, check_in.at)
        yield Paper(_("Check-in"), shown.local(check_in.when), number, [telling])
    for bag in told.bags:
        yield Paper(_("Bag"), bag.tag or f"× {bag.pieces}", _bag(bag), [Telling(source, message, bag.at)])


def _seat_source(seat: Seat, source: str) -> str:
    """``assigned`` and ``requested`` say more than that the booking told it."""
    return seat.kind if source == "booking" else source


def _bag(bag: Bag) -> str:
    pool = _("pool %(pool)s") % {"pool": bag.pool} if bag.pool else ""
    weight = f"{bag.weight:.0f} kg" if bag.weight else ""
    return " · ".join(filter(None, (weight, bag.destination, pool)))


def _once(told: Iterable[Paper]) -> list[Paper]:
    """The same thing told twice is one, told by both; the longer note stays."""
    found: dict[tuple[Any, ...], Paper] = {}
    for paper in told:
        key = paper.kind, paper.text
        known = found.setdefault(key, paper)
        if known is not paper:
            note = max(known.note, paper.note, key=len)
            found[key] = known._replace(note=note, told_by=[*known.told_by, *paper.told_by])
    return list(found.values())
