"""Give an account a new password, because the old one was forgotten or seen by others."""

from datetime import datetime

from haidang.ledger import audit, officers
from haidang.ledger.transaction import transaction
from haidang.procedures.add_officer import new_password
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


def renew_password(number: int, *, who: Person, purpose: Purpose, now: datetime) -> str:
    """A new password, to be handed over once and kept nowhere. Whoever is signed in has to sign in again."""
    who.check(Permission.KEEP_ACCOUNTS, purpose)
    password = new_password()
    with transaction():
        officers.set_password(number, password)
        audit.note(who, "renew a password", purpose, [f"officer {number}"], at=now)
    return password
