"""Somebody signed in: who acts, in whatever the house is asked to do."""

from msgspec import Struct

from haidang.vault import roles
from haidang.vault.roles import Permission, Purpose, Role


class Person(Struct, frozen=True, kw_only=True):
    """``id`` is the officer's number in the ledger, ``username`` what the audit writes down.

    ``agency`` is empty for the house's own.
    """

    id: int
    username: str
    name: str
    role: Role
    agency: str = ""

    @property
    def sees_hits_of(self) -> str | None:
        """The agency whose hits are for this person's eyes; ``None`` for who oversees all (R1-21)."""
        return None if self.role is Role.DATA_PROTECTION_OFFICER else self.agency

    def check(self, permission: Permission, purpose: Purpose) -> None:
        """Raise ``NotPermitted`` unless this person may, and for this purpose.

        >>> linh = Person(id=1, username="linh", name="Linh", role=Role.OPERATOR)
        >>> linh.check(Permission.DECIDE_HITS, Purpose.ASSESS)
        Traceback (most recent call last):
        haidang.vault.roles.NotPermitted: As operator you may not decide hits. An analyst or a supervisor ...
        """
        roles.check(self.role, permission)
        roles.check_purpose(self.role, purpose)


HOUSE = Person(id=0, username="haidang", name="Hải Đăng", role=Role.OPERATOR)
"""The house itself, acting on nobody's word: it makes the first accounts and stops what fails."""
