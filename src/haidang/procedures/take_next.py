"""An officer takes the most pressing hit that nobody holds."""

from datetime import datetime

from msgspec import structs

from haidang.desk import Action, NotAllowed
from haidang.ledger import decisions, hit_queue
from haidang.ledger.hit_queue import Whose
from haidang.procedures.decide import AlreadyDecided, act_on_hit
from haidang.procedures.look_at_hits import Wanted, in_order
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

TRIED_AT_MOST = 20
"""Others take hits at the same moment; who finds so many taken before them looks at the queue again."""


def take_next(*, who: Person, purpose: Purpose, now: datetime, home: str, wanted: Wanted) -> Whose | None:
    """Claim it; whose it is, or ``None`` when none of the hits wanted waits."""
    who.check(Permission.DECIDE_HITS, purpose)
    waiting = in_order(who, now, home, structs.replace(wanted, state="new"))[:TRIED_AT_MOST]
    last = decisions.of([hit.id for hit in waiting])
    for hit in waiting:
        seen = last[hit.id][0].id if last.get(hit.id) else None
        try:
            act_on_hit(hit.id, Action.CLAIM, who=who, purpose=purpose, now=now, seen=seen)
        except (AlreadyDecided, NotAllowed):
            continue
        return hit_queue.whose([hit.id]).get(hit.id)
    return None
