"""Values and parts as the language writes them, and values told as an officer reads them."""

from datetime import date

from haidang.screening.criteria.fields import Told
from haidang.screening.criteria.sought import CodeList, CountryPorts, Member, Sought


def written(sought: Sought) -> str:
    """A value or a row of values.

    >>> written(("HAN", CountryPorts("COL"))), written((CodeList("ports of concern"),))
    ('("HAN", country("COL"))', 'list("ports of concern")')
    """
    if not isinstance(sought, tuple):
        return _member(sought)
    if len(sought) == 1 and isinstance(sought[0], CountryPorts | CodeList):
        return _member(sought[0])
    return f"({', '.join(map(_member, sought))})"


def _member(value: Member) -> str:
    match value:
        case CountryPorts(country):
            return f'country("{country}")'
        case CodeList(name):
            return f'list("{name}")'
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case str():
            return f'"{value}"'
        case _:
            return str(value)


def bracketed(part: object, needed: bool) -> str:
    """A part in brackets where it would otherwise be read as another."""
    return f"({part})" if needed else str(part)


def shown(told: Told) -> str | None:
    """A value told, as an officer reads it."""
    if told is None or told in ("", ()):
        return None
    if isinstance(told, tuple):
        return ", ".join(told)
    if isinstance(told, bool):
        return "yes" if told else "no"
    return f"{told:.1f}" if isinstance(told, float) else str(told)
