"""One person, paper, contact, card, agency or conveyance that someone asked us to look out for."""

from datetime import date

from msgspec import Struct

from haidang.screening.hit import Severity
from haidang.screening.watchlists.identifier import Identifier
from haidang.screening.watchlists.listed_name import ListedName, NameKind, script
from haidang.travel import Sex


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``id`` and ``version`` are the ledger's; 0 and 1 until it has given them.

    ``reference`` is the keeper's own key. ``surname`` holds the whole name where the keeper does not part it;
    it and ``given`` are empty where the entry is about no person. ``aliases`` are names the keeper would
    search by, ``weak_aliases`` not by themselves; ``original_names`` stand in their own script.

    ``born_year`` stands where only the year is known; ``births`` are further birth dates, and such as are
    known in part: a day, a month, a year, or two with a stroke between (1990-02-15, 1990-02, 1990,
    1988/1990). ``also_nationals`` are further nationalities. A document is its issuer (ISO 3166-1 alpha-3,
    ``None`` when not told) and its number. ``categories`` say why someone is sought, in the keeper's words.
    ``valid_from`` and ``valid_until`` are the first and the last day. ``instruction`` and, in Vietnamese,
    ``instruction_vi`` tell the officer what the keeper asks for.
    """

    list_name: str
    id: int = 0
    version: int = 1
    reference: str = ""
    surname: str = ""
    given: str = ""
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    maiden_names: tuple[str, ...] = ()
    original_names: tuple[str, ...] = ()
    born: date | None = None
    born_year: int | None = None
    births: tuple[str, ...] = ()
    birthplace: str | None = None
    sex: Sex | None = None
    nationality: str | None = None
    also_nationals: tuple[str, ...] = ()
    documents: tuple[tuple[str | None, str], ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    severity: Severity = Severity.NORMAL
    categories: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    instruction: str = ""
    instruction_vi: str = ""

    @property
    def name(self) -> str:
        """Given names first, as a traveller's full name is written.

        >>> Entry(list_name="Border", surname="Doe", given="Jane").name
        'Jane Doe'
        """
        return f"{self.given} {self.surname}".strip()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the person is known by, the first one first."""
        return tuple(name.text for name in self.listed_names)

    @property
    def listed_names(self) -> tuple[ListedName, ...]:
        """The same with the kind and the script of each.

        >>> jane = Entry(list_name="Border", surname="Doe", given="Jane", original_names=("Джейн Доу",))
        >>> [(name.kind.value, name.script) for name in jane.listed_names]
        [('name', 'Latn'), ('in its own script', 'Cyrl')]
        """
        kinds = (
            (NameKind.PRIMARY, (self.name,)),
            (NameKind.ALIAS, self.aliases),
            (NameKind.MAIDEN, self.maiden_names),
            (NameKind.ORIGINAL, self.original_names),
            (NameKind.WEAK_ALIAS, self.weak_aliases),
        )
        return tuple(ListedName(text, kind, script(text)) for kind, texts in kinds for text in texts if text)

    @property
    def nationalities(self) -> tuple[str, ...]:
        """Every nationality known, the first one first."""
        return (self.nationality, *self.also_nationals) if self.nationality else self.also_nationals

    @property
    def births_told(self) -> tuple[str, ...]:
        """Every birth date as far as the keeper knows it, written as ``births`` are; the first one first.

        >>> Entry(list_name="Border", born_year=1990, births=("1988/1991",)).births_told
        ('1990', '1988/1991')
        """
        return tuple(filter(None, (str(self.born or self.born_year or ""), *self.births)))

    @property
    def title(self) -> str:
        """What an officer reads first: the name, else the paper, else what is sought, else the reference.

        >>> Entry(list_name="Lost papers", documents=(("UTO", "L898902C3"),)).title
        'UTO L898902C3'
        """
        papers = (" ".join(filter(None, paper)) for paper in self.documents)
        return next(iter((*self.names, *papers, *(one.value for one in self.identifiers))), self.reference)

    def speaks_on(self, day: date | None, today: date | None = None) -> bool:
        """Whether the entry may make a hit today about a movement of that day.

        It must be valid on the day of the movement, and is never used after its last day (R6-24).

        >>> from datetime import date
        >>> entry = Entry(list_name="Border", valid_until=date(2026, 4, 1))
        >>> entry.speaks_on(date(2026, 4, 1)), entry.speaks_on(date(2026, 4, 1), today=date(2026, 4, 2))
        (True, False)
        """
        days = [each for each in (day, today) if each]
        if not days:
            return True
        began = self.valid_from is None or self.valid_from <= (day or days[0])
        return began and (self.valid_until is None or max(days) <= self.valid_until)
