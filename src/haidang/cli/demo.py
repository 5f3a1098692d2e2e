"""``haidang demo``: a house in an invented world, to look around in."""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from haidang.cli.up import GatePort, Host, OperationsPort, Port, Workers

if TYPE_CHECKING:
    from haidang.cli.house import House

Flights = Annotated[int, typer.Option(min=1, max=500, help="Flights a day of the invented world.")]
Seed = Annotated[int, typer.Option(help="Which world.")]

BETWEEN_LINES = 5.0


def demo(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    gate_port: GatePort = 8001,
    operations_port: OperationsPort = 8002,
    workers: Workers = 2,
    flights: Flights = 12,
    seed: Seed = 7,
) -> None:
    """Open a house in an invented world: officers, lists, criteria, and carriers that go on sending.

    The passwords are made at the first start and printed at each. Ctrl-C closes it; the next start goes on
    where it was. Remove its folder (HAIDANG_HOME) to begin afresh.

        haidang demo

        HAIDANG_HOME=/tmp/demo haidang demo --port 9000 --gate-port 9001 --operations-port 9002
    """
    from contextlib import closing

    from haidang.cli.child import Child
    from haidang.cli.house import House
    from haidang.ledger.home import home
    from haidang.ledger.log import configure

    os.environ.setdefault("HAIDANG_HOME", str(Path.home() / ".haidang-demo"))
    ports = {"port": port, "gate_port": gate_port, "operations_port": operations_port}
    with (
        (home() / "demo.log").open("a") as log,
        closing(House(typer.echo, host=host, **ports)) as house,
    ):
        configure("house", log)
        house.open_ledger()
        house.start(workers=workers, log=log)
        lines = _furnish(seed)
        house.add(Child("carriers", "haidang.cli.traffic", str(seed), str(flights), log=log))
        house.await_doors()
        house.add(
            Child("invented past", "haidang.cli.demo_past", str(seed), str(flights), log=log, once=True)
        )
        _welcome(house, lines)
        house.keep(Watching())
        typer.echo("\nClosing ...")


class Watching:
    """One line now and then on what has come in."""

    def __init__(self) -> None:
        self._last, self._due = "", 0.0

    def __call__(self) -> None:
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + BETWEEN_LINES
            line = _progress()
            if line != self._last:
                typer.echo(f"\r{line}\033[K" if sys.stdout.isatty() else line, nl=not sys.stdout.isatty())
            self._last = line


def _furnish(seed: int) -> list[str]:
    from haidang.cli import demo_people
    from haidang.ledger.home import home
    from haidang.simulator.world import World

    now, world = datetime.now(UTC), World(seed)
    typer.echo("Officers, watchlists and criteria ...")
    lines = demo_people.accounts(home() / "demo-accounts.txt", now)
    demo_people.lists(world, now)
    demo_people.criteria(world, now)
    return lines


def _welcome(house: "House", lines: list[str]) -> None:
    from haidang.ledger.home import home

    typer.echo("\nSign in as one of these (the passwords were made here, at the first start):\n")
    for line in lines:
        typer.echo(f"  {line}")
    typer.echo(f"\nThe desk is open at {house.page}. Ctrl-C closes the house.")
    typer.echo(f"Everything it keeps is in {home()}; its log is {home() / 'demo.log'}.\n")


def _progress() -> str:
    from haidang.ledger.steady import UNREACHABLE, again_if_stale
    from haidang.procedures.figures import figures

    try:
        now = again_if_stale(lambda: figures(datetime.now(UTC)))
    except UNREACHABLE:
        return "The database does not answer; starting it again ..."
    return (
        f"{sum(now.received.values()):,} messages received, {now.waiting:,} waiting, "
        f"{now.quarantined:,} in quarantine, {sum(now.open_hits.values()):,} hits to decide"
    )
