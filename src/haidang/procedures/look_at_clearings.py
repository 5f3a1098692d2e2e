"""Whoever oversees looks at what is known again, and lifts what should be asked about once more."""

from datetime import datetime

from haidang.ledger import audit, clearings, transaction
from haidang.ledger.clearings import Clearing
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

MOST = 200


class NotLifted(ValueError):
    """Nothing was changed; the sentence says why."""


def look_at_clearings(*, text: str = "", who: Person, purpose: Purpose, now: datetime) -> list[Clearing]:
    """The newest ``MOST`` clearings whose list, traveller, officer or reason holds the text.

    It is written down as a look at every traveller among them.
    """
    who.check(Permission.LIFT_CLEARINGS, purpose)
    with transaction():
        found = clearings.newest(text, limit=MOST)
        seen = [f"crossing {each.crossing}" for each in found]
        audit.note(who, "look at what is known again", purpose, dict.fromkeys(seen), at=now)
    return found


def lift(clearing: int, *, why: str, who: Person, purpose: Purpose, now: datetime) -> int:
    """Forget one clearing; how many hits wait for an officer again. ``NotLifted`` if it cannot be."""
    who.check(Permission.LIFT_CLEARINGS, purpose)
    if not (why := " ".join(why.split())):
        raise NotLifted(Said("Say why, so that whoever cleared it understands."))
    with transaction():
        known = clearings.these([clearing]).get(clearing)
        if known is None or known.lifted_at is not None:
            raise NotLifted(Said("This was lifted already, or its time is over."))
        concerned = clearings.lift([clearing], officer=who.id, because=why, at=now)
        subjects = [f"clearing {clearing}", *(f"hit {hit}" for hit in concerned)]
        audit.note(who, "lift what is known again", purpose, subjects, at=now)
    return known.again
