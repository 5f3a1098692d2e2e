"""How long we may know: the periods of the law, as data, and the days they end on.

A preset is a file of ``data/presets``, each naming its source (rights R2-10 to R2-17, table 2.2).
"""

import tomllib
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from haidang.vault.catalogue import ELEMENTS

DEFAULT_PRESET = "eu_cjeu_2022"
BOOKED_AHEAD_AT_MOST = timedelta(days=366)
"""No carrier sells a seat further ahead, so no departure told may keep a record longer than this."""


class Clock(StrEnum):
    """From which day the periods run."""

    RECEIPT = "receipt"
    DEPARTURE = "departure"


class FreeText(StrEnum):
    """What becomes of remarks: ``deny`` drops them all, ``scan`` takes out what is sensitive (R3-03)."""

    DENY = "deny"
    SCAN = "scan"


class Period(Struct, frozen=True):
    """A length of time the law counts in calendar months, or in days."""

    months: int = 0
    days: int = 0

    def __add__(self, other: "Period") -> "Period":
        return Period(self.months + other.months, self.days + other.days)

    def after(self, start: date) -> date:
        """The day it ends when it begins on ``start``; a day the month has not got becomes its last (R2-10).

        >>> Period(months=6).after(date(2026, 8, 31))
        datetime.date(2027, 2, 28)
        """
        years, month = divmod(start.month - 1 + self.months, 12)
        year, month = start.year + years, month + 1
        day = min(start.day, monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days)


class Preset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One regime. A record is clear for ``clear_for``, then masked for ``masked_for``, then gone.

    ``held_for`` is how long, counted from the same start, a record may stay masked when a person has
    put a hold on it for objective reasons (R1-15). ``masked_elements`` are numbers of Directive (EU)
    2016/681 Annex I. ``spool_hours`` and ``quarantine_days`` bound a message as received (R3-07);
    ``log_years`` the audit (R1-20). ``superseded_days`` bound entries of lists that were replaced or taken
    off, ``rejected_days`` the rows of files that could not be entries.
    """

    name: str
    title: str
    source: str
    clock: Clock
    clear_for: Period
    masked_for: Period
    free_text: FreeText
    masked_elements: tuple[str, ...]
    held_for: Period | None = None
    spool_hours: int = 24
    quarantine_days: int = 7
    log_years: int = 5
    superseded_days: int = 365
    rejected_days: int = 90

    def __post_init__(self) -> None:
        for element in self.masked_elements:
            if element not in ELEMENTS:
                raise ValueError(f"{self.name}: there is no element {element!r} in Annex I")

    @property
    def delete_after(self) -> Period:
        """From the start of the clock until the record is gone."""
        return self.clear_for + self.masked_for

    @property
    def denies_free_text(self) -> bool:
        return self.free_text is FreeText.DENY


class UnknownPreset(LookupError):
    """No preset of that name is shipped."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no retention preset {name!r}; known are {', '.join(names())}")


@cache
def names() -> tuple[str, ...]:
    """The presets shipped, by name."""
    folder = files("haidang.vault") / "data" / "presets"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def preset(name: str = DEFAULT_PRESET) -> Preset:
    """The preset of that name.

    >>> preset().delete_after
    Period(months=6, days=0)
    >>> preset("atlantis")
    Traceback (most recent call last):
    haidang.vault.retention.UnknownPreset: there is no retention preset 'atlantis'; known are ...
    """
    if name not in names():
        raise UnknownPreset(name)
    text = (files("haidang.vault") / "data" / "presets" / f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert({"name": name} | tomllib.loads(text), Preset)


def mask_on(preset: Preset, received: date, departs: date | None) -> date | None:
    """The first day the record may no longer be clear; ``None`` where it is gone by then anyway."""
    if preset.masked_for == Period() and preset.held_for is None:
        return None
    return preset.clear_for.after(_start(preset, received, departs))


def delete_on(preset: Preset, received: date, departs: date | None) -> date:
    """The first day the record may no longer be there.

    ``received`` is the day the carrier first told it: a later message does not start the clock again.

    >>> delete_on(preset("eu_cjeu_2022"), date(2026, 8, 31), None)
    datetime.date(2027, 2, 28)
    >>> delete_on(preset("border_api_96h"), date(2026, 4, 1), date(2026, 4, 2))
    datetime.date(2026, 4, 6)
    """
    return preset.delete_after.after(_start(preset, received, departs))


def delete_held_on(preset: Preset, received: date, departs: date | None) -> date:
    """The same for a record on hold."""
    return (preset.held_for or preset.delete_after).after(_start(preset, received, departs))


def _start(preset: Preset, received: date, departs: date | None) -> date:
    if preset.clock is Clock.RECEIPT or departs is None:
        return received
    return min(departs, received + BOOKED_AHEAD_AT_MOST)
