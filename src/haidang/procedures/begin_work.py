"""An officer says why they look, before they do."""

from datetime import datetime

from haidang.ledger import audit
from haidang.vault.person import Person
from haidang.vault.roles import Purpose, check_purpose


def begin_work(*, who: Person, purpose: Purpose, now: datetime) -> None:
    """Write down that this officer works for this purpose from now on."""
    check_purpose(who.role, purpose)
    audit.note(who, "begin work", purpose, (), at=now)
