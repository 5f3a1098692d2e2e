"""OFAC's list of Specially Designated Nationals as XML (``sdnList``).

Field names after its schema and the SDN Data Specification. Entities that are neither a person, a vessel nor
an aircraft are left out and counted.
"""

from collections.abc import Iterable, Iterator, Sequence

from haidang.screening.watchlists.formats import ofac_words
from haidang.screening.watchlists.formats.elements import Element, records
from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.identifier import IdentifierKind
from haidang.screening.watchlists.reading import Item, LeftOut, ListTold


def recognises(head: bytes) -> bool:
    return b"<sdnList" in head


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every person, vessel and aircraft of the list."""
    for file in files:
        for record in records(file, frozenset({"sdnEntry"})):
            kind = record.first("sdnType").lower()
            if kind in ("vessel", "aircraft"):
                yield from _conveyance(record, kind).items(told)
            elif kind == "individual":
                yield from _person(record).items(told)
            else:
                yield LeftOut(record.line, "an organisation")


def _person(record: Element) -> Gathered:
    found = _begun(record)
    found.surname, found.given = record.first("lastName"), record.first("firstName")
    for alias in record.all("akaList", "aka"):
        name = f"{alias.first('firstName')} {alias.first('lastName')}"
        maiden = alias.first("type").lower().startswith("f.k.a")
        found.alias(name, weak=alias.first("category").lower() == "weak", maiden=maiden)
    for birth in record.texts("dateOfBirthList", "dateOfBirthItem", "dateOfBirth"):
        found.birth(birth)
    found.birthplace = record.first("placeOfBirthList", "placeOfBirthItem", "placeOfBirth")
    for path in (("nationalityList", "nationality"), ("citizenshipList", "citizenship")):
        for state in record.texts(*path, "country"):
            found.nationality(state)
    found.leave_out("titles and designations", record.texts("title"))
    return found


def _conveyance(record: Element, kind: str) -> Gathered:
    found = _begun(record)
    name = record.first("lastName")
    if kind == "vessel":
        found.identifier(IdentifierKind.VESSEL_NAME, name)
        found.identifier(IdentifierKind.REGISTRATION, record.first("vesselInfo", "callSign"))
        for alias in record.texts("akaList", "aka", "lastName"):
            found.identifier(IdentifierKind.VESSEL_NAME, alias)
    else:
        found.identifier(IdentifierKind.REGISTRATION, name)
    return found


def _begun(record: Element) -> Gathered:
    found = Gathered(record.line, record.first("uid"))
    found.categories += record.texts("programList", "program")
    for paper in record.all("idList", "id"):
        told = (paper.first(part) for part in ("idType", "idNumber", "idCountry"))
        ofac_words.identity(found, *told)
    found.leave_out("remarks", record.texts("remarks"))
    found.leave_out("addresses", record.texts("addressList", "address", "uid"))
    return found
