"""Start a list: whose it is, for what and by which law, before the first entry."""

from datetime import datetime

from msgspec import structs

from haidang.ledger import audit, watchlists
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlists import Particulars as Particulars
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

LONGEST_NAME = 64


class Unfit(ValueError):
    """The list cannot be started so; the sentence says what is missing."""


def start_watchlist(
    name: str,
    particulars: Particulars,
    *,
    papers_alone: bool = False,
    who: Person,
    purpose: Purpose,
    now: datetime,
) -> int:
    """An empty list; its number. What a list is, whoever stands on it, changes later only by four eyes.

    Of a list of ``papers_alone`` nothing is kept but marks, by which a paper is found and not read: for very
    many. That never changes.
    """
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    name, told = name.strip(), tidied(particulars)
    if not name or len(name) > LONGEST_NAME:
        raise Unfit(Said("A list needs a name of at most %(most)s letters.", most=LONGEST_NAME))
    with transaction():
        if any(known.name.casefold() == name.casefold() for known in watchlists.standings()):
            raise Unfit(
                Said(
                    "There is a list called %(name)s already: choose another name, or load that list.",
                    name=name,
                )
            )
        number = watchlists.start(name, told, papers_alone=papers_alone)
        audit.note(who, "start a watchlist", purpose, [f"watchlist {number}"], at=now)
    return number


def tidied(told: Particulars) -> Particulars:
    """Particulars without blanks around them. Raises ``Unfit`` where one that a list needs is missing."""
    texts = {
        field: getattr(told, field).strip()
        for field in ("owner", "source", "purpose", "legal_basis", "licence")
    }
    if not all(texts[field] for field in ("owner", "purpose", "legal_basis")):
        raise Unfit(Said("A list needs a name, an owner, a purpose and a legal basis: fill in all four."))
    if len(texts["owner"]) > LONGEST_NAME:
        raise Unfit(Said("The owner has at most %(most)s letters: shorten it.", most=LONGEST_NAME))
    several = {
        field: tuple(dict.fromkeys(part.strip() for part in getattr(told, field) if part.strip()))
        for field in ("categories", "agencies")
    }
    return structs.replace(told, **texts, **several)
