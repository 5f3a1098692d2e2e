"""SSR and DOC_SSR, turned into the requests PNRGOV's EDIFACT form has, and read by the same hand."""

import re
from collections.abc import Iterator

from haidang.edifact import Segment
from haidang.messages.pnrgov.party import Person
from haidang.messages.pnrgov.services import Request
from haidang.messages.pnrgov_xml.element import Element
from haidang.travel import Leg

#: The attributes of DOCS, DOCO and DOCA in the order of their text form (AIRIMP 3.14).
_FIELDS = {
    "DOCS": (
        ("TravelDocType", "DocType", "Type"),
        ("IssuingLoc", "IssuingCountry", "IssueCountry"),
        ("TravelDocNbr", "DocNumber", "Number"),
        ("PaxNationality", "Nationality", "DocHolderNationality"),
        ("DateOfBirth", "BirthDate"),
        ("Gender",),
        ("ExpiryDate", "ExpireDate"),
        ("Surname",),
        ("FirstGivenName", "GivenName"),
        ("SecondGivenName",),
    ),
    "DOCO": (
        ("BirthLocation", "PlaceOfBirth"),
        ("TravelDocType", "DocType"),
        ("TravelDocNbr", "VisaNumber"),
        ("PlaceOfIssue",),
        ("DateOfIssue", "VisaIssueDate"),
        ("CountryState", "ApplicableCountry"),
    ),
    "DOCA": (
        ("AddressType", "Type"),
        ("Country", "CountryCode"),
        ("Address", "StreetAddress"),
        ("CityName", "City"),
        ("StateProvCounty", "StateProv"),
        ("PostalCode",),
    ),
}
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NOT_TOLD = "-"


def requests(element: Element, person: Person | None, leg: Leg | None) -> Iterator[Request]:
    """The requests of one SSR or DOC_SSR."""
    papers = [child for kind in _FIELDS for child in element.of(kind)]
    for paper in papers:
        yield _request(element, paper.name.upper(), _as_text(paper), person, leg)
    text = " ".join(child.text for child in element.of("Text") if child.text) or element.text
    if text or not papers:
        yield _request(element, element.get("SSRCode", "Code").upper(), text, person, leg)


def _request(element: Element, code: str, text: str, person: Person | None, leg: Leg | None) -> Request:
    airline = element.first("Airline", "FlightInfo").get("Code")
    board, off = element.get("BoardPoint"), element.get("OffPoint")
    asked = (code, element.get("Status"), element.get("ServiceQuantity"), airline, "", "", board, off, text)
    whose = (element.get("SeatNumber"), "", element.get("RPH"))
    return Request(element.number, Segment("SSR", (asked, whose)), person, leg)


def _as_text(paper: Element) -> str:
    """``/P/UTO/L898902C3/...``; a kind is needed in DOCO, where a visa may be told without it."""
    fields = _FIELDS[paper.name.upper()]
    told = [_value(paper.get(*names) or paper.first(*names).text) for names in fields]
    if paper.name.upper() == "DOCO" and told[2] and not told[1]:
        told[1] = "V"
    return "/" + "/".join(told)


def _value(told: str) -> str:
    """Without what would shift the fields: a stroke, and a date in another form."""
    if told == _NOT_TOLD:
        return ""
    if (iso := _ISO_DAY.fullmatch(told)) and 1 <= int(iso[2]) <= len(_MONTHS):
        return f"{iso[3]}{_MONTHS[int(iso[2]) - 1]}{iso[1]}"
    return told.replace("/", " ")
