"""The lists of codes analysts keep for criteria: versions, each approved by a second person."""

from datetime import datetime

from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.screening.criteria import Lists

_TOLD = (
    "SELECT l.id, l.name, l.version, l.members, l.why, l.state, a.username, a.name, l.written_at, p.name "
    "FROM code_list l JOIN officer a ON a.id = l.author_id LEFT JOIN officer p ON p.id = l.approver_id "
)


class CodeListVersion(Struct, frozen=True):
    """One version of a list, and who did what about it. ``author`` is a username."""

    id: int
    name: str
    version: int
    members: list[str]
    why: str
    state: str
    author: str
    author_name: str
    written_at: datetime
    approver_name: str | None


def in_force() -> Lists:
    """The members of each list in force, as they compare."""
    rows = query("SELECT name, members FROM code_list WHERE state = 'live'")
    return {name: frozenset(member.casefold() for member in members) for name, members in rows}


def all_of_them() -> list[CodeListVersion]:
    """Every version of every list, newest first, by name."""
    return [CodeListVersion(*row) for row in query(f"{_TOLD} ORDER BY l.name, l.version DESC")]


def submitted(number: int) -> CodeListVersion | None:
    """That version, held until the transaction ends, if it waits for a second person."""
    query("SELECT id FROM code_list WHERE id = %s FOR UPDATE", [number])
    found = query(f"{_TOLD} WHERE l.id = %s AND l.state = 'submitted'", [number])
    return CodeListVersion(*found[0]) if found else None


def propose(name: str, members: list[str], why: str, *, who: int, now: datetime) -> None:
    """A next version; one that still waited gives way to it."""
    query("LOCK TABLE code_list IN SHARE ROW EXCLUSIVE MODE")  # the next version is counted here
    query("UPDATE code_list SET state = 'refused' WHERE name = %s AND state = 'submitted'", [name])
    query(
        "INSERT INTO code_list (name, version, members, why, state, author_id, written_at) "
        "SELECT %s, 1 + coalesce(max(version), 0), %s, %s, 'submitted', %s, %s "
        "FROM code_list WHERE name = %s",
        [name, members, why, who, now, name],
    )


def approve(found: CodeListVersion, *, who: int, now: datetime) -> None:
    """Put a version in force in place of the one before. The database refuses the author's own approval."""
    query("UPDATE code_list SET state = 'replaced' WHERE name = %s AND state = 'live'", [found.name])
    query(
        "UPDATE code_list SET state = 'live', approver_id = %s, approved_at = %s WHERE id = %s",
        [who, now, found.id],
    )


def refuse(number: int) -> None:
    """It will not be used."""
    query("UPDATE code_list SET state = 'refused' WHERE id = %s", [number])
