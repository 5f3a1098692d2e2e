"""The operator looks at the accounts."""

from datetime import datetime

from haidang.ledger import audit, officers
from haidang.ledger.officers import Account
from haidang.ledger.transaction import transaction
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


def look_at_officers(*, who: Person, purpose: Purpose, now: datetime) -> list[Account]:
    """Every account, those in use first, by name."""
    who.check(Permission.KEEP_ACCOUNTS, purpose)
    with transaction():
        audit.note(who, "look at the officers", purpose, [], at=now)
    return officers.accounts()
