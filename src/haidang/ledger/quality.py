"""How well carriers tell what they tell: counted by the ledger itself, so that nobody is read for it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.travel.joining import NAME_AS_FAR_AS_TOLD

MANIFEST_MINUTES = 30
"""A manifest is late when it first comes later than this before departure (as 19 CFR 122.49a has it)."""

BOOKING_HOURS = 24
"""Bookings are late when the first push comes later than this before departure."""


MESSAGES = "messages"
"""The group of what came at all, and what of it had a problem: the steps of a page, not a table of it."""


class Counted(Struct, frozen=True, kw_only=True):
    """``count`` of ``of`` had it. ``message`` is one that shows it, ``segment`` the place in it."""

    carrier: str
    group: str
    measure: str
    count: int
    of: int
    message: int | None = None
    segment: int | None = None


class Step(Struct, frozen=True, kw_only=True):
    """A day, or the days until the next step: messages read and set aside, and those with a problem."""

    start: date
    messages: int
    troubled: int


class Check(NamedTuple):
    """What is counted: rows that are ``wrong`` of those that are ``among``, and where it can be seen."""

    group: str
    measure: str
    among: str
    wrong: str
    message: str
    segment: str = "NULL::int"


def shown_at(one: Counted) -> tuple[int, int]:
    """Where it is shown among the others; problems, of which there is no list, by how many there are."""
    return _PLACES.get((one.group, one.measure), len(_PLACES)), -one.count


def counted(since: datetime, until: datetime, carrier: str) -> list[Counted]:
    """Everything that is measured of carriers, or of one: of what departed or came between two moments."""
    period = {"since": since, "until": until, "carrier": carrier}
    return [
        *_counted(_DEPARTED, TIMELY, period),
        *_counted(_LISTS, WHOLE, period),
        *_counted(_TOLD, TOLD, period),
        *_counted(_CAME, READ, period),
        *_problems(period),
    ]


def steps(since: datetime, until: datetime, carrier: str, days: int) -> list[Step]:
    """What came, ``days`` at a time, oldest first."""
    rows = query(_STEPS, {"since": since, "until": until, "carrier": carrier, "days": days})
    return [Step(start=start, messages=messages, troubled=troubled) for start, messages, troubled in rows]


def _counted(of: str, checks: Sequence[Check], period: dict[str, Any]) -> Iterator[Counted]:
    columns = ", ".join(_columns(check) for check in checks)
    for carrier, *figures in query(f"SELECT carrier, {columns} FROM ({of}) AS it GROUP BY carrier", period):
        for place, check in enumerate(checks):
            count, among, example = figures[3 * place : 3 * place + 3]
            message, segment = example or (None, None)
            yield Counted(
                carrier=carrier,
                group=check.group,
                measure=check.measure,
                count=count,
                of=among,
                message=message,
                segment=None if segment == NO_SEGMENT else segment,
            )


def _columns(check: Check) -> str:
    both = f"({check.among}) AND ({check.wrong})"
    example = f"ARRAY[{check.message}, coalesce({check.segment}, {NO_SEGMENT})]::bigint[]"
    return (
        f"count(*) FILTER (WHERE {both}), count(*) FILTER (WHERE {check.among}), "
        f"max({example}) FILTER (WHERE {both})"
    )


def _problems(period: dict[str, Any]) -> Iterator[Counted]:
    for carrier, kind, count, of, example in query(_PROBLEMS, period):
        message, segment = example
        place = None if segment == NO_SEGMENT else segment
        yield Counted(
            carrier=carrier,
            group="problems",
            measure=kind,
            count=count,
            of=of,
            message=message,
            segment=place,
        )


NO_SEGMENT = -1

# A message is its movement's operating carrier's; without a movement, that of the gate or of the sender.
_CARRIER = "coalesce(m.carrier, g.carrier, g.sender, '')"
_OF_CARRIER = f"(%(carrier)s = '' OR {_CARRIER} = %(carrier)s)"

_DEPARTED = """
SELECT m.carrier, m.departs_at, manifest.id AS manifest, manifest.received_at AS manifest_at,
    push.id AS push, push.received_at AS push_at
FROM movement m
LEFT JOIN LATERAL (SELECT id, received_at FROM message WHERE movement_id = m.id AND travellers > 0
    AND type = 'PAXLST' ORDER BY received_at, id LIMIT 1) AS manifest ON true
LEFT JOIN LATERAL (SELECT id, received_at FROM message WHERE movement_id = m.id AND travellers > 0
    AND type LIKE 'PNRGOV%%' ORDER BY received_at, id LIMIT 1) AS push ON true
WHERE m.number <> '' AND m.departs_at >= %(since)s AND m.departs_at < %(until)s
    AND (%(carrier)s = '' OR m.carrier = %(carrier)s)
"""

TIMELY = (
    Check(
        "late",
        "manifest",
        "manifest IS NOT NULL",
        f"manifest_at > departs_at - interval '{MANIFEST_MINUTES} minutes'",
        "manifest",
    ),
    Check(
        "late",
        "bookings",
        "push IS NOT NULL",
        f"push_at > departs_at - interval '{BOOKING_HOURS} hours'",
        "push",
    ),
    Check(
        "missing",
        "manifest at departure",
        "push IS NOT NULL",
        "manifest IS NULL OR manifest_at > departs_at",
        "push",
    ),
    Check("missing", "bookings", "manifest IS NOT NULL", "push IS NULL", "manifest"),
)

_LISTS = f"""
SELECT {_CARRIER} AS carrier, max(g.id) AS message,
    bool_or(g.last_part) AND count(DISTINCT g.part) = max(g.part) AS whole
