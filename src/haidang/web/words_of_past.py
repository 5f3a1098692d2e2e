"""What tests on the past are told with, marked to be translated; and how a ratio is drawn."""

from collections.abc import Sequence
from math import log

from django.utils.translation import gettext as say
from django.utils.translation import gettext_noop as _

from haidang.history.figures import Skew
from haidang.history.question import LEADS_TO_ONE, REFUSED

STATES = (_("waiting"), _("running"), _("done"), _("stopped"), _("failed"))
TRAITS = (_("nationality"), _("sex"), _("age band"))
FAILURES = (
    _("cannot be tested on the past yet"),
    _("the archive does not keep what leads to one person"),
    _("The past could not be read: ask again, and tell the operator if it stays so."),
    _("Spark is not installed: pip install 'haidang[spark]', and Java 17."),
    _("Spark needs Java, and there is none: install Java 17, or set JAVA_HOME to where it is."),
    _("The Spark master does not answer: start it, or set HAIDANG_HISTORY_ENGINE to where it is."),
    _("The Spark master took no work: look at its log, and whether a worker is there."),
)
WIDEST = 16.0
"""The scale of odds goes from a sixteenth to sixteen times."""


def failure(text: str) -> str:
    """Why a test failed, with what stands in it of the criterion as it was written."""
    if not text.startswith(REFUSED):
        return say(text)
    part = text.removeprefix(f"{REFUSED}: ").removesuffix(f" ({LEADS_TO_ONE})")
    why = f" ({say(LEADS_TO_ONE)})" if text.endswith(f"({LEADS_TO_ONE})") else ""
    return f"{say(REFUSED)}: {part}{why}"


def odds_at(ratio: float) -> float:
    """Where a ratio stands on a line of 0 to 100, as likely in the middle.

    >>> odds_at(1.0), odds_at(16.0), odds_at(1 / 4), odds_at(1000.0)
    (50.0, 100.0, 25.0, 100.0)
    """
    return 50 + 50 * max(-1.0, min(log(ratio) / log(WIDEST), 1.0)) if ratio > 0 else 0.0


def most_uneven(skews: Sequence[Skew]) -> list[Skew]:
    """Those that chance alone would hardly make, nor by little, the furthest from as often first."""
    far = [(abs(log(one.odds.estimate)), one) for one in skews if one.odds and one.is_uneven]
    return [one for _, one in sorted(far, key=lambda told: -told[0]) if not one.is_slight]


def parted(skews: Sequence[Skew]) -> tuple[list[Skew], list[Skew]]:
    """Those to look at: every one of few, such as ages, and of the many nationalities the uneven."""
    shown = [one for one in skews if one.trait != "nationality" or one.is_uneven]
    return shown, [one for one in skews if one not in shown]
