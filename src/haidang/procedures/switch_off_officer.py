"""Close an account. What the person decided keeps their name."""

from datetime import datetime

from haidang.ledger import audit, officers
from haidang.ledger.transaction import transaction
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, Role

NEVER_NONE = (Role.DATA_PROTECTION_OFFICER, Role.OPERATOR)
"""Oversight cannot be switched off by one person (R1-21), and somebody must be able to open accounts."""


class Needed(ValueError):
    """This account stays; the sentence says why and what must come first."""


def switch_off_officer(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """The account can sign in no more, from its next request on."""
    who.check(Permission.KEEP_ACCOUNTS, purpose)
    with transaction():
        account = officers.account(number)
        if account is None or not account.is_active:
            raise Needed(Said("This account is switched off already."))
        if account.username == who.username:
            raise Needed(Said("This is your own account: another operator must switch it off."))
        role = Role(account.role)
        if role in NEVER_NONE and officers.holding(role) == 1:
            raise Needed(
                Said(
                    "%(name)s is the last %(role)s: open the account of another one first.",
                    name=account.name,
                    role=Said(role),
                )
            )
        officers.switch_off(number)
        audit.note(who, "switch off an officer", purpose, [f"officer {number}"], at=now)
