"""``haidang up``: the whole house, kept running."""

from typing import Annotated

import typer

Host = Annotated[
    str, typer.Option(help="Address to listen on. Put a web server with TLS before it, then leave it local.")
]
Port = Annotated[int, typer.Option(help="Port of the officers' pages.")]
GatePort = Annotated[int, typer.Option(help="Port of the carriers' push gate.")]
OperationsPort = Annotated[
    int, typer.Option(help="Port of /healthz and /metrics; it listens on this machine only.")
]
Workers = Annotated[int, typer.Option(min=1, max=64, help="How many processes read the inbox.")]


def up(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    gate_port: GatePort = 8001,
    operations_port: OperationsPort = 8002,
    workers: Workers = 2,
) -> None:
    """Open the house: database, desk, gates and workers, until Ctrl-C.

    The database is the one HAIDANG_DATABASE_URL names, or an embedded PostgreSQL under HAIDANG_HOME. It is
    brought to this version's schema first. Whatever process dies is started again. Logs are JSON lines on
    the standard error stream.

        haidang up

        HAIDANG_DATABASE_URL=postgresql://haidang@db/haidang haidang up --workers 4
    """
    from contextlib import closing

    from haidang.cli.house import House
    from haidang.ledger.log import configure

    configure("house")
    ports = {"port": port, "gate_port": gate_port, "operations_port": operations_port}
    with closing(House(typer.echo, host=host, **ports)) as house:
        house.open_ledger()
        house.start(workers=workers, log=None)
        house.await_doors()
        typer.echo(f"The desk is open at {house.page}. Ctrl-C closes the house.")
        house.keep()
        typer.echo("Closing ...")
