"""What a condition compares with: a value, or a row of values, countries' ports and kept lists."""

from collections.abc import Iterator

from msgspec import Struct

from haidang.codes.airports import of_country
from haidang.screening.criteria.fields import Value


class CountryPorts(Struct, frozen=True):
    """Every airport and seaport of a country, by its code in two or three letters: ``country("COL")``."""

    country: str


class CodeList(Struct, frozen=True):
    """Whatever stands in a list the analysts keep, when it is asked: ``list("ports of concern")``."""

    name: str


Member = Value | CountryPorts | CodeList
Sought = Value | tuple[Member, ...]


def values_of(row: tuple[Member, ...]) -> Iterator[Value]:
    """The single values; what stands in a code list is asked for later, and is not among them."""
    for one in row:
        if isinstance(one, CountryPorts):
            yield from of_country(one.country)
        elif not isinstance(one, CodeList):
            yield one
