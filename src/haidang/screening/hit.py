"""A reason to look twice at a crossing. Never a verdict."""

from enum import StrEnum

from msgspec import Struct


class HitKind(StrEnum):
    WATCHLIST = "watchlist"
    CRITERION = "criterion"


class Severity(StrEnum):
    """How soon an officer should look. Ordered by ``SEVERITIES``, most urgent first."""

    TOP = "top"
    HIGH = "high"
    NORMAL = "normal"


SEVERITIES: tuple[Severity, ...] = (Severity.TOP, Severity.HIGH, Severity.NORMAL)


class Reason(Struct, frozen=True, kw_only=True):
    """One line of why.

    ``part`` says what was compared (``name``, ``birth date``, or the condition of a criterion);
    ``told`` the value of the traveller, ``sought`` the value of the list or criterion; ``agrees`` is
    yes, no, or ``None`` for not told. ``note`` is a remark in words.
    """

    part: str
    told: str | None
    sought: str | None
    agrees: bool | None
    note: str = ""


class Hit(Struct, frozen=True, kw_only=True):
    """``source`` is the key of the list entry or criterion, ``version`` the version that spoke.

    ``title`` is what an officer reads first: the list's or the criterion's name. ``likeness`` is 0 to 1
    for a watchlist match and ``None`` for a criterion.
    """

    kind: HitKind
    source: int
    version: int
    title: str
    severity: Severity
    reasons: tuple[Reason, ...]
    likeness: float | None = None
