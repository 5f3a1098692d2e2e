"""``haidang simulate``: write an invented world's messages into a folder."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from haidang.simulator.world import World

Out = Annotated[Path, typer.Argument(metavar="OUT", help="The folder to fill; made when it is not there.")]
Days = Annotated[int, typer.Option(min=1, max=366, help="How many days of departures.")]
Flights = Annotated[int, typer.Option(min=1, max=2000, help="Flights a day.")]
Seed = Annotated[int, typer.Option(help="Which world: the same number, the same world.")]
Start = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The first day of departures.")]


def simulate(
    out: Out,
    days: Days = 1,
    flights: Flights = 60,
    seed: Seed = 7,
    start: Start = datetime(2026, 9, 1),  # noqa: DTZ001 (a local day; a fixed one keeps the answer the same)
) -> None:
    """Write what the carriers of an invented world send: PAXLST and PNRGOV files, the same for the same seed.

    Beside the folder of messages come the watchlist and criteria that go with them, and the truth: who was
    planted where.

        haidang simulate --days 1 --flights 60 --seed 7 OUT

        haidang simulate --start 2026-12-24 OUT && haidang receive OUT/messages/*
    """
    from haidang.simulator.world import World

    world, day = World(seed), start.date()
    messages = out / "messages"
    messages.mkdir(parents=True, exist_ok=True)
    files = size = 0
    for sent in world.days(day, days=days, flights=flights):
        (messages / sent.name).write_bytes(sent.data)
        files, size = files + 1, size + len(sent.data)
    _beside(out, world, day, days, flights)
    typer.echo(f"{files} files, {size / 1e6:.1f} MB, in {messages}")


def _beside(out: Path, world: "World", day: date, days: int, flights: int) -> None:
    import msgspec

    with (out / "watchlist.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(world.watchlist())
    criteria = [f"# {name}\n{text}\n" for name, text in world.criteria()]
    (out / "criteria.txt").write_text("\n".join(criteria), encoding="utf-8")
    with (out / "truth.jsonl").open("wb") as stream:
        for planted in world.truth(day, days=days, flights=flights):
            stream.write(msgspec.json.encode(planted) + b"\n")
