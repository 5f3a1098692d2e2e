"""What a person is called, in the parts the carrier told them in."""

from collections.abc import Callable

from msgspec import Struct

from haidang.codes.mrz import NAME_LENGTHS

#: Where systems cut a part of a name: PAXLST (C080, an..35), and the lines of documents.
CUT_AT = frozenset((35, *NAME_LENGTHS.values()))

#: States whose people say and write the family name first (SBS Cultural Atlas, Naming, of each). Hong Kong,
#: Hungary, Japan and Singapore are left out: in Latin letters their people write both orders.
FAMILY_FIRST_STATES = frozenset(("CHN", "KHM", "KOR", "PRK", "TWN", "VNM"))
_MOST_WORDS = 4  # of such a name

#: What is written for a name nobody has, or nobody told (IATA AIRIMP, US and Chinese practice).
PLACEHOLDERS = frozenset(
    (
        *("FNU", "LNU", "NFN", "NLN", "XXX", "XXXX", "TBA", "TBC", "TBN", "NNN", "NNN NN"),
        *("UNKNOWN", "NOT KNOWN", ".", "-"),
    )
)


class Name(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Family name and given names as told, with a glued title or suffix taken off."""

    surname: str
    given: tuple[str, ...] = ()
    title: str | None = None

    @property
    def full(self) -> str:
        """Given names first.

        >>> Name(surname="DOE", given=("JANE", "MARIE")).full
        'JANE MARIE DOE'
        """
        return " ".join((*self.given, self.surname))

    @property
    def truncated(self) -> bool:
        """Whether a part is exactly as long as some system keeps: more of it may have been cut.

        >>> Name(surname="DOE", given=("A" * 35,)).truncated, Name(surname="DOE", given=("ANN",)).truncated
        (True, False)
        """
        return any(len(part) in CUT_AT for part in (self.surname, *self.given))

    @property
    def placeholder(self) -> bool:
        """Whether a part stands for a name that is not known, or that the person does not have.

        >>> Name(surname="SINGH", given=("FNU",)).placeholder, Name(surname="DOE", given=("ANN",)).placeholder
        (True, False)
        """
        return any(part in PLACEHOLDERS for part in (self.surname, *self.given))

    @property
    def mononym(self) -> bool:
        """Whether there is one name only, wherever it stands.

        >>> Name(surname="SUKARNO").mononym, Name(surname="LNU", given=("SUKARNO",)).mononym
        (True, True)
        """
        words = [word for part in _real((self.surname, *self.given)) for word in part.split()]
        return len(words) == 1

    @property
    def reading(self) -> "Name":
        """The name as it is most likely meant: without placeholders, a family name told first parted.

        Only where one part holds the whole name, and begins with a family name that is always told first.

        >>> Name(surname="NGUYEN VAN AN").reading.given
        ('VAN AN',)
        >>> Name(surname="LNU", given=("SUKARNO",)).reading.surname
        'SUKARNO'
        >>> Name(surname="VAN DER BERG").reading.surname
        'VAN DER BERG'
        """
        return self._parted_where(lambda family: family.upper() in _FAMILY_FIRST)

    def read_for(self, nationality: str | None) -> "Name":
        """The same, and the family name first as well where the nationality told says that it is.

        >>> whole = Name(surname="WANG XIAOMING")
        >>> whole.read_for("CHN").given, whole.read_for("UTO").given
        (('XIAOMING',), ())
        """
        if nationality in FAMILY_FIRST_STATES and len(self.surname.split()) <= _MOST_WORDS:
            return self._parted_where(lambda family: True)
        return self.reading

    def _parted_where(self, family_is_first: Callable[[str], bool]) -> "Name":
        surname, given = next(iter(_real((self.surname,))), ""), _real(self.given)
        if not surname and given:
            *given, surname = given
        family, _, rest = surname.partition(" ")
        if not given and rest and family_is_first(family):
            surname, given = family, [rest]
        if not surname:
            return self
        return Name(surname=surname, given=tuple(given), title=self.title)


def _real(parts: tuple[str, ...]) -> list[str]:
    return [part for part in parts if part.strip() and part not in PLACEHOLDERS]


# The commonest family names of Viet Nam and Korea that are no given names or particles elsewhere. VAN, AN
# and LE are left out: they are.
# fmt: off
_FAMILY_FIRST = frozenset((
    "NGUYEN", "NGUYỄN", "TRAN", "TRẦN", "PHAM", "PHẠM", "HOANG", "HOÀNG", "HUYNH", "HUỲNH", "DANG",
    "ĐẶNG", "BUI", "BÙI", "DUONG", "DƯƠNG", "TRUONG", "TRƯƠNG", "DINH", "ĐINH", "VUONG", "VƯƠNG", "TRINH",
    "TRỊNH", "KIM", "PARK", "CHOI", "JEONG", "KANG", "YOON", "JANG",
))
# fmt: on
