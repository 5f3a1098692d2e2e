"""The consolidated list of the United Nations Security Council, as XML (``CONSOLIDATED_LIST``).

Field names after the Council's schema ``consolidated.xsd``. Organisations (``ENTITY``) are left out and
counted: no traveller can be one.
"""

from collections.abc import Iterable, Iterator, Sequence

from haidang.screening.watchlists.formats.elements import Element, records
from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.identifier import IdentifierKind
from haidang.screening.watchlists.reading import Item, LeftOut, ListTold

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_WEAK = "low"


def recognises(head: bytes) -> bool:
    return b"<CONSOLIDATED_LIST" in head


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every individual of the list."""
    for file in files:
        for record in records(file, frozenset({"INDIVIDUAL", "ENTITY"})):
            if record.name == "ENTITY":
                yield LeftOut(record.line, "an organisation")
            else:
                yield from _individual(record).items(told)


def _individual(record: Element) -> Gathered:
    found = Gathered(record.line, record.first("REFERENCE_NUMBER") or record.first("DATAID"))
    # The Council numbers the parts of a name without saying which is the family's: it stands whole.
    found.surname = " ".join(filter(None, (record.first(part) for part in _NAMES)))
    found.original_names += record.texts("NAME_ORIGINAL_SCRIPT")
    found.told_sex(record.first("GENDER"))
    for alias in record.all("INDIVIDUAL_ALIAS"):
        for name in alias.first("ALIAS_NAME").split(";"):
            found.alias(name, weak=alias.first("QUALITY").lower() == _WEAK)
    for birth in record.all("INDIVIDUAL_DATE_OF_BIRTH"):
        found.birth(_birth(birth))
    for place in list(record.all("INDIVIDUAL_PLACE_OF_BIRTH"))[:1]:
        found.birthplace = ", ".join(
            filter(None, (place.first(part) for part in ("CITY", "STATE_PROVINCE", "COUNTRY")))
        )
    for nationality in record.texts("NATIONALITY", "VALUE"):
        found.nationality(nationality)
    for paper in record.all("INDIVIDUAL_DOCUMENT"):
        _paper(found, paper)
    found.categories += [record.first("UN_LIST_TYPE")]
    found.leave_out("titles and designations", record.texts("TITLE", "VALUE"))
    found.leave_out("the Council's comments", record.texts("COMMENTS1"))
    return found


def _birth(birth: Element) -> str:
    start, end = birth.first("FROM_YEAR"), birth.first("TO_YEAR")
    if start and end:
        return f"{start} to {end}"
    return birth.first("DATE") or birth.first("YEAR")


def _paper(found: Gathered, paper: Element) -> None:
    kind = f"{paper.first('TYPE_OF_DOCUMENT')} {paper.first('TYPE_OF_DOCUMENT2')}".lower()
    issuer = paper.first("ISSUING_COUNTRY") or paper.first("COUNTRY_OF_ISSUE")
    if "national identification" in kind:
        found.identifier(IdentifierKind.NUMBER, paper.first("NUMBER"))
    found.document(paper.first("NUMBER"), issuer)
