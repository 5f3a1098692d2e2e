"""``haidang watchlist``: lists of people to look out for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

NAME = "watchlist"
CHUNK = 1 << 20
app = typer.Typer(no_args_is_help=True, help="Lists of people to look out for.")

File = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="The whole list, as the house's CSV.")
]
Name = Annotated[str, typer.Option("--list", help="Which list; it must have been started at the desk.")]
Keeper = Annotated[
    str, typer.Option("--as", metavar="USERNAME", help="The watchlist keeper who answers for it.")
]


class Chunks:
    """A file's bytes, as often as they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


@app.callback()
def _watchlist() -> None:
    """Only so that one command alone does not become the whole group."""


@app.command()
def load(file: File, name: Name, keeper: Keeper) -> None:
    """Propose a file as the next version of a list. Nothing of it is used before a supervisor approves it.

    The keeper's password is asked for, or read from standard input.

        haidang watchlist load border.csv --list Border --as khanh
    """
    from haidang.cli.terminal import signed_in, the_ledger

    with the_ledger():
        from haidang.ledger.watchlist_changes import change, rejected
        from haidang.procedures.load_watchlist import dry_run
        from haidang.procedures.look_at_watchlists import look_at_watchlists
        from haidang.procedures.propose_watchlist import propose
        from haidang.vault.roles import Purpose

        who, purpose, now = signed_in(keeper), Purpose.ASSESS, datetime.now(UTC)
        standings = look_at_watchlists(who=who, purpose=purpose, now=now)
        numbers = {standing.name: standing.id for standing in standings}
        if name not in numbers:
            known = ", ".join(numbers) or "none yet"
            typer.echo(f"There is no list called {name} ({known}): start it at the desk.", err=True)
            raise typer.Exit(1)
        number = dry_run([Chunks(file)], watchlist=numbers[name], who=who, purpose=purpose, now=now)
        propose(number, who=who, purpose=purpose, now=now)
        found, unfit = change(number), rejected(number)
    assert found is not None, "it was proposed a moment ago"
    for row in unfit:
        typer.echo(f"line {row.line}: {row.reason}", err=True)
    typer.echo(f"{found.added:,} added, {found.changed:,} changed, {found.removed:,} removed: proposed.")
    typer.echo("A supervisor approves it at the desk, under Watchlists.")
