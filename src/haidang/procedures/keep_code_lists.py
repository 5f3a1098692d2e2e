"""Lists of codes that criteria name: somebody proposes one, a second person puts it in force."""

from datetime import datetime

from haidang.ledger import archive_due, audit, code_lists, screening_runs
from haidang.ledger.code_lists import CodeListVersion
from haidang.ledger.transaction import transaction
from haidang.said import Said
from haidang.screening.links import STOP_LIST
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, check_four_eyes

LONGEST_NAME = 64
MOST_MEMBERS = 5000


class NotListable(ValueError):
    """The list cannot be kept so; the sentence says what to change."""


def look_at_code_lists(*, who: Person, purpose: Purpose, now: datetime) -> list[CodeListVersion]:
    """Every version of every list, by name, newest first."""
    who.check(Permission.SEE_CRITERIA, purpose)
    with transaction():
        audit.note(who, "look at the code lists", purpose, [], at=now)
    return code_lists.all_of_them()


def propose_code_list(
    name: str, members: list[str], *, why: str, who: Person, purpose: Purpose, now: datetime
) -> None:
    """Propose the next version of a list; ``members`` without blanks around them, each once."""
    who.check(Permission.WRITE_CRITERIA, purpose)
    name, kept = name.strip(), list(dict.fromkeys(filter(None, (member.strip() for member in members))))
    if not name or len(name) > LONGEST_NAME or '"' in name:
        raise NotListable(
            Said(
                'Give it a name of at most %(most)s letters, without ": criteria call it by it.',
                most=LONGEST_NAME,
            )
        )
    if not kept or len(kept) > MOST_MEMBERS:
        raise NotListable(Said("Put something on it, a code a line: at most %(most)s.", most=MOST_MEMBERS))
    if not why.strip():
        raise NotListable(Said("Say why: whoever approves it reads this."))
    with transaction():
        code_lists.propose(name, kept, why.strip(), who=who.id, now=now)
        audit.note(who, "propose a code list", purpose, [f"code list {name}"], at=now)


def approve_code_list(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Put it in force for every criterion that names it, and for travellers already known. By another stop
    list others are linked, so what the archive tells of links is worked out again in the background."""
    who.check(Permission.APPROVE_CRITERIA, purpose)
    with transaction():
        found = _submitted(number)
        check_four_eyes(author=found.author, approver=who.username)
        code_lists.approve(found, who=who.id, now=now)
        screening_runs.ask(f"code list {found.name}, version {found.version}", now)
        if found.name == STOP_LIST:
            archive_due.want_all(now)
        audit.note(who, "approve a code list", purpose, [f"code list {found.name}"], at=now)


def refuse_code_list(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Leave the version before in force."""
    who.check(Permission.APPROVE_CRITERIA, purpose)
    with transaction():
        found = _submitted(number)
        code_lists.refuse(number)
        audit.note(who, "refuse a code list", purpose, [f"code list {found.name}"], at=now)


def _submitted(number: int) -> CodeListVersion:
    if (found := code_lists.submitted(number)) is None:
        raise NotListable(Said("This version is decided already."))
    return found
