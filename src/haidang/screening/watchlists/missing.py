"""What a match lacks, and which facts nobody told could still bring."""

from msgspec import Struct

from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import Birth, Births
from haidang.screening.watchlists.entry import Entry
from haidang.travel import Traveller


class Untold(Struct, frozen=True):
    """A fact only the entry tells, and the points it would bring if the traveller agreed in it."""

    part: str
    points: float


def untold(traveller: Traveller, entry: Entry) -> tuple[Untold, ...]:
    """What else to ask for, the weightiest first.

    >>> from datetime import date
    >>> from haidang.travel import Name
    >>> jane = Traveller(name=Name(surname="DOE", given=("JANE",)))
    >>> entry = Entry(list_name="Border", surname="Doe", born=date(1990, 2, 15), sex="F")
    >>> [fact.part for fact in untold(jane, entry)]
    ['birth date', 'sex']
    """
    facts = (
        ("document", entry.documents, traveller.documents, scorecard.DOCUMENT_AND_ISSUER),
        (
            "birth date",
            Birth.all_of(entry),
            Birth.of_traveller(traveller),
            scorecard.BIRTHS[Births.SAME_DAY],
        ),
        ("nationality", entry.nationalities, traveller.nationalities, scorecard.SAME_NATIONALITY),
        ("sex", entry.sex, traveller.sex, scorecard.SAME_SEX),
    )
    return tuple(Untold(part, points) for part, sought, told, points in facts if sought and not told)
