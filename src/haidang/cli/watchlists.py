"""``haidang watchlist``: lists of people to look out for."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from haidang.ledger.watchlist_changes import Difference

NAME = "watchlist"
CHUNK = 1 << 20
SAID_EVERY = 100_000
app = typer.Typer(no_args_is_help=True, help="Lists of people to look out for.")

Files = Annotated[
    list[Path],
    typer.Argument(exists=True, dir_okay=False, help="The whole list; OFAC's CSV form is three files."),
]
Name = Annotated[str, typer.Option("--list", help="Which list; it must have been started at the desk.")]
Keeper = Annotated[str, typer.Option("--as", metavar="USERNAME", help="Who answers for it.")]
FormatName = Annotated[
    str, typer.Option("--format", help="Where it is not recognised: csv, ftm, un, ofac-xml, ofac-csv, eu ...")
]


class Chunks:
    """A file's bytes, as often as they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


@app.command()
def template(
    papers: Annotated[
        bool, typer.Option("--papers", help="The form of a list of papers alone, kept as marks.")
    ] = False,
) -> None:
    """Print our CSV form with one invented entry, to be filled in.

    haidang watchlist template > border.csv
    """
    from haidang.screening.watchlists.formats import own_csv
    from haidang.screening.watchlists.formats import papers as papers_csv

    if papers:
        typer.echo(papers_csv.EXAMPLE, nl=False)
        return
    for line in own_csv.write([own_csv.EXAMPLE]):
        typer.echo(line, nl=False)


@app.command()
def load(
    files: Files,
    name: Name,
    keeper: Keeper = "",
    standing: Annotated[
        bool, typer.Option("--standing", help="Count on the standing approval of this list's feed.")
    ] = False,
    form: FormatName = "",
) -> None:
    """Propose a file as the next version of a list. Nothing of it is used before a supervisor approves it.

    The keeper's password is asked for, or read from standard input. A load that was cut off goes on where it
    was when it is begun again. With ``--standing`` nobody is asked: what stays within the bounds of the
    standing approval is in force at once, and what does not waits for a supervisor.

        haidang watchlist load border.csv --list Border --as khanh
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        if standing:
            _load_standing(files, name)
            return
        acting = _acting(keeper)
        number = _tried(files, name, form, acting)
        from haidang.procedures.propose_watchlist import propose

        propose(number, **acting)
        _say_what_came(number)
        typer.echo("Proposed. A supervisor approves it at the desk, under Watchlists.")


@app.command()
def diff(files: Files, name: Name, keeper: Keeper, form: FormatName = "") -> None:
    """Show what a file would add, change and remove, and which rows it cannot take. Nothing of it is kept.

    haidang watchlist diff border.csv --list Border --as khanh
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        from haidang.ledger.watchlist_changes import differences
        from haidang.ledger.watchlist_papers import ALL
        from haidang.procedures.propose_watchlist import discard

        acting = _acting(keeper)
        number = _tried(files, name, form, acting)
        for difference in differences(number):
            if difference.after is None or difference.after.reference != ALL:
                typer.echo(_one_line(difference))
        _say_what_came(number)
        discard(number, **acting)


@app.command()
def export(
    name: Name,
    keeper: Keeper,
    form: Annotated[str, typer.Option("--format", help="csv, or ftm for FollowTheMoney.")] = "csv",
    to: Annotated[Path | None, typer.Option(help="A file; if none is given, the terminal.")] = None,
) -> None:
    """Write out a list as it is in force. What is written comes back the same when it is loaded.

    haidang watchlist export --list Border --as khanh --format ftm --to border.ftm.jsonl
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        from haidang.procedures.export_watchlist import export_watchlist

        acting = _acting(keeper)
        lines = export_watchlist(_number(name, acting), format=form, **acting)
        if to is None:
            for line in lines:
                typer.echo(line, nl=False)
        else:
            with to.open("x", encoding="utf-8", newline="") as file:
                file.writelines(lines)


@app.command()
def close(
    name: Name, keeper: Keeper, why: Annotated[str, typer.Option(help="Whoever approves it reads this.")]
) -> None:
    """Ask for a list to be emptied and closed for good. A supervisor approves it at the desk.

    haidang watchlist close --list Border --as khanh --why "The operation is over"
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        from haidang.procedures.edit_watchlist import propose_closing

        acting = _acting(keeper)
        propose_closing(_number(name, acting), why=why, **acting)
    typer.echo("Proposed. A supervisor approves it at the desk, under Watchlists.")


