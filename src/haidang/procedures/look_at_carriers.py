"""The operator looks at which carriers hold a key to the push gate."""

from datetime import datetime

from haidang.ledger import audit, carrier_tokens
from haidang.ledger.carrier_tokens import Held
from haidang.ledger.transaction import transaction
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


def look_at_carriers(*, who: Person, purpose: Purpose, now: datetime) -> list[Held]:
    """Every token ever given, by carrier, newest first; never the token itself."""
    who.check(Permission.KEEP_CARRIERS, purpose)
    with transaction():
        audit.note(who, "look at the carriers", purpose, [], at=now)
    return carrier_tokens.held()
