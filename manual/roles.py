"""Who may do what, and why they may look."""

from haidang.vault.roles import PURPOSES, Permission, Role, may
from manual.table import table


def roles() -> str:
    """``roles.md``: the table that procedures ask, and no other."""
    may_do = [(permission, *(_mark(may(role, permission)) for role in Role)) for permission in Permission]
    may_look = [(role, "; ".join(PURPOSES[role])) for role in Role]
    return f"""# Roles

Procedures ask this table before they answer, so no page, gate or command can go around it. What is not
marked is refused, with a sentence that says who may.

{table(["may", *Role], may_do)}

## Purposes

Every look at a person names its purpose, and the audit keeps it. The first is the usual one.

{table(["Role", "may look to"], may_look)}
"""


def _mark(allowed: bool) -> str:
    return "yes" if allowed else ""
