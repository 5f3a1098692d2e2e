"""``haidang criteria``: criteria as text files."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

NAME = "criteria"
app = typer.Typer(no_args_is_help=True, help="Criteria as text files.")

Officer = Annotated[str, typer.Option("--as", metavar="USERNAME", help="Who answers for it.")]


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(file_okay=False, help="Where the files go, one a criterion.")],
    officer: Officer,
) -> None:
    """Write the newest version of every criterion into a folder. What is written comes back the same.

    haidang criteria export kept-criteria --as hoa
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        from haidang.procedures.exchange_criteria import export_criteria

        files = export_criteria(**_acting(officer))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    typer.echo(f"{len(files)} criteria written.")


@app.command(name="import")
def import_(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="As export writes them.")],
    officer: Officer,
) -> None:
    """Keep files as drafts, of the next version where a criterion has that name. Nothing is used before a
    supervisor approves it at the desk.

    haidang criteria import kept-criteria/*.txt --as hoa
    """
    from haidang.cli.terminal import the_ledger

    refused = False
    with the_ledger():
        acting = _acting(officer)
        for file in files:
            refused |= not _taken(file, acting)
    raise typer.Exit(int(refused))


@app.command(name="test")
def ask_past(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="As export writes it, or the text alone.")
    ],
    officer: Officer,
    months: Annotated[int, typer.Option(min=1, max=60, help="How far back.")] = 6,
    as_json: Annotated[bool, typer.Option("--json", help="Every figure, as one JSON object.")] = False,
) -> None:
    """Ask the past what a criterion would have done, had it been in force. Nobody is hit. It is written in
    the audit and stands among the tests on the past at the desk.

    haidang criteria test late.txt --as hoa

    haidang criteria test late.txt --as hoa --months 12 --json | jq .precision
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        from haidang.cli.backtest import NotCounted, counted, in_words

        try:
            figures = counted(file.read_text(encoding="utf-8"), months, _acting(officer))
        except NotCounted as why:
            typer.echo(f"{file.name}: {why}", err=True)
            raise typer.Exit(1) from None
    typer.echo(msgspec.json.encode(figures).decode() if as_json else in_words(figures))


def _taken(file: Path, acting: dict[str, Any]) -> bool:
    from haidang.procedures.exchange_criteria import Misworded, NotACriterion, NotWritable, import_criterion

    try:
        name = import_criterion(file.read_text(encoding="utf-8"), **acting)
    except (Misworded, NotACriterion, NotWritable, UnicodeDecodeError) as wrong:
        typer.echo(f"{file.name}: {wrong}", err=True)
        return False
    typer.echo(f"{file.name}: a draft of {name}")
    return True


def _acting(officer: str) -> dict[str, Any]:
    from haidang.cli.terminal import signed_in
    from haidang.vault.roles import PURPOSES

    who = signed_in(officer)
    return {"who": who, "purpose": PURPOSES[who.role][0], "now": datetime.now(UTC)}
