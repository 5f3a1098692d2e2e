"""Movements with the travellers and hits on them, for the board."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from haidang.ledger.border import BORDER_AT, INBOUND, OUTBOUND
from haidang.ledger.compartments import seen_by

_SEEN = seen_by()

# ``within`` narrows by index first; the exact moment is compared after.
_BOARD = f"""
WITH seen AS (
    SELECT m.*, {INBOUND} AS inbound, {OUTBOUND} AS outbound, {BORDER_AT} AS border_at
    FROM movement m
    WHERE {{within}}
)
SELECT s.id, s.day, s.kind, s.carrier, s.number, s.suffix, s.origin, s.destination,
    s.departs_local, s.arrives_local, s.departs_at, s.arrives_at, s.vessel_name, s.cancelled,
    s.inbound, s.outbound, s.border_at,
    people.travellers, people.crew, found.top, found.high, found.normal, found.open,
    count(*) OVER () AS matching
FROM seen s,
LATERAL (
    SELECT count(*) FILTER (WHERE c.role NOT LIKE '%%crew') AS travellers,
        count(*) FILTER (WHERE c.role LIKE '%%crew') AS crew
    FROM crossing c WHERE c.movement_id = s.id AND c.day = s.day AND c.status <> 'cancelled'
) people,
LATERAL (
    SELECT count(*) FILTER (WHERE h.severity = 'top') AS top,
        count(*) FILTER (WHERE h.severity = 'high') AS high,
        count(*) FILTER (WHERE h.severity = 'normal') AS normal,
        count(*) FILTER (WHERE h.state IN ('new', 'claimed')) AS open
    FROM hit h WHERE h.movement_id = s.id AND {_SEEN}
) found
WHERE {{chosen}}
ORDER BY s.border_at, s.id
LIMIT %(limit)s
"""

_SOON = """(m.departs_at BETWEEN %(since)s AND %(until)s OR m.arrives_at BETWEEN %(since)s AND %(until)s
    OR (m.departs_at IS NULL AND m.arrives_at IS NULL
        AND m.day BETWEEN %(since)s::date AND %(until)s::date))"""


def movements(
    *,
    home: Sequence[str],
    since: datetime,
    until: datetime,
    limit: int,
    origin: str = "",
    destination: str = "",
    carrier: str = "",
    number: str = "",
    direction: str = "",
    with_hits: bool = False,
    agency: str | None = None,
) -> list[dict[str, Any]]:
    """What crosses between two moments, soonest first; ``matching`` on each row counts all that fit."""
    chosen = ["s.border_at BETWEEN %(since)s AND %(until)s"]
    told = {
        "origin": origin.upper(),
        "destination": destination.upper(),
        "carrier": carrier.upper(),
        "number": number.upper().lstrip("0"),
    }
    chosen += [f"s.{name} = %({name})s" for name, value in told.items() if value]
    if direction in ("inbound", "outbound"):
        chosen.append(f"s.{direction}")
    if with_hits:
        chosen.append("found.top + found.high + found.normal > 0")
    values = {**told, "home": list(home), "since": since, "until": until, "limit": limit, "agency": agency}
    return _rows(_BOARD.format(within=_SOON, chosen=" AND ".join(chosen)), values)


def movement(id_: int, *, home: Sequence[str], agency: str | None = None) -> dict[str, Any] | None:
    """One movement as the board shows it."""
    values = {"id": id_, "home": list(home), "limit": 1, "agency": agency}
    found = _rows(_BOARD.format(within="m.id = %(id)s", chosen="true"), values)
    return found[0] if found else None


def _rows(query: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
