"""Criteria and their versions: what screening asks, and how each one came to be."""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.models import Criterion as Row
from haidang.ledger.models import CriterionState as State
from haidang.said import Said
from haidang.screening.criteria import Criterion, CriterionError
from haidang.screening.hit import Severity

WEEK = timedelta(days=7)
TIMES_EXPECTED = 2
FEW = 10
"""A criterion may always speak so many times more than expected: small numbers leap."""

EXCESSIVE = """
SELECT c.id, count(*) FROM criterion c
JOIN hit h ON h.kind = 'criterion' AND h.source = c.key AND h.version = c.version
WHERE c.state = 'live' AND h.found_at >= %(since)s AND h.day >= h.found_at::date
GROUP BY c.id, c.expected_hits
HAVING count(*) > greatest(c.expected_hits * %(times)s, c.expected_hits + %(few)s)
"""


class Wording(Struct, frozen=True, kw_only=True):
    """What the author says. ``text`` incriminates, ``exonerating`` speaks against; ``offence`` is a code of
    ``codes.offences``. ``expected_hits`` are those of a week: see ``excessive``.
    """

    name: str
    text: str
    exonerating: str
    severity: Severity
    offence: str
    legal_basis: str
    justification: str
    expires_on: date
    expected_hits: int = 20

    def criterion(self, *, key: int = 0, version: int = 1, shadow: bool = False) -> Criterion:
        """What screening asks; raises ``CriterionError`` where it does not read."""
        return Criterion.parse(
            id=key,
            version=version,
            name=self.name,
            severity=self.severity,
            text=self.text,
            exonerating=self.exonerating,
            shadow=shadow,
        )


class Version(Struct, frozen=True, kw_only=True):
    """One version of a criterion, who did what about it and its hits. ``author`` is a username."""

    id: int
    key: int
    version: int
    name: str
    text: str
    exonerating: str
    severity: Severity
    offence: str
    legal_basis: str
    justification: str
    expires_on: date
    expected_hits: int
    state: str
    author: str
    author_name: str
    written_at: datetime
    approver_name: str | None
    approved_at: datetime | None
    failure: Said
    refusal: str
    hits: int

    @property
    def wording(self) -> Wording:
        return Wording(**{name: getattr(self, name) for name in Wording.__struct_fields__})


def live(today: date) -> list[Criterion]:
    """The criteria in force or in shadow on a day. What no longer reads is left out: see ``unreadable``."""
    return [criterion for _, criterion in _in_force(today) if isinstance(criterion, Criterion)]


def unreadable(today: date) -> list[tuple[Version, CriterionError]]:
    """The criteria that should be in force but do not read any more, to be suspended with the reason."""
    return [(version, error) for version, error in _in_force(today) if isinstance(error, CriterionError)]


def _in_force(today: date) -> list[tuple[Version, Criterion | CriterionError]]:
    return [
        (version, _read(version))
        for version in _versions("c.state IN ('live', 'shadow') AND c.expires_on >= %s", today)
    ]


def _read(version: Version) -> Criterion | CriterionError:
    try:
        shadow = version.state == State.SHADOW
        return version.wording.criterion(key=version.key, version=version.version, shadow=shadow)
    except CriterionError as error:
        return error


def version(number: int) -> Version | None:
    """The version with this number, if there is one."""
    return next(iter(_versions("c.id = %s", number)), None)


def versions(key: int) -> list[Version]:
    """All versions of a criterion, newest first."""
    return _versions("c.key = %s", key)


def newest() -> list[Version]:
    """Of every criterion the oldest version in force or in shadow and any newer one, newest first."""
    return _versions(
        "c.version >= (SELECT coalesce(min(version) FILTER (WHERE state IN ('live', 'shadow')), "
        "max(version)) FROM criterion WHERE key = c.key)"
    )


def stopped_by_the_house(today: date) -> list[Version]:
    """Those the house suspended that would still run, as long as nobody has written their next version."""
    return _versions(
        "c.state = 'suspended' AND c.failure <> '' AND c.expires_on >= %s "
        "AND c.version = (SELECT max(version) FROM criterion WHERE key = c.key)",
        today,
    )


