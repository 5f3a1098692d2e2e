"""The lines of a PNRGOV in XML as they may be kept: element by element, attribute by attribute.

What is known to be a code, a number, a name or an address stays; text and attributes nobody listed are free
text. A request taken out leaves ``<SSR>[removed]</SSR>``, whatever it was (R3-02).
"""

import html
import re
from collections import Counter

from haidang.vault import cards, terms
from haidang.vault.retention import Preset
from haidang.vault.sensitive import FREE_TEXT
from haidang.vault.sensitive_codes import (
    Action,
    passenger_types,
    service_action,
    service_codes,
    title_ending,
    titles,
)
from haidang.vault.terms import REMOVED

_ELEMENTS = """
AddressLine Airline ArrivalAirport BaggageInfo BagInfo BoardingNumber BookingRefID CheckedBag CheckInInfo
CityName CompanyName ContactInfo CountryName CustLoyalty DepartureAirport DOC_SSR DOCA DOCO DOCS Equipment
ExcessBaggage FareInfo Flight FlightInfo FlightLeg GeneralRemark GivenName IATA_PNRGOV_NotifRQ
MarketingAirline NamePrefix NameTitle OperatingAirline Originator OSI OtherServiceInformation Passenger
PaymentInfo PNR PNRs POS PostalCode PrepaidBag PricingInfo Remark RequestorID SeatNumber Source SSR
StateProv StreetNmbr Surname Tax Taxes Text TicketDocument TotalFare
"""
ELEMENTS = frozenset(_ELEMENTS.lower().split())
"""Elements of the guide. The name of another is free text too."""

