"""IFT and ADD: free text, and the telephone numbers and addresses that stand in it."""

import re
from collections.abc import Iterator

from haidang.codes.countries import alpha3_or_told
from haidang.edifact import Segment
from haidang.messages import contacts
from haidang.travel import Address, Contact, Remark

# AIRIMP 3.16: CTCM mobile, CTCE e-mail, CTCH home, CTCB business, CTCP phone, CTCT agency, CTCF fax, CTCR.
_CONTACT = re.compile(r"\bCTC ?(?P<kind>[A-Z]?)(?![a-z])(?P<rest>.*)", re.DOTALL)
_FEWEST_PHONE_FIGURES = 8


def text_of(segment: Segment, first: int = 1) -> str:
    """The text of a segment from its element ``first`` on, as one line.

    >>> text_of(Segment("IFT", (("4", "28", "", "XX"), ("CTCM", "X"), ("Y",))))
    'CTCM X Y'
    """
    return " ".join(part.strip() for element in segment.elements[first:] for part in element if part.strip())


def contact_in(text: str, number: int) -> Contact | None:
    """The contact of a CTC text; ``None`` where the text is none.

    >>> contact_in("YY CTCE JANE..DOE//EXAMPLE.TEST", 0).value, contact_in("CTC M 123456789", 0).value
    ('jane_doe@example.test', '123456789')
    """
    found = _CONTACT.search(text) if "CTC" in text else None
    if found is None:
        return None
    if found["kind"] == "E":
        return contacts.email(found["rest"], (number,))
    return contacts.phone(found["rest"], (number,)) or contacts.email(found["rest"], (number,))


def remark(number: int, ift: Segment, remarks: list[Remark]) -> list[Contact]:
    """Note the text; the contact that stands in it belongs to whoever it was told of."""
    text = text_of(ift)
    if text:  # Amadeus marks its agents with an IFT that has none
        remarks.append(Remark(kind=ift.get(0, 1) or ift.get(0), text=text, at=(number,)))
    contact = contact_in(text, number)
    return [contact] if contact else []


def address_of(number: int, add: Segment) -> tuple[list[Address], list[Contact]]:
    """ADD: ``purpose:street:city:state:name:country:postcode:phone``, the last two often shifted."""
    addresses: list[Address] = []
    found: list[Contact] = []
    for element in add.elements[1:]:
        parts = [part.strip() for part in (*element, *[""] * 8)]
        postcode, phone = _postcode_and_phone(parts[6], parts[7])
        reached = list(_contacts(phone, number))
        found += reached
        _, street, city, state, name, country = parts[:6]
        if not reached:  # an address written line by line, each in the place of the telephone
            street = " ".join(part for part in (street, phone, *parts[8:]) if part)
        if any((street, city, state, name, country, postcode)):
            addresses.append(
                Address(
                    purpose="contact",
                    street=street or None,
                    city=city or None,
                    region=state or name or None,
                    postcode=postcode or None,
                    country=alpha3_or_told(country),
                    at=(number,),
                )
            )
    return addresses, found


def _postcode_and_phone(postcode: str, phone: str) -> tuple[str, str]:
    if phone and not postcode and not _holds_contact(phone) and any(sign.isdigit() for sign in phone):
        return phone, ""
    return postcode, phone


def _holds_contact(text: str) -> bool:
    return "//" in text or "@" in text or sum(sign.isdigit() for sign in text) >= _FEWEST_PHONE_FIGURES


def _contacts(text: str, number: int) -> Iterator[Contact]:
    if not text:
        return
    found = contact_in(text, number) or contacts.email(text, (number,)) or contacts.phone(text, (number,))
    if found:
        yield found
