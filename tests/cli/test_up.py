"""``haidang up`` keeps every process of the house running, and leaves none behind."""

import os
import signal
import socket
import urllib.request
from typing import Any

GATE, POSTGRES, DESK = "haidang.gates.folder", "/postgres -D", "haidang.web.wsgi"


def test_it_mends_what_dies_and_closes_in_order(house: Any) -> None:
    house.start()
    gate, desk, postgres = house.one(GATE), house.one(DESK), house.one(POSTGRES)

    os.kill(gate, signal.SIGKILL)
    house.until(lambda: gate not in house.processes() and house.runs(GATE), "a new folder gate")
    os.kill(desk, signal.SIGKILL)
    house.until(lambda: desk not in house.processes() and house.answer(house.port, "/") == 200, "a new desk")
    os.kill(postgres, signal.SIGKILL)
    house.until(lambda: house.answer(house.gate, "/healthz") == 200, "a new database")
    assert house.one(POSTGRES) != postgres

    house.process.send_signal(signal.SIGTERM)
    assert house.process.wait(timeout=15) == 0
    assert house.processes() == {}


def test_nothing_outlives_it_when_it_is_killed(house: Any) -> None:
    house.start()
    house.process.kill()
    house.process.wait()
    house.until(lambda: house.processes() == {}, "every process ends")
    for port in (house.port, house.gate, house.operations):
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", port))
    house.start()


def test_the_operations_address_tells_how_long_pages_take(house: Any) -> None:
    house.start()
    assert house.answer(house.port, "/sign-in/") == 200
    with urllib.request.urlopen(f"http://127.0.0.1:{house.operations}/metrics") as metrics:
        told = metrics.read().decode()
    assert 'haidang_page_seconds_count{page="sign_in"}' in told


def test_a_port_that_is_taken_is_said_in_one_line(house: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", house.port))
        taken.listen()
        ended = house.run("up", "--port", str(house.port))
    assert ended.returncode == 1
    assert ended.stderr.decode().splitlines() == [
        f"Port {house.port} is in use: stop what uses it, or choose another (--help)."
    ]


def test_a_database_that_is_not_there_is_said_in_words(house: Any) -> None:
    environment = house.environment() | {"HAIDANG_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    house.environment = lambda: environment
    ended = house.run("status")
    assert ended.returncode == 1
    assert "The database does not answer" in ended.stderr.decode()
    assert "Traceback" not in ended.stderr.decode()