_ATTRIBUTES = """
AccompaniedByInfantInd AccountNbr Address AddressType AgentDutyCode AgentID AgentSine AirEquipType
AirlineCode AirlineVendorID AirportCode Amount ArrivalDateTime BagDestination BaggagePool BagTagNbr
BirthLocation BoardingStatus BoardPoint CabinClass CardHolderName CardNumber CarrierCode CityName Code
CompanyCode CorrelationID Country CountryCode CountryState CurrencyCode Date DateChangeNbr DateOfBirth
DateOfIssue DepartureDateTime EchoToken EmailAddress ExpiryDate FareBasis FirstGivenName FlightNumber Gender
ID ISOCountry ISOCountryCode ISOCurrency IssuerCode IssuingLoc LastTktDate LocationCode LoyalLevel
MembershipID Number NumberInParty NumberOfPassengers NumberOfPnrs OffPoint OperationalSuffix
PassengerTypeCode PaxNationality PaymentAmount PaymentType PaymentUse PhoneNumber PhoneType PlaceOfIssue
PNR_CreationDate PNR_TransDate PostalCode PrimaryDocInd ProgramID PseudoCityCode PTC_Code ResBookDesigCode
RPH SeatNumber SecondGivenName SequenceCount SerialNumber ServiceQuantity SSR_Code SSRCode StateProvCounty
Status Surname SurnameRefNumber SystemCode TagNumber TaxType TicketDocumentNbr TicketLocation Time TimeStamp
TransactionIdentifier TravelDocNbr TravelDocType Type UnitOfMeasureCode UnitOfMeasureQuantity VendorCode
Version
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.lower().split())

_TEXTS = """
addressline cityname companyname countryname givenname nameprefix nametitle postalcode seatnumber stateprov
streetnmbr surname
"""
TEXTS = frozenset(_TEXTS.split())
"""Elements whose own text is a name, a place or a number."""

ACCOUNTS = frozenset(("accountnbr", "cardnumber"))
GIVEN = frozenset(("givenname", "firstgivenname", "secondgivenname"))
LONG_NUMBERS = frozenset(("ticketdocumentnbr", "phonenumber", "transactionidentifier", "serialnumber", "rph"))
"""Attributes full of 13-digit numbers that are no cards."""

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[\w:.-]*)(?P<told>[^<>]*?)(?P<empty>/?)>")
_TOLD = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CONTACT = re.compile(r"\bCTC[A-Z]?\b", re.IGNORECASE)


def clean(text: str, preset: Preset, removed: Counter[str]) -> str:
    """
    >>> from haidang.vault.retention import preset
    >>> clean('<SSR SSRCode="KSML"><Text>NO PORK</Text></SSR>', preset(), Counter())
    '<SSR>[removed]</SSR>'
    >>> clean('<PaymentInfo AccountNbr="4242424242424242"/>', preset(), Counter())
    '<PaymentInfo AccountNbr="[card 4242]"/>'
    """
    return _Line(preset, removed).cleaned(text)


class _Line:
    """One line while it is cleaned. ``_open`` are the elements open, ``_code`` the request they stand in."""

    def __init__(self, preset: Preset, removed: Counter[str]) -> None:
        self.preset, self.removed = preset, removed
        self._open: list[str] = []
        self._code = ""
        self._code_depth = 0
        self._kept: list[str] = []

    def cleaned(self, text: str) -> str:
        place = 0
        while tag := _TAG.search(text, place):
            self._text(text[place : tag.start()])
            place = tag.end()
            if tag["end"]:
                self._close(tag)
            elif self._falls(tag):
                self._kept.append(f"<SSR>{REMOVED}</SSR>")
                if not tag["empty"]:
                    place = self._behind(text, place, tag["name"])
            else:
                self._begin(tag)
        self._text(text[place:])
        return "".join(self._kept)

    def _close(self, tag: re.Match[str]) -> None:
        if self._open:
            self._open.pop()
        if len(self._open) < self._code_depth:
            self._code, self._code_depth = "", 0
        self._kept.append(f"</{self._name(tag['name'])}>")

    def _falls(self, tag: re.Match[str]) -> bool:
        """Whether the element is a request of which nothing may be kept."""
        if _local(tag["name"]) != "ssr":
            return False
        told = {_local(key): one or other for key, one, other in _TOLD.findall(tag["told"])}
        code = (
            html.unescape(told.get("ssrcode") or told.get("ssr_code") or told.get("code", "")).strip().upper()
        )
        action = service_action(code)
        if action is Action.DROP:
            self.removed[service_codes()[code].category] += 1
            return True
        if action is Action.SCAN and self.preset.denies_free_text:
            self.removed[FREE_TEXT] += 1
            return True
        self._code, self._code_depth = code, len(self._open) + 1
        return False

    @staticmethod
    def _behind(text: str, place: int, name: str) -> int:
        """The place behind the end of an element that is taken out whole; requests do not nest."""
        end = f"</{name}>"
        found = text.find(end, place)
        return found + len(end) if found >= 0 else len(text)

    def _begin(self, tag: re.Match[str]) -> None:
        name, told = tag["name"], []
        for key, one, other in _TOLD.findall(tag["told"]):
            value = self._value(_local(key), html.unescape(one or other))
            known = key.rpartition(":")[2] if _local(key) in ATTRIBUTES else "other"
            told.append(f' {known}="{html.escape(value)}"')
        self._kept.append(f"<{self._name(name)}{''.join(told)}{tag['empty']}>")
        if not tag["empty"]:
            self._open.append(_local(name))

    def _name(self, name: str) -> str:
        """The element's name, as far as it is the guide's."""
        return name.rpartition(":")[2] if _local(name) in ELEMENTS else "other"

    def _value(self, name: str, value: str) -> str:
        if name not in ATTRIBUTES:
            return self._free(value)
        if name in ACCOUNTS:
            figures = re.sub(r"\D", "", value)
            return f"[card {figures[-4:]}]" if len(figures) >= 4 else value
        if name in ("ptc_code", "passengertypecode") and value.strip().upper() in passenger_types():
            return REMOVED
        if name in GIVEN:
            value = title_ending().sub("", value)
        return cards.redact(value, self.removed, shortest=15 if name in LONG_NUMBERS else 13)

    def _text(self, text: str) -> None:
        """Text between tags, by the element it stands in."""
        if not text.strip():
            self._kept.append(text)
            return
        self._kept.append(html.escape(self._words(html.unescape(text), self._open[-1] if self._open else "")))

    def _words(self, text: str, within: str) -> str:
        if within in ("nameprefix", "nametitle"):
            return REMOVED if text.strip().upper().rstrip(".") in titles() else text
        if within in TEXTS:
            text = title_ending().sub("", text) if within in GIVEN else text
            return cards.redact(text, self.removed)
        if self._code and within in ("text", "ssr"):
            action = service_action(self._code)
            if action is Action.KEEP:
                shortest = 15 if self._code.startswith(("TKN", "CTC")) else 13
                return cards.redact(title_ending().sub("", text), self.removed, shortest=shortest)
            if action is Action.RESTRICT:
                return cards.redact(terms.redact(text, self.removed), self.removed)
        if _CONTACT.search(text):
            return cards.redact(terms.redact(text, self.removed), self.removed, shortest=15)
        return self._free(text)

    def _free(self, text: str) -> str:
        if not self.preset.denies_free_text:
            return cards.redact(terms.redact(text, self.removed), self.removed)
        self.removed[FREE_TEXT] += 1
        return REMOVED


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
