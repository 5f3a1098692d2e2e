"""Who works here: accounts made, switched off, and their last doing."""

from datetime import datetime

from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.models import Officer
from haidang.vault.person import Person
from haidang.vault.roles import Role


class Account(Struct, frozen=True, kw_only=True):
    """One account as the operator sees it."""

    id: int
    username: str
    name: str
    role: str
    agency: str
    language: str
    is_active: bool
    made_at: datetime
    last_login: datetime | None


def accounts() -> list[Account]:
    """Every account, those in use first, by name."""
    rows = Officer.objects.order_by("-is_active", "name").values(*Account.__struct_fields__)
    return [Account(**row) for row in rows]


def account(number: int) -> Account | None:
    """The account with this number, if there is one."""
    return next((known for known in accounts() if known.id == number), None)


def add(*, username: str, name: str, role: Role, password: str, language: str, agency: str = "") -> int:
    """A new account; its number."""
    officer = Officer(username=username, name=name, role=role, language=language, agency=agency)
    officer.set_password(password)
    officer.save()
    return officer.pk


def switch_off(number: int) -> None:
    """Let an account sign in no more. What it did keeps its name."""
    Officer.objects.filter(pk=number).update(is_active=False)


def holding(role: Role) -> int:
    """How many accounts in use hold a role, while nobody else changes one: they wait for this transaction."""
    return len(query("SELECT id FROM officer WHERE role = %s AND is_active FOR UPDATE", [role]))


def person(username: str) -> Person | None:
    """The person of an account in use, to act from a terminal."""
    found = Officer.objects.filter(username=username, is_active=True).first()
    return found and Person(
        id=found.pk,
        username=found.username,
        name=found.name,
        role=Role(found.role),
        agency=found.agency,
    )


def keep_language(username: str, language: str) -> None:
    """Remember the language somebody reads in."""
    Officer.objects.filter(username=username).update(language=language)


def set_password(number: int, password: str) -> None:
    """Let this password alone open the account. Sessions begun with the old one end."""
    officer = Officer.objects.get(pk=number)
    officer.set_password(password)
    officer.save(update_fields=["password"])


def opens(username: str, password: str) -> bool:
    """Whether this password opens an account in use."""
    found = Officer.objects.filter(username=username, is_active=True).first()
    return found is not None and found.check_password(password)
