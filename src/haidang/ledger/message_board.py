"""What came in and what became of it, as the operator reads it. No traveller is in it."""

from datetime import date, datetime, timedelta
from typing import TypeVar

import msgspec
from msgspec import Struct

from haidang.ledger.bulk import query

Kind = TypeVar("Kind", bound=Struct)


class Received(Struct, frozen=True, kw_only=True):
    """Messages received within one hour or day, beginning at ``start``."""

    start: datetime
    messages: int
    travellers: int
    quarantined: int


class Row(Struct, frozen=True, kw_only=True):
    """One message in a line. ``replayable`` while its raw bytes are kept."""

    id: int
    received_at: datetime
    gate: str
    carrier: str | None
    file_name: str | None
    state: str
    type: str | None
    travellers: int
    why: str | None
    replayable: bool


class Trouble(Struct, frozen=True, kw_only=True):
    """How often a carrier's messages had a problem of one kind; ``latest`` is a message that shows it.

    ``days`` are those it was found on, and ``counts`` how often on each.
    """

    carrier: str
    kind: str
    count: int
    messages: int
    last_day: date
    latest: int
    days: list[date]
    counts: list[int]

    def by_day(self, since: date, until: date) -> list[int]:
        """How often on each day from the one to the other."""
        known = dict(zip(self.days, self.counts, strict=True))
        return [known.get(since + timedelta(days=day), 0) for day in range((until - since).days + 1)]


class Told(Struct, frozen=True, kw_only=True):
    """A problem of one message, and the number of the segment it was found in."""

    kind: str
    what: str
    segment: int | None


class Facts(Struct, frozen=True, kw_only=True):
    """One message without what it says of anybody."""

    id: int
    receipt: str
    gate: str
    carrier: str | None
    file_name: str | None
    fingerprint: str
    size: int
    received_at: datetime
    resent: int
    state: str
    attempts: int
    why: str | None
    read_at: datetime | None
    type: str | None
    version: str | None
    function: str | None
    sender: str | None
    sender_address: str | None
    reference: str | None
    movement_id: int | None
    travellers: int
    delete_on: date
    replayable: bool


def received(unit: str, since: datetime) -> list[Received]:
    """Counts by ``hour`` or ``day`` (UTC), with the units in which nothing came, oldest first."""
    step = {"hour": "1 hour", "day": "1 day"}[unit]
    rows = query(
        "SELECT unit, count(m.id), coalesce(sum(m.travellers), 0), "
        "count(*) FILTER (WHERE m.state = 'quarantined') "
        f"FROM generate_series(date_trunc('{unit}', %s, 'UTC'), now(), interval '{step}') AS unit "
        f"LEFT JOIN message m ON m.received_at >= unit AND m.received_at < unit + interval '{step}' "
        "GROUP BY unit ORDER BY unit",
        [since],
    )
    return [_made(Received, row) for row in rows]


def newest(*, carrier: str = "", state: str = "", limit: int = 50) -> list[Row]:
    """The latest messages, newest first; of one carrier or in one state where these are given."""
    rows = query(
        f"SELECT m.id, m.received_at, m.gate, {_CARRIER}, m.file_name, m.state, m.type, m.travellers, m.why, "
        f"{_REPLAYABLE} FROM message m WHERE (%s = '' OR {_CARRIER} = %s) AND (%s = '' OR m.state = %s) "
        "ORDER BY m.received_at DESC, m.id DESC LIMIT %s",
        [carrier, carrier, state, state, limit],
    )
    return [_made(Row, row) for row in rows]


def troubles(since: date, carrier: str = "") -> list[Trouble]:
    """Problems since a day by carrier and kind, the most frequent first."""
    rows = query(
        "SELECT carrier, kind, sum(times)::int, sum(messages)::int, max(day), max(latest), array_agg(day), "
        "array_agg(times) FROM (SELECT carrier, kind, day, count(*) AS times, "
        "count(DISTINCT message_id) AS messages, max(message_id) AS latest FROM message_problem "
        "WHERE day >= %s AND (%s = '' OR carrier = %s) GROUP BY carrier, kind, day) AS daily "
        "GROUP BY carrier, kind ORDER BY sum(times) DESC, carrier, kind",
        [since, carrier, carrier],
    )
    return [_made(Trouble, row) for row in rows]


def facts(number: int) -> Facts | None:
    """One message, if it is kept."""
    rows = query(
        f"SELECT m.id, m.receipt, m.gate, {_CARRIER}, m.file_name, encode(m.fingerprint, 'hex'), m.size, "
        "m.received_at, m.resent, m.state, m.attempts, m.why, m.read_at, m.type, m.version, m.function, "
        f"m.sender, m.sender_address, m.reference, m.movement_id, m.travellers, m.delete_on, {_REPLAYABLE} "
        "FROM message m WHERE m.id = %s",
        [number],
    )
    return _made(Facts, rows[0]) if rows else None


def problems(number: int) -> list[Told]:
    """What could not be understood in one message, in its order."""
    rows = query(
        "SELECT kind, what, segment FROM message_problem WHERE message_id = %s ORDER BY segment, id", [number]
    )
    return [_made(Told, row) for row in rows]


# Whose token came with it; else who the message says it is from.
_CARRIER = "coalesce(m.carrier, nullif(m.sender, ''))"
_REPLAYABLE = "EXISTS (SELECT FROM spool s WHERE s.message_id = m.id)"


def _made(kind: type[Kind], row: tuple[object, ...]) -> Kind:
    return msgspec.convert(dict(zip(kind.__struct_fields__, row, strict=True)), kind)
