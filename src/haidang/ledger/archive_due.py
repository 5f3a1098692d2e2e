"""The past days whose archive no longer tells what the ledger does, and must be written (again).

Whoever changes something of a day gone by says so in the same transaction. Days of today and to come are
nobody's concern here: they are archived when they have settled.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from haidang.ledger.bulk import query

LOCK = 7_240_216  # whoever puts files into the archive or takes them away, and nobody else, uses this number
TELLING = 7_240_217  # and this one whoever tells a day before it is put there
SETTLED = timedelta(days=2)
"""After these every movement of a day has left, wherever on earth, and no transaction of that day is open."""

CALM = timedelta(minutes=10)
"""A day is written again no sooner after it changed: late messages of one flight come close together."""


def touch(day: date, now: datetime) -> None:
    """Something of that day changed."""
    if day < now.date():
        query("INSERT INTO archive_due (day, since) VALUES (%s, %s)", [day, now])


def want(days: Iterable[date]) -> None:
    """Have these days written before any other."""
    query("INSERT INTO archive_due (day, since) SELECT unnest(%s::date[]), '-infinity'", [list(days)])


def hold() -> None:
    """Be the only one at the archive until the transaction ends."""
    query("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def want_all(now: datetime) -> None:
    """Have every settled day written again of which somebody is still known, the latest first."""
    query(
        "INSERT INTO archive_due (day, since) SELECT settled.day, '-infinity' "
        "FROM unnest(%s::date[]) AS settled (day) "
        "WHERE EXISTS (SELECT FROM crossing c WHERE c.day = settled.day)",
        [sorted(settled_days(now) - waiting())],
    )


def begin() -> bool:
    """Be the only one who tells days, until ``rest`` or the end of the connection; false when another is."""
    return has_begun() or query("SELECT pg_try_advisory_lock(%s)", [TELLING]) == [(True,)]


def has_begun() -> bool:
    """Whether this connection is the one. One that was lost and made again is not."""
    held = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND granted"
    return bool(query(f"{held} AND pid = pg_backend_pid()", [TELLING]))


def rest() -> None:
    """Let another tell days."""
    query("SELECT pg_advisory_unlock(%s)", [TELLING])


def oldest(now: datetime) -> tuple[date, list[int]] | None:
    """The day that has waited longest, with the marks that are done once it is written."""
    found = query(
        "SELECT day, array_agg(id) FROM archive_due WHERE day <= %s GROUP BY day "
        "HAVING min(since) <= %s ORDER BY min(since), day DESC LIMIT 1",
        [now.date() - SETTLED, now - CALM],
    )
    return found[0] if found else None


def done(marks: list[int]) -> None:
    """These marks are written."""
    query("DELETE FROM archive_due WHERE id = ANY(%s)", [marks])


def settled_days(now: datetime) -> set[date]:
    """Every day the ledger knows that has settled."""
    return {
        day for (day,) in query("SELECT DISTINCT day FROM movement WHERE day <= %s", [now.date() - SETTLED])
    }


def waiting() -> set[date]:
    """The days with a mark."""
    return {day for (day,) in query("SELECT DISTINCT day FROM archive_due")}


def out_of_date(now: datetime) -> int:
    """How many settled days are to be written, or written again."""
    [(count,)] = query("SELECT count(DISTINCT day) FROM archive_due WHERE day <= %s", [now.date() - SETTLED])
    return int(count)
