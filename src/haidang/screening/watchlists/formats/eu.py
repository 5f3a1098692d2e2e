"""The European Union's consolidated list of financial sanctions, as XML (``sanctionEntity``).

Names of elements and attributes after the Commission's export schema, version 1.1. Enterprises are left out
and counted.
"""

from collections.abc import Iterable, Iterator, Sequence

from haidang.screening.watchlists.formats.elements import Element, records
from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.identifier import IdentifierKind
from haidang.screening.watchlists.reading import Item, LeftOut, ListTold

_PAPERS = ("passport", "id", "diplomatic", "travel", "residence", "visa")


def recognises(head: bytes) -> bool:
    return b"http://eu.europa.ec/fpi/fsd/export" in head or b"<sanctionEntity" in head


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every person of the list."""
    for file in files:
        for record in records(file, frozenset({"sanctionEntity"})):
            kinds = {
                kind.attributes.get(name, "").lower()
                for kind in record.all("subjectType")
                for name in ("code", "classificationCode")
            }
            if kinds & {"person", "p"}:
                yield from _person(record).items(told)
            else:
                yield LeftOut(record.line, "an organisation")


def _person(record: Element) -> Gathered:
    told = record.attributes
    found = Gathered(record.line, told.get("euReferenceNumber") or told.get("logicalId", ""))
    for alias in record.all("nameAlias"):
        _name(found, alias.attributes)
    for state in record.all("citizenship"):
        code = state.attributes.get("countryIso2Code", "")
        found.nationality("" if code == "00" else code)
    for birth in record.all("birthdate"):
        found.birth(_birth(birth.attributes))
        place = (birth.attributes.get(part, "") for part in ("city", "place", "countryDescription"))
        found.birthplace = found.birthplace or ", ".join(filter(None, place))
    for paper in record.all("identification"):
        _paper(found, paper.attributes)
    found.categories += [rule.attributes.get("programme", "") for rule in record.all("regulation")]
    found.leave_out("remarks", record.texts("remark"))
    found.leave_out("addresses", (one.attributes.get("city", "") for one in record.all("address")))
    return found


def _name(found: Gathered, told: dict[str, str]) -> None:
    """The first strong name in Latin letters is the entry's, parted as it stands there."""
    found.told_sex(told.get("gender", ""))
    found.leave_out("titles and designations", (told.get("title", ""), told.get("function", "")))
    whole = told.get("wholeName") or " ".join(
        filter(None, (told.get(part) for part in ("firstName", "middleName", "lastName")))
    )
    strong, surname = told.get("strong", "true").lower() == "true", told.get("lastName", "")
    if found.surname or not strong or not (surname or whole.isascii()):
        found.alias(whole, weak=not strong)
    elif surname:
        given = (told.get("firstName"), told.get("middleName"))
        found.surname, found.given = surname, " ".join(filter(None, given))
    else:
        found.surname = whole


def _birth(told: dict[str, str]) -> str:
    """A day, or as much of it as is told; nought stands for not told."""
    if told.get("birthdate"):
        return told["birthdate"]
    if told.get("yearRangeFrom") and told.get("yearRangeTo"):
        return f"{told['yearRangeFrom']} to {told['yearRangeTo']}"
    parts = [told.get(part, "0") or "0" for part in ("year", "monthOfYear", "dayOfMonth")]
    return "-".join(parts) if int(parts[0] or 0) else ""


def _paper(found: Gathered, told: dict[str, str]) -> None:
    number = told.get("number") or told.get("latinNumber", "")
    kind = told.get("identificationTypeCode", "").lower()
    if kind.startswith(_PAPERS):
        issuer = told.get("countryIso2Code", "")
        found.document(number, "" if issuer == "00" else issuer)
    elif kind in ("fiscalcode", "ssn", "regnumber"):
        found.identifier(IdentifierKind.NUMBER, number)
    else:
        found.leave_out("identifications without a place in an entry", [number])
