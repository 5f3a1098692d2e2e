"""``haidang demo`` fills a house with an invented world, and goes on where it was."""

import re
import signal
import subprocess
from typing import Any

PASSWORD = re.compile(r"^  (\w+) +([\w-]+)   ", re.MULTILINE)


def test_a_second_start_goes_on_where_the_first_was(house: Any) -> None:
    first = watch(house, until=r"[1-9]\d* messages received")
    assert len(PASSWORD.findall(first)) == 6
    assert (house.home / "demo-accounts.txt").stat().st_mode & 0o077 == 0
    reached = (house.home / "demo-traffic").read_text()

    second = watch(house, until=r"messages received")
    assert PASSWORD.findall(second) == PASSWORD.findall(first)
    assert (house.home / "demo-traffic").read_text() >= reached
    for command in (("verify",), ("audit", "verify")):
        assert house.run(*command).returncode == 0
    accounts = house.run("officer", "list").stdout.decode()
    assert len(accounts.splitlines()) == 6


def test_a_ledger_in_service_is_not_filled_with_invented_people(house: Any) -> None:
    house.run("officer", "add", "linh", "--name", "Linh of Utopia", "--role", "operator")
    ended = house.run("demo", *house.ports())
    assert ended.returncode == 1
    assert b"HAIDANG_HOME" in ended.stderr


def watch(house: Any, *, until: str) -> str:
    """What a demo says from its start until a line like that, closed with Ctrl-C then."""
    said = house.home / "said"
    with said.open("wb") as stream:
        command = house.command("demo", *house.ports(), "--flights", "1")
        running = subprocess.Popen(command, env=house.environment(), stdout=stream, stderr=stream)
    try:
        house.until(lambda: re.search(until, said.read_text()) is not None, until)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 0
    finally:
        running.kill()
        running.wait()
    return said.read_text()