FROM message g LEFT JOIN movement m ON m.id = g.movement_id
WHERE g.received_at >= %(since)s::timestamptz - interval '1 day' AND g.part IS NOT NULL
    AND g.received_at < %(until)s::timestamptz + interval '1 day' AND {_OF_CARRIER}
GROUP BY 1, g.movement_id, g.sender, g.type, g.access_reference
HAVING min(g.received_at) >= %(since)s AND min(g.received_at) < %(until)s
"""

WHOLE = (Check("missing", "part of a list", "true", "NOT coalesce(whole, false)", "message"),)

_TOLD = """
SELECT m.carrier, c.day, c.surname, c.given, c.manifest, c.booked, c.joined_because,
    c.manifest->'documents'->0 AS paper, coalesce(c.manifest_message, c.booked_message) AS message,
    (coalesce(c.manifest, c.booked)->'at'->'name'->>0)::int AS line, c.booked_message,
    (c.booked->'at'->'name'->>0)::int AS booked_line,
    c.booked ? 'contacts' OR coalesce(b.told ? 'contacts', false) AS reached
FROM crossing c JOIN movement m ON m.id = c.movement_id
LEFT JOIN booking b ON b.day = c.day AND b.id = c.booking_id
WHERE c.day >= %(since)s::date AND c.day <= %(until)s::date AND c.status <> 'cancelled'
    AND (%(carrier)s = '' OR m.carrier = %(carrier)s)
"""


def _without(measure: str, lacks: str) -> Check:
    return Check("not in the manifest", measure, "manifest IS NOT NULL", lacks, "message", "line")


def _unbooked(measure: str, lacks: str) -> Check:
    return Check("not in the booking", measure, "booked IS NOT NULL", lacks, "booked_message", "booked_line")


def _wrong(measure: str, wrong: str, among: str = "true") -> Check:
    return Check("wrong", measure, among, wrong, "message", "line")


_MANDATORY = (
    ("birth date", "NOT manifest ? 'born'"),
    ("sex", "NOT manifest ? 'sex'"),
    ("nationality", "NOT manifest ? 'nationalities'"),
    ("document number", "coalesce(paper->>'number', '') = ''"),
    ("issuer of the document", "coalesce(paper->>'issued_by', '') = ''"),
    ("expiry of the document", "NOT coalesce(paper ? 'expires', false)"),
)
_PLACEHOLDER = r"'^(X{2,}|FNU|LNU|NFN|NMN|TBA|TBC|TBD|UNKNOWN|NO ?NAME|NOT ?KNOWN|TEST)$'"

TOLD = (
    _without("identity, any of these six", " OR ".join(lacks for _, lacks in _MANDATORY)),
    *(_without(measure, lacks) for measure, lacks in _MANDATORY),
    _without("seat", "NOT manifest ? 'seats'"),
    _without("bag", "NOT manifest ? 'bags'"),
    _unbooked("contact", "NOT reached"),
    _unbooked("seat", "NOT booked ? 'seats'"),
    _unbooked("bag", "NOT booked ? 'bags'"),
    _wrong("birth date that is none", "manifest ? 'born_as_told'", "manifest IS NOT NULL"),
    _wrong("document expired before departure", "(paper->>'expires')::date < day", "paper ? 'expires'"),
    _wrong("name cut short", f"joined_because = '{NAME_AS_FAR_AS_TOLD}'", "booked IS NOT NULL"),
    _wrong("given name that is one letter", "length(given) = 1"),
    _wrong("no given name", "given = ''"),
    _wrong("placeholder for a name", f"upper(surname) ~ {_PLACEHOLDER} OR upper(given) ~ {_PLACEHOLDER}"),
)

_CAME = f"""
SELECT {_CARRIER} AS carrier, g.id AS message, g.state, g.state = 'quarantined' OR EXISTS (
    SELECT FROM message_problem p WHERE p.message_id = g.id) AS troubled
FROM message g LEFT JOIN movement m ON m.id = g.movement_id
WHERE g.received_at >= %(since)s AND g.received_at < %(until)s AND {_OF_CARRIER}
"""

READ = (
    Check("wrong", "message that could not be read", "true", "state = 'quarantined'", "message"),
    Check(MESSAGES, "with a problem", "true", "troubled", "message"),
)

_PLACES = {(one.group, one.measure): place for place, one in enumerate((*TIMELY, *WHOLE, *TOLD, *READ))}

_PROBLEMS = f"""
SELECT coalesce(m.carrier, p.carrier), p.kind, count(*), count(DISTINCT p.message_id),
    max(ARRAY[p.message_id, coalesce(p.segment, {NO_SEGMENT})])
FROM message_problem p LEFT JOIN message g ON g.id = p.message_id LEFT JOIN movement m ON m.id = g.movement_id
WHERE p.day >= %(since)s::date AND p.day <= %(until)s::date
    AND (%(carrier)s = '' OR coalesce(m.carrier, p.carrier) = %(carrier)s)
GROUP BY 1, 2 ORDER BY 3 DESC, 2
"""

_STEPS = f"""
SELECT step::date, count(came.id), count(came.id) FILTER (WHERE came.state = 'quarantined'
    OR EXISTS (SELECT FROM message_problem p WHERE p.message_id = came.id))
FROM generate_series(%(since)s::timestamptz, %(until)s::timestamptz - interval '1 second',
    make_interval(days => %(days)s)) AS step
LEFT JOIN (SELECT g.id, g.state, g.received_at FROM message g LEFT JOIN movement m ON m.id = g.movement_id
    WHERE g.received_at >= %(since)s AND g.received_at < %(until)s AND {_OF_CARRIER}) AS came
    ON came.received_at >= step AND came.received_at < step + make_interval(days => %(days)s)
GROUP BY step ORDER BY step
"""
