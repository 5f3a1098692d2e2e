"""ContactInfo: telephone, e-mail and address of a traveller or of a whole booking."""

from haidang.codes.countries import alpha3_or_told
from haidang.messages import contacts
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.messages.pnrgov_xml.element import Element
from haidang.travel import Address, Remark

_EMAIL_MARK = "E+"


def contact(element: Element, person: Person | None, notes: Notes) -> None:
    """Telephone, e-mail (some hosts write it as a telephone behind ``E+``) and address."""
    at = (element.number,)
    phone, address = element.get("PhoneNumber"), element.get("EmailAddress", "Email")
    if phone.upper().startswith(_EMAIL_MARK):
        phone, address = "", phone[len(_EMAIL_MARK) :]
    found = [contacts.email(address, at) if address else None, contacts.phone(phone, at) if phone else None]
    if phone and found[1] is None:
        found.append(contacts.email(phone, at))
    told = [each for each in found if each is not None]
    (person.contacts if person else notes.contacts).extend(told)
    if where := address_of(element):
        (person.addresses if person else notes.addresses).append(where)
    if not told and not where and element.text:
        notes.remarks.append(Remark(kind="contact", text=element.text, at=at))


def address_of(element: Element) -> Address | None:
    def text(*names: str) -> str | None:
        told = " ".join(each.text for each in element.of(*names) if each.text not in ("", "-"))
        return told or None

    street, city, region = text("StreetNmbr", "AddressLine"), text("CityName"), text("StateProv")
    postcode, country = text("PostalCode"), text("CountryName")
    if not any((street, city, region, postcode, country)):
        return None
    return Address(
        purpose="contact",
        street=street,
        city=city,
        region=region,
        postcode=postcode,
        country=alpha3_or_told(country or ""),
        at=(element.number,),
    )
