"""PDT: one person a line, as US lists before UN/EDIFACT had it (``PAXLST:001:000``).

``PDT+P/E234567:270101:UT+DOE:JANE:M:900215:F+PAX+UTAMA:USLAX``: an airport behind its country.
"""

from datetime import date

from haidang.codes.countries import alpha3_or_told
from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.paxlst.person import SEXES
from haidang.messages.problem import Problem
from haidang.travel import Document, Name, Role, Traveller


def american_person(number: int, pdt: Segment, day: date | None, problems: list[Problem]) -> Traveller:
    """The person of one PDT."""
    born = dates.birthday(pdt.get(1, 3), day)
    if pdt.get(1, 3) and born is None:
        problems.append(Problem(kind="bad date", what=f"no such birth date: {pdt.get(1, 3)}", segment=number))
    return Traveller(
        name=Name(surname=pdt.get(1), given=tuple(filter(None, (pdt.get(1, 1), pdt.get(1, 2))))),
        role=Role.CREW if pdt.get(2).startswith("CR") else Role.PASSENGER,
        born=born,
        born_as_told=None if born else pdt.get(1, 3) or None,
        sex=SEXES.get(pdt.get(1, 4).upper()),
        embarks=pdt.get(3)[-3:] or None,
        debarks=pdt.get(3, 1)[-3:] or None,
        documents=_papers(number, pdt, day),
        at=dict.fromkeys(("name", "born", "sex", "embarks", "debarks"), (number,)),
    )


def _papers(number: int, pdt: Segment, day: date | None) -> tuple[Document, ...]:
    kind, slash, told = pdt.get(0).partition("/")
    if not (told if slash else kind):
        return ()
    return (
        Document(
            kind=kind if slash else "",
            number=told if slash else kind,
            expires=dates.expiry(pdt.get(0, 1), day),
            issued_by=alpha3_or_told(pdt.get(0, 2)),
            at=(number,),
        ),
    )
