"""Who has looked at a traveller, read back from the audit."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from haidang.ledger.bulk import query

SEEN_BY = """
SELECT coalesce(o.name, a.who), a.role, a.action, a.purpose, max(a.at), count(*)
FROM audit_note a LEFT JOIN officer o ON o.username = a.who
WHERE a.subjects && %s::text[]
GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC LIMIT %s
"""


class Look(Struct, frozen=True, kw_only=True):
    """Somebody who looked: ``times`` for that purpose, ``last`` the latest of them."""

    name: str
    role: str
    action: str
    purpose: str
    last: datetime
    times: int


def seen_by(subjects: Sequence[str], *, limit: int) -> list[Look]:
    """Everybody who looked at any of these, the latest first."""
    rows = query(SEEN_BY, [list(subjects), limit])
    return [Look(**dict(zip(Look.__struct_fields__, row, strict=True))) for row in rows]
