"""Accounts are opened and switched off by the operator, never the last ones who oversee."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.hashers import check_password
from django.db import connection

from haidang.ledger import officers
from haidang.ledger.models import Officer
from haidang.procedures.add_officer import Unfit, add_officer
from haidang.procedures.switch_off_officer import Needed, switch_off_officer
from haidang.vault.person import HOUSE, Person
from haidang.vault.roles import NotPermitted, Purpose, Role

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)


def added(username: str, role: Role, who: Person = HOUSE) -> int:
    add_officer(
        username=username, name=username.title(), role=role, who=who, purpose=Purpose.OVERSEE, now=NOW
    )
    return Officer.objects.get(username=username).pk


def switch_off(number: int, who: Person = HOUSE) -> None:
    switch_off_officer(number, who=who, purpose=Purpose.OVERSEE, now=NOW)


def test_the_first_password_opens_the_account_and_is_kept_as_a_hash_only(ledger: str) -> None:
    password = add_officer(
        username="Ann", name="Ann Doe", role=Role.ANALYST, who=HOUSE, purpose=Purpose.OVERSEE, now=NOW
    )
    kept = Officer.objects.get(username="ann").password
    assert check_password(password, kept)
    assert kept.startswith("argon2")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_note WHERE detail LIKE %s", [f"%{password}%"])
        assert cursor.fetchone() == (0,)


def test_an_account_switched_off_is_nobody_any_more(ledger: str) -> None:
    number = added("ann", Role.ANALYST)
    assert officers.person("ann")
    switch_off(number)
    assert officers.person("ann") is None
    with pytest.raises(Needed, match="already"):
        switch_off(number)


@pytest.mark.parametrize("role", [Role.DATA_PROTECTION_OFFICER, Role.OPERATOR])
def test_the_last_one_who_oversees_stays(ledger: str, role: Role) -> None:
    first = added("ann", role)
    with pytest.raises(Needed, match=f"the last {role}"):
        switch_off(first)
    added("bo", role)
    switch_off(first)


def test_nobody_switches_off_their_own_account(ledger: str) -> None:
    number = added("ann", Role.OPERATOR)
    added("bo", Role.OPERATOR)
    own = officers.person("ann")
    assert own
    with pytest.raises(Needed, match="your own"):
        switch_off(number, who=own)


@pytest.mark.parametrize(("username", "name"), [("", "Ann"), ("a b", "Ann"), ("1ann", "Ann"), ("ann", " ")])
def test_an_account_needs_a_plain_user_name_and_a_name(ledger: str, username: str, name: str) -> None:
    with pytest.raises(Unfit):
        add_officer(
            username=username, name=name, role=Role.ANALYST, who=HOUSE, purpose=Purpose.OVERSEE, now=NOW
        )


def test_a_user_name_is_given_once(ledger: str) -> None:
    added("ann", Role.ANALYST)
    with pytest.raises(Unfit, match="already"):
        added("ann", Role.OPERATOR)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OPERATOR])
def test_only_an_operator_keeps_accounts(ledger: str, role: Role) -> None:
    with pytest.raises(NotPermitted, match="keep accounts"):
        added("bo", Role.ANALYST, who=Person(id=1, username="ann", name="Ann", role=role))
