"""Why an entry and a traveller may be one, in lines an officer can follow."""

from msgspec import Struct

from haidang.screening.hit import Reason
from haidang.screening.names.compare import How, Pair
from haidang.screening.watchlists.birth import AGREES, Birth, Births, closest
from haidang.screening.watchlists.document import Paper, same_issuer
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.evidence import NameEvidence
from haidang.travel import Traveller


class NamesLinedUp(Struct, frozen=True):
    """A name of an entry beside one of the traveller's, what that tells and what it is worth."""

    told: str
    sought: str
    pairs: list[Pair]
    evidence: NameEvidence
    points: float


def reasons(
    traveller: Traveller, entry: Entry, name: NamesLinedUp | None, paper: Paper | None
) -> tuple[Reason, ...]:
    """Every comparison with both values, so that an officer can follow the sum."""
    lines = [_paper_reason(paper)] if paper else []
    if name:
        lines.append(_name_reason(name))
    born = ", ".join(entry.births_told) or None
    told = str(traveller.born) if traveller.born else traveller.born_as_told
    births = closest(Birth.of_traveller(traveller), Birth.all_of(entry))
    note = "" if births is Births.NOT_TOLD else births.value
    lines.append(Reason(part="birth date", told=told, sought=born, agrees=AGREES[births], note=note))
    lines.append(
        _plain_reason("sex", (traveller.sex,) if traveller.sex else (), (entry.sex,) if entry.sex else ())
    )
    lines.append(_plain_reason("nationality", traveller.nationalities, entry.nationalities))
    return tuple(line for line in lines if line.told or line.sought)


def _paper_reason(paper: Paper) -> Reason:
    told = " ".join(filter(None, (paper.told.issued_by, paper.told.number)))
    sought = " ".join(filter(None, (paper.issuer, paper.number)))
    certain = same_issuer(paper.told.issued_by, paper.issuer)
    note = "number and issuer agree" if certain else "the number agrees, an issuer is not told"
    return Reason(part="document", told=told, sought=sought, agrees=True, note=note)


def _name_reason(name: NamesLinedUp) -> Reason:
    return Reason(
        part="name",
        told=name.told,
        sought=name.sought,
        agrees=name.points > 0,
        note="; ".join(_remark(pair) for pair in name.pairs),
    )


def _remark(pair: Pair) -> str:
    if not pair.told or not pair.sought:
        return f"{pair.told or pair.sought} ({pair.how})"
    if pair.how is How.SAME:
        return f"{pair.told} = {pair.sought}"
    return f"{pair.told} ~ {pair.sought} ({pair.how})"


def _plain_reason(part: str, told: tuple[str, ...], sought: tuple[str, ...]) -> Reason:
    agrees = not set(told).isdisjoint(sought) if told and sought else None
    return Reason(part=part, told=", ".join(told) or None, sought=", ".join(sought) or None, agrees=agrees)
