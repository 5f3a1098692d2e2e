"""One address, the traveller's or the booking's."""

from haidang.screening.criteria.fields.field import Country
from haidang.travel import Address, Crossing


def elements_of(crossing: Crossing) -> tuple[Address, ...]:
    """The addresses told."""
    return (*crossing.traveller.addresses, *(crossing.booking.addresses if crossing.booking else ()))


def purpose(address: Address, crossing: Crossing) -> str | None:
    """What it is for: residence, destination or contact."""
    return address.purpose


def street(address: Address, crossing: Crossing) -> str | None:
    """Street and number as told."""
    return address.street


def city(address: Address, crossing: Crossing) -> str | None:
    """City as told."""
    return address.city


def region(address: Address, crossing: Crossing) -> str | None:
    """Region or state as told."""
    return address.region


def postcode(address: Address, crossing: Crossing) -> str | None:
    """Postal code as told."""
    return address.postcode


def country(address: Address, crossing: Crossing) -> Country | None:
    """Country as told."""
    return address.country