def running(key: int, version: int) -> Version | None:
    """That version of a criterion, if it is in force or in shadow."""
    found = _versions("c.key = %s AND c.version = %s AND c.state IN ('live', 'shadow')", key, version)
    return next(iter(found), None)


def excessive(now: datetime) -> list[tuple[Version, int]]:
    """Those in force that spoke far more often within a week than was expected, and how often they did.

    Only journeys that were to come then count: a run over those known speaks of the past all at once.
    """
    often = query(EXCESSIVE, {"since": now - WEEK, "times": TIMES_EXPECTED, "few": FEW})
    counts = dict(often)
    return [(one, counts[one.id]) for one in _versions("c.id = ANY(%s)", list(counts))]


def hold(number: int) -> None:
    """Let nobody else decide about any version of this criterion until the transaction ends."""
    query(
        "SELECT id FROM criterion WHERE key = (SELECT key FROM criterion WHERE id = %s) "
        "ORDER BY id FOR UPDATE",
        [number],
    )


def draft(wording: Wording, *, who: int, now: datetime, key: int | None) -> int:
    """A new draft: of a new criterion, or the next version of a known one; its number."""
    query("LOCK TABLE criterion IN SHARE ROW EXCLUSIVE MODE")  # the next key and version are counted here
    if key is None:
        [[key]] = query("SELECT 1 + coalesce(max(key), 0) FROM criterion")
    [[version]] = query("SELECT 1 + coalesce(max(version), 0) FROM criterion WHERE key = %s", [key])
    made = Row.objects.create(
        key=key,
        version=version,
        state=State.DRAFT,
        author_id=who,
        written_at=now,
        **msgspec.structs.asdict(wording),
    )
    return made.pk


def redraft(number: int, wording: Wording, *, now: datetime) -> None:
    """Write a draft anew. The database refuses it once it was submitted."""
    Row.objects.filter(pk=number).update(written_at=now, **msgspec.structs.asdict(wording))


def submit(number: int) -> None:
    """Ask a second person for it."""
    Row.objects.filter(pk=number).update(state=State.SUBMITTED)


def approve(number: int, *, who: int, now: datetime) -> None:
    """Put a version in force in place of the one before. The database refuses the author's own approval."""
    key = Row.objects.values_list("key").get(pk=number)[0]
    Row.objects.filter(key=key, state=State.LIVE).exclude(pk=number).update(state=State.REPLACED)
    Row.objects.filter(pk=number).update(state=State.LIVE, approver_id=who, approved_at=now)


def put_in_shadow(number: int, *, who: int, now: datetime) -> None:
    """Ask and count it beside the version in force."""
    Row.objects.filter(pk=number).update(state=State.SHADOW, approver_id=who, approved_at=now)


def refuse(number: int, *, why: str) -> None:
    """Send a version back to its author for good: a better one is a new version."""
    Row.objects.filter(pk=number).update(state=State.REFUSED, refusal=why)


def suspend(number: int, *, why: str = "", failure: str = "") -> None:
    """Take a version out of force, because somebody says so or because it failed."""
    Row.objects.filter(pk=number).update(state=State.SUSPENDED, refusal=why, failure=failure)


def _versions(where: str, *values: object) -> list[Version]:
    rows = query(
        "SELECT c.id, c.key, c.version, c.name, c.text, c.exonerating, c.severity, c.offence, c.legal_basis, "
        "c.justification, c.expires_on, c.expected_hits, c.state, w.username, w.name, c.written_at, a.name, "
        "c.approved_at, c.failure, c.refusal, coalesce(struck.hits, 0) "
        "FROM criterion c JOIN officer w ON w.id = c.author_id "
        "LEFT JOIN (SELECT source, version, count(*) AS hits FROM hit WHERE kind = 'criterion' "
        "GROUP BY source, version) AS struck ON struck.source = c.key AND struck.version = c.version "
        f"LEFT JOIN officer a ON a.id = c.approver_id WHERE {where} ORDER BY c.name, c.key, c.version DESC",
        values,
    )
    told = Version.__struct_fields__
    return [_version(dict(zip(told, row, strict=True))) for row in rows]


def _version(told: dict[str, Any]) -> Version:
    severity, failure = Severity(told["severity"]), Said.again(told["failure"])
    return Version(**{**told, "severity": severity, "failure": failure})
