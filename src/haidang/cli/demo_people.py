"""The demo's officers, lists and criteria: invented, proposed by one person and approved by another."""

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from haidang.ledger import officers
from haidang.ledger.criteria import Wording
from haidang.ledger.models import CriterionState as State
from haidang.ledger.watchlists import Particulars
from haidang.procedures.add_officer import add_officer
from haidang.procedures.approve_criterion import approve_criterion
from haidang.procedures.approve_watchlist import approve
from haidang.procedures.load_watchlist import dry_run
from haidang.procedures.look_at_criteria import look_at_criteria
from haidang.procedures.look_at_watchlists import look_at_watchlists
from haidang.procedures.propose_watchlist import propose
from haidang.procedures.renew_password import renew_password
from haidang.procedures.start_watchlist import start_watchlist
from haidang.procedures.write_criterion import submit_criterion, write_criterion
from haidang.screening.hit import Severity
from haidang.simulator.world import World
from haidang.vault.person import HOUSE, Person
from haidang.vault.roles import PURPOSES, Purpose, Role

OFFICERS = {
    Role.ANALYST: ("lan", "Trần Hương Lan"),
    Role.SUPERVISOR: ("minh", "Lê Quang Minh"),
    Role.CRITERIA_AUTHOR: ("hoa", "Phạm Thu Hoa"),
    Role.WATCHLIST_KEEPER: ("khanh", "Vũ Gia Khánh"),
    Role.DATA_PROTECTION_OFFICER: ("ngoc", "Đỗ Bảo Ngọc"),
    Role.OPERATOR: ("son", "Hoàng Thái Sơn"),
}
LAW = "Invented for the demonstration; in service, the article that allows it."
LISTED_FOR = "To find travellers somebody asked to be told of."
CRITERION_LASTS = timedelta(days=90)


class InUse(RuntimeError):
    """This ledger is somebody's, not a demonstration's."""


def accounts(file: Path, now: datetime) -> list[str]:
    """One account for each role, with passwords made at the first start; lines to print. ``file`` keeps them,
    for this user's eyes only."""
    known = {account.username: account.id for account in officers.accounts()}
    if known and not file.exists():
        raise InUse(
            "People work in this ledger already, and a demonstration would fill it with invented ones. "
            "Set HAIDANG_HOME to another folder, and leave HAIDANG_DATABASE_URL unset."
        )
    passwords = _kept(file)
    for role, (username, name) in OFFICERS.items():
        if username not in passwords:
            passwords[username] = _password(known.get(username), username, name, role, now)
            _keep(file, passwords)
    return [f"{username:<8} {passwords[username]}   {role}" for role, (username, _) in OFFICERS.items()]


def lists(world: World, now: datetime) -> None:
    """The world's watchlists, each loaded by the keeper and approved by the supervisor."""
    data = "".join(world.watchlist()).encode()
    keeper, supervisor = _person(Role.WATCHLIST_KEEPER), _person(Role.SUPERVISOR)
    known = {one.name: one for one in look_at_watchlists(who=keeper, purpose=_for(keeper), now=now)}
    for name in _list_names(data):
        if name in known and known[name].version:
            continue
        number = known[name].id if name in known else _started(name, keeper, now)
        change = known[name].open_change if name in known and known[name].proposed else None
        if change is None:
            change = dry_run([[data]], watchlist=number, who=keeper, purpose=_for(keeper), now=now)
            propose(change, who=keeper, purpose=_for(keeper), now=now)
        approve(change, who=supervisor, purpose=_for(supervisor), now=now)


def criteria(world: World, now: datetime) -> None:
    """The world's criteria, each written by the author and approved by the supervisor."""
    author, supervisor = _person(Role.CRITERIA_AUTHOR), _person(Role.SUPERVISOR)
    known = {one.name: one for one in look_at_criteria(who=author, purpose=_for(author), now=now)}
    for name, text in world.criteria():
        standing = known.get(name)
        if standing is None:
            number = write_criterion(_wording(name, text, now), who=author, purpose=_for(author), now=now)
        else:
            number = standing.id
        if standing is None or standing.state == State.DRAFT:
            submit_criterion(number, who=author, purpose=_for(author), now=now)
        if standing is None or standing.state in (State.DRAFT, State.SUBMITTED):
            approve_criterion(number, who=supervisor, purpose=_for(supervisor), now=now)


def _kept(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    pairs = [line.split() for line in file.read_text().splitlines()]
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def _keep(file: Path, passwords: dict[str, str]) -> None:
    draft = file.with_name(f".{file.name}.writing")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.writelines(f"{username} {password}\n" for username, password in passwords.items())
    draft.replace(file)


def _password(number: int | None, username: str, name: str, role: Role, now: datetime) -> str:
    if number is not None:  # a first start was cut off between the account and our note of it
        return renew_password(number, who=HOUSE, purpose=Purpose.OVERSEE, now=now)
    return add_officer(username=username, name=name, role=role, who=HOUSE, purpose=Purpose.OVERSEE, now=now)


def _person(role: Role) -> Person:
    person = officers.person(OFFICERS[role][0])
    if person is None:
        raise InUse(f"The demo's {role} is switched off. Remove HAIDANG_HOME to begin afresh.")
    return person


def _for(person: Person) -> Purpose:
    return PURPOSES[person.role][0]


def _list_names(data: bytes) -> Iterable[str]:
    rows = data.decode().splitlines()
    column = rows[0].split(",").index("list")
    return sorted({row.split(",")[column] for row in rows[1:]})


def _started(name: str, keeper: Person, now: datetime) -> int:
    told = Particulars(owner="Border service of Utopia", purpose=LISTED_FOR, legal_basis=LAW)
    return start_watchlist(name, told, who=keeper, purpose=_for(keeper), now=now)


def _wording(name: str, text: str, now: datetime) -> Wording:
    return Wording(
        name=name,
        text=text,
        exonerating='traveller.role in ("crew", "transit crew")',
        severity=Severity.NORMAL,
        offence="narcotics",
        legal_basis=LAW,
        justification="A pattern of open training material on the assessment of journeys.",
        expires_on=(now + CRITERION_LASTS).date(),
    )
