"""A traveller and an entry in two columns, as an officer compares them: every value, and how far it agrees.

Names are lined up part by part by the scorecard's own comparisons, and read in the letters it compared, so
that a name in another script stands beside its transliteration.
"""

from collections.abc import Callable

from msgspec import Struct, structs

from haidang.screening.names.letters import Run, agreeing
from haidang.screening.names.transliterate import plain_capitals
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import AGREES, Birth, Births, closest
from haidang.screening.watchlists.comparison import AT_LARGE
from haidang.screening.watchlists.document import papers_shared
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.reasons import NamesLinedUp
from haidang.screening.watchlists.told import Told, names_told
from haidang.travel import Traveller

Likeliest = Callable[[tuple[str, ...]], NamesLinedUp | None]


class Parts(Struct, frozen=True):
    """A part of the name told beside a part of the name sought; one is empty where the other stands alone.

    ``how`` is what the comparison found (``names.compare.How``).
    """

    told: tuple[Run, ...]
    sought: tuple[Run, ...]
    how: str


class Line(Struct, frozen=True, kw_only=True):
    """One fact: all that is told of the traveller and of the entry, and whether any of it agrees.

    ``agrees`` is ``None`` where one side does not tell it. ``points`` are powers of two of evidence.
    """

    part: str
    told: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    agrees: bool | None = None
    note: str = ""
    points: float = 0.0


class SideBySide(Struct, frozen=True, kw_only=True):
    """``lines`` begin with the name where there is one. ``told_read`` and ``sought_read`` are the names that
    were lined up, in the letters compared, where they are written otherwise.
    """

    lines: tuple[Line, ...]
    parts: tuple[Parts, ...] = ()
    told_read: str = ""
    sought_read: str = ""

    @property
    def points(self) -> float:
        """The whole sum."""
        return round(sum(line.points for line in self.lines), 1)


def side_by_side(traveller: Traveller, entry: Entry, likeliest: Likeliest | None = None) -> SideBySide:
    """Every fact of both. ``likeliest`` weighs names as a list does; without it, as the world does.

    >>> from haidang.travel import Name
    >>> told = Traveller(name=Name(surname="DOE", given=("JANE",)), nationalities=("UTO",))
    >>> both = side_by_side(told, Entry(list_name="Border", surname="Доу", given="Джейн", nationality="UTO"))
    >>> both.sought_read, [line.part for line in both.lines if line.agrees]
    ('DZHEIN DOU', ['name', 'nationality'])
    """
    name = (likeliest or Told.of(traveller, AT_LARGE).likeliest)(entry.names)
    facts = (_sex, _nationality, _document)
    lines = (_birth(traveller, entry, name), *(fact(traveller, entry) for fact in facts))
    if name is None:
        return SideBySide(lines=lines)
    return SideBySide(
        lines=(_name(traveller, entry, name), *lines),
        parts=tuple(Parts(*agreeing(pair.told, pair.sought), pair.how.value) for pair in name.pairs),
        told_read=_read(name.told),
        sought_read=_read(name.sought),
    )


def _name(traveller: Traveller, entry: Entry, name: NamesLinedUp) -> Line:
    """Those that were lined up stand first."""
    return Line(
        part="name",
        told=tuple(dict.fromkeys((name.told, *names_told(traveller)))),
        sought=tuple(dict.fromkeys((name.sought, *entry.names))),
        agrees=name.points > 0,
        points=name.points,
    )


def _birth(traveller: Traveller, entry: Entry, name: NamesLinedUp | None) -> Line:
    births = closest(Birth.of_traveller(traveller), Birth.all_of(entry))
    told = str(traveller.born) if traveller.born else traveller.born_as_told
    return Line(
        part="birth date",
        told=(told,) if told else (),
        sought=entry.births_told,
        agrees=AGREES[births],
        note="" if births is Births.NOT_TOLD else births.value,
        points=scorecard.birth_points(births, name.evidence if name else None),
    )


def _sex(traveller: Traveller, entry: Entry) -> Line:
    told, sought = (((sex,) if sex else ()) for sex in (traveller.sex, entry.sex))
    points = scorecard.person_points(structs.replace(traveller, nationalities=()), entry)
    return _plain_line("sex", told, sought, points)


def _nationality(traveller: Traveller, entry: Entry) -> Line:
    points = scorecard.person_points(structs.replace(traveller, sex=None), entry)
    return _plain_line("nationality", traveller.nationalities, entry.nationalities, points)


def _document(traveller: Traveller, entry: Entry) -> Line:
    paper = next(papers_shared(traveller, entry), None)
    told = tuple(_paper(each.issued_by, each.number) for each in traveller.documents)
    sought = tuple(_paper(*each) for each in entry.documents)
    agrees = paper is not None if told and sought else None
    note = "" if agrees is not False else "other papers; a person may hold several"
    return Line(
        part="document",
        told=told,
        sought=sought,
        agrees=agrees,
        note=note,
        points=scorecard.document_points(paper),
    )


def _plain_line(part: str, told: tuple[str, ...], sought: tuple[str, ...], points: float) -> Line:
    agrees = not set(told).isdisjoint(sought) if told and sought else None
    return Line(part=part, told=told, sought=sought, agrees=agrees, points=points)


def _paper(issuer: str | None, number: str) -> str:
    return " ".join(filter(None, (issuer, number)))


def _read(name: str) -> str:
    """The name in the letters compared, where it is not written in them already."""
    read = plain_capitals(name)
    return read if read != name.upper() else ""
