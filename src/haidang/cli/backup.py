"""``haidang backup`` and ``restore``: the whole ledger in one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

Target = Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="The file to write.")]
Source = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A backup.")]
KeysTarget = Annotated[
    Path | None, typer.Option("--keys", metavar="FILE", help="Write the keys of the house there.")
]
KeysSource = Annotated[
    Path | None, typer.Option("--keys", metavar="FILE", exists=True, help="The keys that belong to it.")
]
Replace = Annotated[bool, typer.Option("--replace", help="Replace all that the ledger holds now.")]


def backup(file: Target, keys: KeysTarget = None) -> None:
    """Copy the whole ledger into one file, while the house stays open.

    The copy cannot be read alone: raw messages and tokens in it need the keys, which are another file and
    belong in another place. Papers that are kept as marks stand in a second file beside it, FILE.papers.

        haidang backup /backup/haidang-2026-04-01.dump --keys /safe/haidang.keys
    """
    from haidang.cli.terminal import the_ledger
    from haidang.ledger import backup as copies
    from haidang.ledger import keys as kept

    with the_ledger():
        copies.dump(file)
        papers = copies.dump_papers(file)
    for written in filter(None, (file, papers)):
        typer.echo(f"{written}: {written.stat().st_size / 1e6:.1f} MB")
    if keys is not None:
        kept.pack(keys)
        typer.echo(
            f"{keys}: the keys. Keep them apart: whoever has both files can read everything.", err=True
        )
    else:
        typer.echo("The keys are not in it. Copy them once to another place: add --keys FILE.", err=True)


def restore(file: Source, keys: KeysSource = None, replace: Replace = False) -> None:
    """Put the ledger back as a backup has it. The house must be closed.

    Refuses when the ledger holds anything, unless --replace. What was there is set aside first, and comes
    back when the backup cannot be read. FILE.papers is read too, where it lies beside FILE.

        haidang restore /backup/haidang-2026-04-01.dump --keys /safe/haidang.keys
    """
    from haidang.cli.terminal import the_ledger
    from haidang.history import archive
    from haidang.ledger import backup as copies
    from haidang.ledger import home
    from haidang.ledger import keys as kept

    with the_ledger():
        copies.restore(file, replace=replace)
        archive.forget_all(home.history())  # it told of another ledger; the clock writes it anew
    if keys is not None:
        kept.unpack(keys, replace=replace)
    typer.echo("Restored. Open the house with: haidang up")
