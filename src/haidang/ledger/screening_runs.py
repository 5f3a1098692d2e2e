"""What screens: its version, and the runs that apply a new version to travellers already known.

A worker holds a share of the screening lock while it reads; whoever changes a list or a criterion waits for
all shares, then asks for a run in the same transaction. So every traveller is screened by the new version:
either by a worker that began after the change, or by the run, which sees all that was kept before it.
"""

from datetime import date, datetime

from msgspec import Struct, json

from haidang.ledger.bulk import query

LOCK = 7_240_215  # workers and changers use the same number, and nobody else uses it


class Screening(Struct, frozen=True):
    """The version of the lists and criteria in force, and the retention preset, read under a share."""

    version: int
    preset: str


class Run(Struct, frozen=True):
    """A run that is not finished, and how far it has come. ``change`` is the change of a list it applies."""

    id: int
    reached_day: date | None
    reached: int
    change: int | None


def share(default_preset: str) -> Screening:
    """Hold a share of the screening lock until the transaction ends, and say what is in force."""
    query("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
    settings = dict(query("SELECT name, value FROM setting WHERE name IN ('screening', 'preset')"))
    return Screening(int(settings.get("screening", 0)), settings.get("preset", default_preset))


def changed() -> None:
    """Say that what screens has changed, within the transaction that changes it."""
    query("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    query(
        "INSERT INTO setting (name, value) VALUES ('screening', '1') "
        "ON CONFLICT (name) DO UPDATE SET value = (setting.value::bigint + 1)::text"
    )


def ask(cause: str, now: datetime, *, change: int | None = None) -> None:
    """The same, and let it be applied to travellers already known: a change of a list, or everything."""
    changed()
    query(
        "INSERT INTO screening_run (cause, asked_at, reached, total, done, hits, passed_over, change_id) "
        "SELECT %s, %s, 0, count(*), 0, 0, 0, %s FROM crossing",
        [cause, now, change],
    )


def unfinished() -> Run | None:
    """The oldest run not finished, held so that only one worker drives it."""
    found = query(
        "SELECT id, reached_day, reached, change_id FROM screening_run WHERE finished_at IS NULL "
        "ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
    )
    return Run(*found[0]) if found else None


def advance(run: Run, day: date, crossing: int, *, done: int, hits: int) -> None:
    """Note how far a run has come."""
    query(
        "UPDATE screening_run SET reached_day = %s, reached = %s, done = done + %s, hits = hits + %s "
        "WHERE id = %s",
        [day, crossing, done, hits, run.id],
    )


def pass_over(run: Run, day: date, crossing: int) -> None:
    """Go on behind a crossing that cannot be screened, and count it."""
    query("UPDATE screening_run SET passed_over = passed_over + 1 WHERE id = %s", [run.id])
    advance(run, day, crossing, done=1, hits=0)


def finish(run: Run, now: datetime) -> None:
    """Nothing is left for this run to do: all who were known are done with."""
    query(
        "UPDATE screening_run SET finished_at = %s, done = greatest(done, total) WHERE id = %s", [now, run.id]
    )


class Progress(Struct, frozen=True, kw_only=True):
    """How far a run has come among the travellers known when it was asked for.

    ``passed_over`` of them could not be screened. ``agencies`` are those of the list whose change it applies,
    ``hits`` is ``None`` where they are not told.
    """

    cause: str
    asked_at: datetime
    total: int
    done: int
    hits: int | None
    passed_over: int
    finished_at: datetime | None
    agencies: tuple[str, ...]


def newest(limit: int = 5) -> list[Progress]:
    """The latest runs, newest first."""
    rows = query(
        "SELECT cause, asked_at, total, done, hits, passed_over, finished_at, "
        "coalesce(w.agencies, '[]')::text "
        "FROM screening_run LEFT JOIN watchlist_change c ON c.id = change_id "
        "LEFT JOIN watchlist w ON w.id = c.watchlist_id ORDER BY screening_run.id DESC LIMIT %s",
        [limit],
    )
    return [
        Progress(
            **dict(zip(Progress.__struct_fields__, told, strict=False)),
            agencies=json.decode(agencies, type=tuple[str, ...]),
        )
        for *told, agencies in rows
    ]
