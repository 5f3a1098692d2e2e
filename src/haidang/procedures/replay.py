"""Put a quarantined message back into the inbox, after whatever stopped it was mended."""

from datetime import datetime

from haidang.ledger import audit, inbox, transaction
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


class NotInQuarantine(ValueError):
    """There is nothing to replay; the message says why and what to do."""


def replay(message_id: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """The message waits again and is read like any other; if it fails again it comes back here."""
    who.check(Permission.OPERATE_MESSAGES, purpose)
    with transaction():
        if not inbox.wait_again(message_id):
            raise NotInQuarantine(
                Said(
                    "Message %(number)s is not in quarantine, or its raw bytes had to be destroyed by now. "
                    "Ask the carrier to send it again.",
                    number=message_id,
                )
            )
        audit.note(who, "replay a message", purpose, [f"message {message_id}"], at=now)
