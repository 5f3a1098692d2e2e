"""Choose by which law's periods the house forgets."""

from datetime import datetime

from haidang.ledger import audit, settings, transaction
from haidang.vault.person import Person
from haidang.vault.retention import preset
from haidang.vault.roles import Permission, Purpose


def in_force() -> str:
    """The name of the preset in force."""
    return settings.preset()


def choose_retention(name: str, *, who: Person, now: datetime) -> None:
    """Put a preset in force for what is received from now on; ``UnknownPreset`` lists those there are.

    What is kept already keeps the day it was given: a choice never lengthens a stay in silence (R2-15).
    """
    who.check(Permission.KEEP_ACCOUNTS, Purpose.OVERSEE)
    preset(name)
    with transaction():
        settings.set_preset(name)
        audit.note(who, "choose how long to keep", Purpose.OVERSEE, [], at=now, detail=name)
