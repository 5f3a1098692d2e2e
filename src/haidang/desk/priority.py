"""Which hit to look at first: the less time is left and the graver the matter, the sooner."""

from datetime import datetime

from haidang.screening import SEVERITIES, Severity

# How many times longer one may wait for a hit of each severity, most urgent first.
_PATIENCE = dict(zip(SEVERITIES, (1, 4, 16), strict=True))
_HOUR = 3600.0
_NO_TIME_KNOWN = 24.0


def priority(severity: Severity, *, acts_by: datetime | None, now: datetime) -> tuple[int, float]:
    """A sort key, smallest first: what can still be acted on by hours left, then what is past, latest first.

    ``acts_by`` is the last moment an officer can act: departure for those who leave, arrival for those who
    come. Where it is not known, a day is taken. Both moments carry their zone. A top hit four hours
    away stands beside a high one an hour away.

    >>> from datetime import UTC, timedelta
    >>> now = datetime(2026, 4, 1, tzinfo=UTC)
    >>> top = priority(Severity.TOP, acts_by=now + timedelta(hours=3), now=now)
    >>> top < priority(Severity.HIGH, acts_by=now + timedelta(hours=1), now=now)
    True
    """
    hours = (acts_by - now).total_seconds() / _HOUR if acts_by else _NO_TIME_KNOWN
    if hours < 0:
        return 1, -hours
    return 0, hours * _PATIENCE[severity]
