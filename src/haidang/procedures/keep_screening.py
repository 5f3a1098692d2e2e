"""Keep what screening made of a crossing."""

from datetime import datetime

from haidang.ledger import hits, shadow_hits
from haidang.ledger.stay import Stay
from haidang.procedures.known_again import known_again
from haidang.screening import Screening
from haidang.travel.roster import Place


def keep_screening(
    stay: Stay, place: Place, screening: Screening, *, message_id: int | None, now: datetime
) -> int:
    """Keep its hits, known again where they were cleared before, and its shadow hits; within a transaction.

    How many hits are new or speak anew. ``message_id`` is the message that told what was screened.
    """
    known = known_again(place.traveller, screening.hits)
    found = hits.keep(stay, place.id, screening.hits, message_id=message_id, found_at=now, known=known)
    shadow_hits.keep(stay, place.id, screening.shadows, found_at=now)
    return found