@app.command()
def verify() -> None:
    """Say whether the lists, the changes that made them and the index asked of them agree.

    What a keeper should know is said too: thresholds set under another scorecard, and document numbers that
    so many entries name that nobody is found by them.

    haidang watchlist verify
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        from haidang.procedures.verify_watchlists import verify_watchlists

        found = verify_watchlists()
    for sentence in (*found.disagreements, *found.remarks):
        typer.echo(sentence, err=True)
    index = "no index of them is made yet" if found.indexed is None else f"{found.indexed:,} in the index"
    papers = f" and {found.papers:,} papers kept as marks" if found.papers else ""
    typer.echo(f"{found.lists:,} lists with {found.entries:,} entries{papers}; {index}.")
    if found.disagreements:
        raise typer.Exit(1)


def _acting(keeper: str) -> dict[str, Any]:
    """Who acts, for what and when, as procedures want it."""
    from haidang.cli.terminal import signed_in
    from haidang.vault.roles import Purpose

    if not keeper:
        typer.echo(
            "Say who answers for it, with --as; or count on a standing approval, with --standing.", err=True
        )
        raise typer.Exit(1)
    return {"who": signed_in(keeper), "purpose": Purpose.ASSESS, "now": datetime.now(UTC)}


def _number(name: str, acting: dict[str, Any]) -> int:
    from haidang.procedures.look_at_watchlists import look_at_watchlists

    return _named(name, {standing.name: standing.id for standing in look_at_watchlists(**acting)})


def _named(name: str, numbers: dict[str, int]) -> int:
    if name not in numbers:
        known = ", ".join(numbers) or "none yet"
        typer.echo(f"There is no list called {name} ({known}): start it at the desk.", err=True)
        raise typer.Exit(1)
    return numbers[name]


def _tried(files: Sequence[Path], name: str, form: str, acting: dict[str, Any]) -> int:
    from haidang.procedures.load_watchlist import dry_run

    watchlist = _number(name, acting)
    chunks = [Chunks(file) for file in files]
    return dry_run(chunks, watchlist=watchlist, format=form, progress=_say_how_far, **acting)


def _load_standing(files: Sequence[Path], name: str) -> None:
    from haidang.ledger.watchlists import in_force
    from haidang.procedures.standing_approval import load_standing

    watchlist = _named(name, {one.name: one.id for one in in_force()})
    chunks = [Chunks(file) for file in files]
    outcome = load_standing(chunks, watchlist=watchlist, now=datetime.now(UTC), progress=_say_how_far)
    if outcome.change is None:
        typer.echo("The list is as it was: nothing to change.")
        return
    _say_what_came(outcome.change)
    if outcome.waits_because:
        typer.echo(f"It waits for a supervisor: {outcome.waits_because}.", err=True)
        raise typer.Exit(2)
    typer.echo("In force by standing approval.")


def _say_how_far(read: int) -> None:
    """Tell on the terminal how many rows are kept, now and then."""
    if read and read % SAID_EVERY == 0:
        typer.echo(f"{read:,} rows read", err=True)


def _say_what_came(number: int) -> None:
    from haidang.ledger.watchlist_changes import change, rejected

    found = change(number)
    assert found is not None, "it was tried a moment ago"
    for row in rejected(number):
        typer.echo(f"line {row.line}: {row.reason}", err=True)
    for what, count in found.left_out.items():
        typer.echo(f"left out: {what} ({count:,})", err=True)
    counts = f"{found.added:,} added, {found.changed:,} changed, {found.removed:,} removed"
    typer.echo(f"{counts}, {found.rejected:,} rejected.")


def _one_line(difference: "Difference") -> str:
    before, after = difference.before, difference.after
    sign = "+" if before is None else "-" if after is None else "~"
    entry = after or before
    assert entry is not None, "a difference has a side"
    return f"{sign} {entry.reference}  {entry.title}"
