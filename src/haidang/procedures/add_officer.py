"""Open an account for somebody who works here."""

import re
import secrets
from datetime import datetime

from haidang.ledger import audit, officers
from haidang.ledger.transaction import transaction
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, Role

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else on paper
LONGEST_NAME = 128
LONGEST_AGENCY = 64


class Unfit(ValueError):
    """The account cannot be opened so; the sentence says what to change."""


def add_officer(
    *,
    username: str,
    name: str,
    role: Role,
    language: str = "en",
    agency: str = "",
    who: Person,
    purpose: Purpose,
    now: datetime,
) -> str:
    """Open the account; its first password, to be handed over once and kept nowhere.

    ``agency`` is empty for the house's own: hits of a list may be for the eyes of some agencies only.
    """
    who.check(Permission.KEEP_ACCOUNTS, purpose)
    username, name = username.strip().lower(), name.strip()
    if not re.fullmatch(r"[a-z][a-z0-9.-]{1,31}", username):
        raise Unfit(
            Said("A user name has 2 to 32 small letters, digits, dots or hyphens and begins with a letter.")
        )
    if not 0 < len(name) <= LONGEST_NAME:
        raise Unfit(Said("Give the person's name as it shall stand beside decisions."))
    password = new_password()
    with transaction():
        if any(known.username == username for known in officers.accounts()):
            raise Unfit(
                Said(
                    "There is an account called %(username)s already: choose another user name.",
                    username=username,
                )
            )
        number = officers.add(
            username=username,
            name=name,
            role=role,
            password=password,
            language=language,
            agency=agency.strip()[:LONGEST_AGENCY],
        )
        audit.note(who, "add an officer", purpose, [f"officer {number}"], at=now, detail=role)
    return password


def new_password() -> str:
    """About 79 bits of chance, in groups that can be read over a telephone."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
