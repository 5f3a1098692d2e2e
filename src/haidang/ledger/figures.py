"""How the house is doing, in numbers: nothing here names or describes a person."""

from datetime import datetime, timedelta

from msgspec import Struct

from haidang.ledger.bulk import query

DAY = timedelta(days=1)


class Figures(Struct, frozen=True, kw_only=True):
    """``received`` by gate and ``found`` (hits) are of the last 24 hours; the rest is as of now. Ages are in
    seconds. ``late`` counts messages as received that rest longer than the preset allows, ``passed_over`` the
    travellers the newest screening run could not screen."""

    received: dict[str, int]
    resent: int
    waiting: int
    waiting_age: float
    quarantined: int
    quarantined_age: float
    late: int
    read_to: datetime | None
    open_hits: dict[str, int]
    found: int
    screening_runs: int
    screening_left: int
    passed_over: int


IN_SPOOL = """
SELECT message.state, count(*), min(kept_since), count(*) FILTER (WHERE kept_since <
    CASE message.state WHEN 'waiting' THEN %s::timestamptz ELSE %s::timestamptz END)
FROM spool JOIN message ON message.id = spool.message_id GROUP BY message.state
"""


def figures(now: datetime, *, read_by: datetime, kept_from: datetime) -> Figures:
    """Count. A message is late when it waits since before ``read_by``, or is in quarantine since before
    ``kept_from``."""
    spool = {state: rest for state, *rest in query(IN_SPOOL, [read_by, kept_from])}
    waiting, waiting_since, waiting_late = spool.get("waiting", (0, now, 0))
    quarantined, quarantined_since, quarantined_late = spool.get("quarantined", (0, now, 0))
    recent = query(
        "SELECT gate, count(*), sum(resent)::bigint FROM message WHERE received_at > %s GROUP BY gate",
        [now - DAY],
    )
    [(read_to,)] = query(
        "SELECT max(received_at) FROM message WHERE state = 'read' AND received_at > %s", [now - DAY]
    )
    open_hits = query("SELECT severity, count(*) FROM hit WHERE state = 'new' GROUP BY severity")
    [(found,)] = query("SELECT count(*) FROM hit WHERE found_at > %s", [now - DAY])
    [(runs, left)] = query(
        "SELECT count(*), coalesce(sum(greatest(total - done, 0)), 0)::bigint FROM screening_run "
        "WHERE finished_at IS NULL"
    )
    newest = query("SELECT passed_over FROM screening_run ORDER BY id DESC LIMIT 1")
    return Figures(
        received={gate: count for gate, count, _ in recent},
        resent=sum(resent for _, _, resent in recent),
        waiting=waiting,
        waiting_age=(now - waiting_since).total_seconds(),
        quarantined=quarantined,
        quarantined_age=(now - quarantined_since).total_seconds(),
        late=waiting_late + quarantined_late,
        read_to=read_to,
        open_hits=dict(open_hits),
        found=found,
        screening_runs=runs,
        screening_left=left,
        passed_over=newest[0][0] if newest else 0,
    )
