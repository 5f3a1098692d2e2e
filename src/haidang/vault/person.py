"""Somebody signed in: who acts, in whatever the house is asked to do."""

from msgspec import Struct

from haidang.vault import roles
from haidang.vault.roles import Permission, Purpose, Role


class Person(Struct, frozen=True, kw_only=True):
    """``id`` is the officer's number in the ledger, ``username`` what the audit writes down."""

    id: int
    username: str
    name: str
    role: Role

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
