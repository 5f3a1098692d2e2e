"""Dates as told, made comparable: the century is the reader's to find, so six figures are held together."""

import re
from datetime import date, datetime

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def yymmdd(told: str) -> str | None:
    """Six figures, year first, of ``yymmdd``, ``ccyymmdd`` or ``ddMMMyy``; ``None`` for what is no day."""
    told = told.strip().upper()
    if named := re.fullmatch(r"(\d{1,2})([A-Z]{3})(?:\d\d)?(\d\d)", told):
        if named[2] not in MONTHS:
            return None
        told = f"{named[3]}{MONTHS.index(named[2]) + 1:02}{int(named[1]):02}"
    if not re.fullmatch(r"(?:\d\d)?\d{6}", told, re.ASCII):
        return None
    return told[-6:] if _exists(told[-6:]) else None


def ddmmyy(told: str) -> str | None:
    """Six figures, year first, of ``ddmmyy``."""
    return yymmdd(told[4:] + told[2:4] + told[:2]) if re.fullmatch(r"\d{6}", told, re.ASCII) else None


def _exists(figures: str) -> bool:
    try:
        datetime.strptime(figures, "%y%m%d")
    except ValueError:
        return False
    return True


def short(day: date | None) -> str | None:
    """A day as read, in six figures."""
    return day.strftime("%y%m%d") if day else None
