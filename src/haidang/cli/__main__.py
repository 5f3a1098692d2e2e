"""``haidang``: every command, and one place where foreseeable failures become one clear line."""

import sys

import typer

from haidang.cli import audit, carriers, criteria, messages, officers, retention, watchlists
from haidang.cli.backup import backup, restore
from haidang.cli.demo import demo
from haidang.cli.read import read
from haidang.cli.receive import receive
from haidang.cli.simulate import simulate
from haidang.cli.status import purge, status, verify
from haidang.cli.up import up

COMMANDS = (up, demo, receive, read, simulate, status, verify, purge, backup, restore)
GROUPS = (officers, watchlists, criteria, carriers, messages, retention, audit)

app = typer.Typer(
    name="haidang",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Hải Đăng receives what carriers say about their passengers, and asks who deserves a second look.",
)
for command in COMMANDS:
    app.command()(command)
for group in GROUPS:
    app.add_typer(group.app, name=group.NAME)


@app.callback()
def _house() -> None:
    """Only so that one command alone does not become the whole program."""


def main() -> None:
    from haidang.cli.failures import in_words

    try:
        app()
    except Exception as failure:
        words = in_words(failure)
        if words is None:
            raise
        typer.echo(words, err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
