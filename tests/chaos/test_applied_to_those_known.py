"""A criterion on its way to travellers already known reaches each of them once, however often it is killed.

Whoever drives the run is killed with SIGKILL at moments drawn by chance (the seed is printed), in the middle
of a batch as often as not, and another goes on.
"""

import os
import random
import secrets
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

import haidang
from chaos import drive
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.procedures.verify import verify
from specimens import manifest

KILLS = 4
TRAVELLERS = 300
PATIENCE = 60.0
NOW = datetime.now(UTC)


def test_it_reaches_everybody_once_whatever_is_killed(ledger: str) -> None:
    dice = random.Random(seed := secrets.randbelow(10**6))
    print(f"seed {seed}")
    receive(manifest(*(f"DOE{_letters(n)}:JANE" for n in range(TRAVELLERS))), gate="test", now=NOW)
    while read_inbox(now=NOW):
        pass
    _put_in_force()

    killed_at = []
    for _ in range(KILLS):
        driver = _driver()
        before = _done(ledger)
        _await(lambda before=before: _done(ledger) > before)
        threading.Event().wait(dice.uniform(0, 0.02))
        os.kill(driver.pid, signal.SIGKILL)
        driver.wait()
        killed_at.append(_done(ledger))
    assert _driver().wait(PATIENCE) == 0

    print(f"killed at {killed_at} of {TRAVELLERS}")
    assert killed_at[0] < TRAVELLERS
    with psycopg.connect(ledger) as connection:
        asked = connection.execute(
            "SELECT total, done, hits, passed_over, finished_at IS NOT NULL FROM screening_run"
        )
        assert asked.fetchall() == [(TRAVELLERS, TRAVELLERS, TRAVELLERS, 0, True)]
        found = connection.execute(
            "SELECT count(*), count(DISTINCT crossing_id) FROM hit WHERE kind = 'criterion'"
        )
        assert found.fetchall() == [(TRAVELLERS, TRAVELLERS)]
    assert verify() == []


def _letters(number: int) -> str:
    return f"{chr(65 + number // 26)}{chr(65 + number % 26)}"


def _put_in_force() -> None:
    from haidang.ledger.criteria import Wording
    from haidang.ledger.models import Officer
    from haidang.procedures.approve_criterion import approve_criterion
    from haidang.procedures.write_criterion import submit_criterion, write_criterion
    from haidang.screening import Severity
    from haidang.vault.person import Person
    from haidang.vault.roles import PURPOSES, Role

    def acting(username: str, role: Role) -> dict[str, object]:
        made = Officer.objects.create(username=username, name=username, role=role)
        person = Person(id=made.pk, username=username, name=username, role=role)
        return {"who": person, "purpose": PURPOSES[role][0], "now": NOW}

    author, supervisor = acting("an", Role.CRITERIA_AUTHOR), acting("sam", Role.SUPERVISOR)
    wording = Wording(
        name="From Hanoi by X1",
        text='movement.origin is "HAN" and movement.carrier is "X1"',
        exonerating='traveller.role is "crew"',
        severity=Severity.NORMAL,
        offence="narcotics",
        legal_basis="Passenger Data Act of Utopia, section 7",
        justification="To try it.",
        expires_on=(NOW + timedelta(days=90)).date(),
        expected_hits=TRAVELLERS,
    )
    number = write_criterion(wording, **author)
    submit_criterion(number, **author)
    approve_criterion(number, **supervisor)


def _driver() -> "subprocess.Popen[bytes]":
    sources = Path(haidang.__file__).parents[1]
    return subprocess.Popen([sys.executable, drive.__file__], env={**os.environ, "PYTHONPATH": str(sources)})


def _done(ledger: str) -> int:
    with psycopg.connect(ledger) as connection:
        [(done,)] = connection.execute("SELECT done FROM screening_run")
        return int(done)


def _await(happened) -> None:
    waits = threading.Event()
    for _ in range(int(PATIENCE / 0.005)):
        if happened():
            return
        waits.wait(0.005)
    raise TimeoutError("the run did not go on")
