"""CheckInInfo: who checked in, where they sit and what they gave up."""

from collections.abc import Iterator

from msgspec.structs import replace

from haidang.edifact import Segment
from haidang.messages.baggage import kilograms, pieces, tags
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.messages.pnrgov.services import seat_number
from haidang.messages.pnrgov_xml.element import Element
from haidang.messages.pnrgov_xml.itinerary import moment
from haidang.travel import Bag, CheckIn, Leg, Movement, Seat

_FIGURES_OF_A_PLATE = 10


def checked_in(flight: Element, leg: Leg, pushed: Movement | None, notes: Notes) -> None:
    """Everyone who checked in for one leg; the check-in of the pushed flight is the one kept."""
    border = pushed is not None and (leg.origin, leg.destination) == (pushed.origin, pushed.destination)
    for opening in flight.of("CheckInInfo"):
        for boarding in [*opening.of("BoardingNumber")] or [opening]:
            person = _person(opening, boarding, notes)
            if person is None:
                notes.problem("out of place", "this check-in names nobody in the booking", opening.number)
                continue
            if border or person.check_in is None:
                person.check_in = CheckIn(
                    when=moment(opening.get("Time", "DateTime"), opening.number, notes.problems),
                    sequence=boarding.get("Number") or None,
                    agent=opening.get("AgentID", "AgentSine") or None,
                    at=(opening.number,),
                )
            person.seats += _seats(opening, boarding, leg)
            person.carry(_bags(opening, boarding, person))


def _person(opening: Element, boarding: Element, notes: Notes) -> Person | None:
    for place in (boarding, opening):
        for told in place.of("Passenger"):
            given = " ".join(each.text for each in told.of("GivenName"))
            name = (told.first("Surname").text,), (given, "", boarding.get("RPH") or told.get("RPH"))
            if person := notes.party.named_by(Segment("TIF", name)):
                return person
    return notes.party.referred(boarding.get("RPH") or opening.get("RPH")) or notes.party.alone()


def _seats(opening: Element, boarding: Element, leg: Leg) -> Iterator[Seat]:
    for told in {id(each): each for place in (boarding, opening) for each in place.of("SeatNumber")}.values():
        if seat := seat_number(told.text or told.get("Number")):
            yield Seat(
                number=seat,
                kind="checked in",
                cabin=told.get("CabinClass") or None,
                origin=leg.origin or None,
                destination=leg.destination or None,
                at=(opening.number,),
            )


def _bags(opening: Element, boarding: Element, person: Person) -> Iterator[Bag]:
    """Every element named after bags: an issuer, a number and how many follow it."""
    places = (boarding,) if boarding is opening else (boarding, opening)
    for told in (each for place in places for each in place.children if "bag" in each.name.lower()):
        number = told.get("SerialNumber", "BagTagNbr", "BagTagNumber", "TagNumber", "Number") or told.text
        count = pieces(told.get("SequenceCount", "ConsecutiveNbr", "NumberOfBags", "Quantity")) or 1
        bag = Bag(
            pieces=count,
            weight=kilograms(told.get("UnitOfMeasureQuantity", "Weight"), told.get("UnitOfMeasureCode")),
            destination=told.get("BagDestination", "Destination") or None,
            pool=f"pool of {person.reference}" if told.get("BaggagePool") else None,
            at=(opening.number,),
        )
        if not any(sign.isdigit() for sign in number):
            yield bag
            continue
        whole = number if len(number) >= _FIGURES_OF_A_PLATE else f"{told.get('IssuerCode')}{number}"
        for place, tag in enumerate(tags(whole, count)):
            yield replace(bag, tag=tag, pieces=1, weight=None if place else bag.weight)
