"""One person, or one paper, that someone asked us to look out for."""

from datetime import date

from msgspec import Struct

from haidang.screening.hit import Severity
from haidang.travel import Sex


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``id`` and ``version`` are the ledger's; 0 and 1 until it has given them.

    ``reference`` is the keeper's own key. ``surname`` and ``given`` are empty where the entry is
    about a document alone. ``born_year`` stands where only the year is known; ``births`` are further birth
    dates, and such as are known in part: a day, a month, a year, or two with a stroke between (1990-02-15,
    1990-02, 1990, 1988/1990). ``also_nationals`` are further nationalities. A document is its issuer
    (ISO 3166-1 alpha-3, ``None`` when not told) and its number. ``instruction`` tells the officer what
    the keeper asks for.
    """

    list_name: str
    id: int = 0
    version: int = 1
    reference: str = ""
    surname: str = ""
    given: str = ""
    aliases: tuple[str, ...] = ()
    born: date | None = None
    born_year: int | None = None
    births: tuple[str, ...] = ()
    sex: Sex | None = None
    nationality: str | None = None
    also_nationals: tuple[str, ...] = ()
    documents: tuple[tuple[str | None, str], ...] = ()
    severity: Severity = Severity.NORMAL
    instruction: str = ""

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
        return tuple(name for name in (self.name, *self.aliases) if name)

    @property
    def nationalities(self) -> tuple[str, ...]:
        """Every nationality known, the first one first."""
        return (self.nationality, *self.also_nationals) if self.nationality else self.also_nationals
