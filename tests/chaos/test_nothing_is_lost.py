"""Law 1: nothing acknowledged is lost, nothing counted twice, whatever is killed and whenever.

Carriers push an invented day's messages, in order for each flight, each again until it has a receipt, and a
fifth of them once more. Meanwhile processes of the house are killed with SIGKILL at moments drawn by chance
(the seed is printed). What is remembered in the end must be what a house remembers that nobody disturbed.
``--kills N`` kills more, over more flights.
"""

import json
import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from chaos import furnish
from chaos.canonical import canonical
from chaos.carrier import Dropping, Pushing
from chaos.house import House, environment
from haidang.ledger import keys
from haidang.ledger.postgres import Server
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.procedures.verify import verify
from haidang.simulator import Transmission, World

WORLD = 11
LANES = 4
READ_WITHIN = 180.0
NO_MESSAGE = Transmission(
    at=datetime(2026, 4, 1, tzinfo=UTC),
    carrier="X0",
    name="letter-20260401.pdf",
    data=b"%PDF-1.7 no message",
    kind="",
    told=(),
)


class Killer(threading.Thread):
    """Kills at places drawn from the progress of the carriers, each after a moment drawn too."""

    def __init__(self, house: House, dice: random.Random, *, kills: int, steps: int) -> None:
        super().__init__(daemon=True)
        self._house, self._dice = house, dice
        self._places = sorted(dice.choices(range(steps), k=kills))
        self._done = 0
        self._moved = threading.Condition()
        self.killed: list[str] = []
        self.failure: Exception | None = None

    def step(self) -> None:
        with self._moved:
            self._done += 1
            self._moved.notify_all()

    def run(self) -> None:
        try:
            for place in self._places:
                with self._moved:
                    self._moved.wait_for(lambda place=place: self._done > place)  # type: ignore[misc]
                threading.Event().wait(self._dice.uniform(0, 0.3))
                self.killed.append(self._house.kill(self._dice))
        except Exception as failure:
            self.failure = failure


@pytest.fixture
def home() -> Iterator[Path]:
    """A home of the disturbed house's own, under the same keys as the tests' so that tokens agree."""
    folder = Path(tempfile.mkdtemp(prefix="haidang-chaos-"))
    folder.chmod(0o755)
    keys.card_key()
    (folder / "keys").mkdir(mode=0o700)
    (folder / "inbox" / "in").mkdir(mode=0o700, parents=True)
    shutil.copy(Path(os.environ["HAIDANG_HOME"]) / "keys" / "master.key", folder / "keys")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_nothing_acknowledged_is_lost_and_nothing_doubled(
    ledger: str, home: Path, pytestconfig: pytest.Config
) -> None:
    kills = pytestconfig.getoption("--kills")
    seed = secrets.randbelow(10**6)
    print(f"seed {seed}")
    dice = random.Random(seed)
    sent = _traffic(flights=max(6, kills // 6))
    undisturbed = _undisturbed(sent, ledger)

    tokens = _furnished(home, sorted({one.carrier for one in sent}))
    with House(home) as house:
        killer = Killer(house, dice, kills=kills, steps=len(sent))
        carriers = _carriers(sent, house, tokens, dice, killer)
        for thread in (*carriers, killer):
            thread.start()
        for thread in (*carriers, killer):
            thread.join()
        failures = [thread.failure for thread in (*carriers, killer) if thread.failure]
        assert not failures, f"{failures}\n{killer.killed}\n{house.last_words()}"
        _await_all_read(home, house)

    print(f"killed {killer.killed}")
    with Server(home / "postgres") as server:
        disturbed = canonical(server.url)
        read = _read(server.url)
    assert len(killer.killed) == kills
    for carrier in carriers:
        assert _lost(carrier.receipts, read) == []
    assert undisturbed["hits"]
    for subject, rows in undisturbed.items():
        assert disturbed[subject] == rows, subject
    told = {one.data: len(one.told) for one in sent}
    assert sum(travellers for messages in read.values() for _, travellers in messages) == sum(told.values())


def _traffic(flights: int) -> list[Transmission]:
    """A day's messages in order of time, and bytes that are none. Cut-off files name no flight to be in order
    of, so they are left out."""
    day = World(WORLD).days(date(2026, 11, 20), days=1, flights=flights)
    return [*(one for one in day if one.damage != "truncated"), NO_MESSAGE]


def _flight(one: Transmission) -> str:
    return "-".join(one.name.split("-")[:2])


def _undisturbed(sent: list[Transmission], url: str) -> dict[str, list[str]]:
    """What a house remembers that takes and reads one message after another."""
    furnish.furnish(WORLD, [])
    for one in sent:
        receive(one.data, gate="test", now=datetime.now(UTC))
        read_inbox(now=datetime.now(UTC))
    assert verify() == []
    return canonical(url)


def _furnished(home: Path, carriers: list[str]) -> dict[str, str]:
    run = subprocess.run(
        [sys.executable, furnish.__file__, str(WORLD), *carriers],
        env=environment(home),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    tokens: dict[str, str] = json.loads(run.stdout)
    return tokens


def _carriers(
    sent: list[Transmission], house: House, tokens: dict[str, str], dice: random.Random, killer: Killer
) -> list[Pushing | Dropping]:
    """The flights dealt out to lanes, of which one drops files and the others push."""
    flights = sorted({_flight(one) for one in sent})
    lanes = [[one for one in sent if flights.index(_flight(one)) % LANES == lane] for lane in range(LANES)]
    dropping = Dropping(lanes[0], inbox=house.home / "inbox", progress=killer.step)
    return [
        dropping,
        *(
            Pushing(
                lane,
                port=house.ports[1],
                tokens=tokens,
                dice=random.Random(dice.random()),
                progress=killer.step,
            )
            for lane in lanes[1:]
        ),
    ]


def _await_all_read(home: Path, house: House) -> None:
    deadline = time.monotonic() + READ_WITHIN
    while _waiting(home) != 0:
        assert time.monotonic() < deadline, f"{_waiting(home)} messages still wait\n{house.last_words()}"
        time.sleep(0.1)


def _waiting(home: Path) -> int | None:
    """How many messages wait; ``None`` while the server does not answer."""
    try:
        with psycopg.connect(Server(home / "postgres").url) as connection:
            [(waiting,)] = connection.execute("SELECT count(*) FROM message WHERE state = 'waiting'")
            return int(waiting)
    except psycopg.OperationalError:
        return None


def _read(url: str) -> dict[str, list[tuple[str, int]]]:
    """The state of each message and the travellers read from it, by its receipt."""
    found: dict[str, list[tuple[str, int]]] = {}
    with psycopg.connect(url) as connection:
        for receipt, state, travellers in connection.execute(
            "SELECT receipt, state, travellers FROM message"
        ):
            found.setdefault(receipt, []).append((state, travellers))
    return found


def _lost(receipts: dict[str, int], read: dict[str, list[tuple[str, int]]]) -> list[str]:
    """The receipts that do not have all their messages read or set aside."""
    done = {receipt: [state for state, _ in told if state != "waiting"] for receipt, told in read.items()}
    return [receipt for receipt, messages in receipts.items() if len(done.get(receipt, ())) != messages]
