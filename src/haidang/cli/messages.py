"""``haidang messages``: what carriers sent, and what could not be read."""

from datetime import UTC, datetime
from typing import Annotated

import typer

NAME = "messages"
app = typer.Typer(no_args_is_help=True, help="What carriers sent, and what could not be read.")


@app.command("list")
def list_(
    carrier: Annotated[str, typer.Option(help="Only this carrier's.")] = "",
    newest: Annotated[
        bool, typer.Option("--newest", help="The newest of all, not the quarantine alone.")
    ] = False,
) -> None:
    """Show what could not be read, with the reason; with --newest what came in last.

    haidang messages list

    haidang messages list --newest --carrier VN
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    with the_ledger():
        from haidang.procedures.look_at_messages import look_at_messages

        found = look_at_messages(
            carrier=carrier.upper(), who=operator(), purpose=Purpose.OVERSEE, now=datetime.now(UTC)
        )
    rows = (
        found.newest
        if newest
        else [row for row in found.quarantined or () if carrier.upper() in ("", row.carrier)]
    )
    for row in rows:
        source = row.carrier or row.file_name or row.gate
        typer.echo(f"{row.id:>10}  {row.received_at:%Y-%m-%d %H:%M} UTC  {row.state:<12} {source}")
        if row.why:
            typer.echo(f"            {row.why}")
    if not rows:
        typer.echo("There are none.")


@app.command()
def problems(
    carrier: Annotated[str, typer.Option(help="Only this carrier's.")] = "",
) -> None:
    """Count what could not be understood in the last two weeks, by carrier and kind, day by day.

    haidang messages problems

    haidang messages problems --carrier VN
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    now = datetime.now(UTC)
    with the_ledger():
        from haidang.procedures.look_at_messages import look_at_messages

        found = look_at_messages(carrier=carrier.upper(), who=operator(), purpose=Purpose.OVERSEE, now=now)
    for one in found.troubles:
        days = _bars(one.by_day(found.troubled_since, now.date()))
        times = f"{one.count:>7,} times in {one.messages:,} messages, the last {one.latest}"
        typer.echo(f"{one.carrier:<8} {one.kind:<22} {days}  {times}")
    if not found.troubles:
        typer.echo("There are none.")


@app.command()
def quality(
    carrier: Annotated[str, typer.Option(help="Only this carrier's.")] = "",
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days back, today among them.")] = 30,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV, all figures.")] = False,
) -> None:
    """Show how well carriers tell what they tell: what is late, missing, incomplete and wrong.

    haidang messages quality --carrier VN --days 30

    haidang messages quality --csv > quality.csv
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    with the_ledger():
        from haidang.procedures.look_at_quality import look_at_quality
        from haidang.procedures.quality_csv import as_csv as written
        from haidang.procedures.quality_csv import share

        view = look_at_quality(
            carrier=carrier,
            days=days,
            shape="csv" if as_csv else "text",
            who=operator(),
            purpose=Purpose.OVERSEE,
            now=datetime.now(UTC),
        )
    if as_csv:
        typer.echo(written(view), nl=False)
        return
    for one in view.in_order:
        if one.count:
            percent = share(one)
            part = f"in {one.of:,} messages" if percent is None else f"of {one.of:,}, {percent:.1f} %"
            typer.echo(f"{one.carrier:<8} {one.group}: {one.measure}: {one.count:,} {part}")
    if not view.counted:
        typer.echo("Nothing was told in this time.")


@app.command()
def replay(number: Annotated[int, typer.Argument(metavar="MESSAGE", help="Its number.")]) -> None:
    """Read a quarantined message again, after whatever stopped it was mended.

    haidang messages replay 1042
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    with the_ledger():
        from haidang.procedures.replay import replay as again

        again(number, who=operator(), purpose=Purpose.OVERSEE, now=datetime.now(UTC))
    typer.echo(f"Message {number} waits to be read again.")


def _bars(counts: list[int]) -> str:
    """A bar a day, as high as its share of the highest.

    >>> _bars([0, 1, 8])
    '·▁█'
    """
    most = max(counts)
    return "".join("▁▂▃▄▅▆▇█"[(8 * count - 1) // most] if count else "·" for count in counts)
