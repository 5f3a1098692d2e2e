"""Rows whose time is over, taken away."""

from datetime import date, datetime, timedelta

from haidang.ledger import archive_due, audit_chain
from haidang.ledger.bulk import jsonb, query

# Children before parents, so that a run cut off between two tables leaves nothing without its parent.
DUE = (
    ("clearing", "delete_on"),
    ("decision", "delete_on"),
    ("hit", "delete_on"),
    ("shadow_hit", "delete_on"),
    ("change", "delete_on"),
    ("identifier", "delete_on"),
    ("crossing", "delete_on"),
    ("booking", "delete_on"),
    ("loose_bag", "delete_on"),
    ("movement", "delete_on"),
    ("person_key", "delete_on"),
)


LEAVE_BOOKING = """
UPDATE crossing SET booking_id = NULL FROM booking
WHERE booking.delete_on <= %s AND crossing.day = booking.day AND crossing.booking_id = booking.id
RETURNING crossing.day
"""


def delete_due(today: date) -> dict[str, int]:
    """Delete every row whose ``delete_on`` has come; how many went, by table."""
    query("SET LOCAL haidang.purging = 'on'")
    # A traveller added to a booking later may stay longer than the booking does.
    archive_due.want({day for (day,) in query(LEAVE_BOOKING, [today])})
    gone = {table: _delete(f"DELETE FROM {table} WHERE {column} <= %s", [today]) for table, column in DUE}
    spent = "SELECT id FROM message WHERE delete_on <= %s"
    gone["message_problem"] = _delete(f"DELETE FROM message_problem WHERE message_id IN ({spent})", [today])
    gone["spool"] = _delete(f"DELETE FROM spool WHERE message_id IN ({spent})", [today])
    gone["message"] = _delete("DELETE FROM message WHERE delete_on <= %s", [today])
    return gone


def delete_logs_before(moment: datetime) -> dict[str, int]:
    """Delete audit notes and figures older than the preset keeps them (R1-20)."""
    query("SET LOCAL haidang.purging = 'on'")
    last = query("SELECT number, seal FROM audit_note WHERE at < %s ORDER BY number DESC LIMIT 1", [moment])
    if last:
        audit_chain.move_beginning(*last[0])
    return {
        "audit_note": _delete("DELETE FROM audit_note WHERE at < %s", [moment]),
        "backtest": _delete("DELETE FROM backtest WHERE asked_at < %s", [moment]),
        "removed_count": _delete("DELETE FROM removed_count WHERE day < %s", [moment.date()]),
        "quality_count": _delete("DELETE FROM quality_count WHERE day < %s", [moment.date()]),
        "quality_day": _delete("DELETE FROM quality_day WHERE day < %s", [moment.date()]),
        "screening_run": _delete("DELETE FROM screening_run WHERE finished_at < %s", [moment]),
        "purge_run": _delete("DELETE FROM purge_run WHERE ran_at < %s", [moment]),
        "axes_accessfailurelog": _delete(
            "DELETE FROM axes_accessfailurelog WHERE attempt_time < %s", [moment]
        ),
    }


def delete_superseded_before(moment: datetime) -> dict[str, int]:
    """Delete entries of lists that were replaced or taken off before then, but for those that a hit names."""
    query("SET LOCAL haidang.purging = 'on'")
    superseded = """
    DELETE FROM watchlist_entry e USING watchlist_change c
    WHERE c.watchlist_id = e.watchlist_id AND c.version = e.until AND c.approved_at < %s AND NOT EXISTS
        (SELECT FROM hit h WHERE h.kind = 'watchlist' AND h.source = e.id AND h.version = e.since)
    """
    return {"watchlist_entry": _delete(superseded, [moment])}


def delete_rejected_before(moment: datetime) -> dict[str, int]:
    """Delete the rows of files read before then that could not be entries."""
    rejected = """
    DELETE FROM watchlist_rejected r USING watchlist_change c WHERE c.id = r.change_id AND c.proposed_at < %s
    """
    return {"watchlist_rejected": _delete(rejected, [moment])}


def delete_ended_sessions(now: datetime) -> dict[str, int]:
    """Delete sessions that are over, and wrong passwords that lock nobody out any more."""
    return {
        "django_session": _delete("DELETE FROM django_session WHERE expire_date < %s", [now]),
        "axes_accessattempt": _delete(
            "DELETE FROM axes_accessattempt WHERE attempt_time < %s", [now - timedelta(days=1)]
        ),
    }


def delete_spooled_before(moment: datetime, *, state: str) -> int:
    """Destroy the raw bytes of messages in that state kept since before then; how many."""
    return _delete(
        "DELETE FROM spool USING message WHERE message.id = message_id AND state = %s AND kept_since < %s",
        [state, moment],
    )


FORGET_REASONS = """
UPDATE watchlist_rejected r SET reason = '' FROM watchlist_change c
WHERE c.id = r.change_id AND coalesce(c.approved_at, c.refused_at) < %s AND r.reason <> ''
RETURNING r.change_id
"""


def forget_rejected_rows(moment: datetime) -> int:
    """Take away why rows of lists decided before then were rejected, for it may quote a person; of how many
    loads. Which lines they were stays."""
    return len(set(query(FORGET_REASONS, [moment])))


def note_run(now: datetime, preset: str, deleted: dict[str, int]) -> None:
    """Write down what went, for those who must prove it."""
    query(
        "INSERT INTO purge_run (ran_at, preset, deleted) VALUES (%s, %s, %s)", [now, preset, jsonb(deleted)]
    )


def _delete(sql: str, values: list[object]) -> int:
    [(count,)] = query(f"WITH gone AS ({sql} RETURNING 1) SELECT count(*) FROM gone", values)
    return int(count)
