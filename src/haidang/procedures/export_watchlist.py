"""A list as it is in force, in a format that others read and that comes back the same."""

from collections.abc import Iterator
from datetime import datetime

from haidang.ledger import audit, watchlists
from haidang.ledger.transaction import transaction
from haidang.procedures.not_kept import NotKept
from haidang.procedures.propose_watchlist import NotALoad
from haidang.said import Said
from haidang.screening.watchlists.formats import FORMATS, named
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

WRITTEN = tuple(form.name for form in FORMATS if form.write is not None)


def export_watchlist(
    number: int, *, format: str, who: Person, purpose: Purpose, now: datetime
) -> Iterator[str]:
    """The lines of the list, which is written down before the first of them. Raises ``NotALoad``."""
    who.check(Permission.SEE_WATCHLISTS, purpose)
    form = named(format)
    if form is None or form.write is None:
        raise NotALoad(
            Said(
                "Lists leave as %(formats)s, not as %(format)s.", formats=" or ".join(WRITTEN), format=format
            )
        )
    standing = watchlists.standing(number)
    if standing is None:
        raise NotKept("watchlist", number)
    if standing.papers_alone:
        raise NotALoad(
            Said("Of these papers only marks are kept, which tell no number: the list cannot leave.")
        )
    with transaction():
        audit.note(who, "export a watchlist", purpose, [f"watchlist {number}"], at=now, detail=format)
    return form.write(watchlists.of_list(number))
