"""FTI: the frequent flyer's cards of a traveller (GR.2)."""

from haidang.edifact import Segment
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.travel import FrequentFlyer


def frequent_flyers(number: int, fti: Segment, person: Person | None, notes: Notes) -> None:
    """Every card of one FTI."""
    for element in fti.elements:
        carrier, card, *more = [part.strip() for part in (*element, "", "")]
        if carrier:
            status = next((part for part in reversed(more) if part), None)
            notes.fly_often(
                FrequentFlyer(
                    carrier=carrier,
                    number=card or None,
                    status=status,
                    traveller=person.reference if person else None,
                    at=(number,),
                )
            )
