"""Start a list: whose it is, for what and by which law, before the first entry."""

from datetime import datetime

from haidang.ledger import audit, watchlists
from haidang.ledger.transaction import transaction
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

LONGEST_NAME = 64


class Unfit(ValueError):
    """The list cannot be started so; the sentence says what is missing."""


def start_watchlist(
    *,
    name: str,
    owner: str,
    purpose_of_list: str,
    legal_basis: str,
    who: Person,
    purpose: Purpose,
    now: datetime,
) -> int:
    """An empty list; its number. ``owner`` is the authority that answers for it."""
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    told = {
        "name": name.strip(),
        "owner": owner.strip(),
        "purpose": purpose_of_list.strip(),
        "legal_basis": legal_basis.strip(),
    }
    if not all(told.values()):
        raise Unfit("A list needs a name, an owner, a purpose and a legal basis: fill in all four.")
    if max(len(told["name"]), len(told["owner"])) > LONGEST_NAME:
        raise Unfit(f"Name and owner have at most {LONGEST_NAME} letters each: shorten them.")
    with transaction():
        if any(known.name.casefold() == told["name"].casefold() for known in watchlists.standings()):
            raise Unfit(
                f"There is a list called {told['name']} already: choose another name, or load that list."
            )
        number = watchlists.start(**told)
        audit.note(who, "start a watchlist", purpose, [f"watchlist {number}"], at=now)
    return number
