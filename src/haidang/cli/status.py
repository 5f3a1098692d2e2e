"""``haidang status``, ``verify`` and ``purge``: how the house is, and its daily work by hand."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from haidang.ledger.figures import Figures


def status() -> None:
    """Show how the house is doing: what came in, what waits, what was found, what needs a hand.

    haidang status
    """
    from haidang.cli.terminal import the_ledger
    from haidang.ledger.home import inbox
    from haidang.procedures.figures import figures

    with the_ledger():
        now = datetime.now(UTC)
        lines = _lines(figures(now), now)
    arriving = [file for file in (inbox() / "in").iterdir() if file.is_file()]
    refused = [file for file in (inbox() / "refused").iterdir() if file.suffix != ".txt"]
    lines["Inbox folder"] = [f"{len(arriving)} files arriving, {len(refused)} refused ({inbox()})"]
    if refused:
        lines["Inbox folder"].append(f"why: the .txt beside each file in {inbox() / 'refused'}")
    for title, told in lines.items():
        for number, line in enumerate(told):
            typer.echo(f"{title if number == 0 else '':<14}{line}")


def verify() -> None:
    """Prove that what is remembered holds together: every crossing has its movement, every hit its crossing.

    haidang verify
    """
    from haidang.cli.terminal import the_ledger
    from haidang.procedures.verify import verify as broken

    with the_ledger():
        wrong = broken()
    for sentence in wrong:
        typer.echo(sentence, err=True)
    if wrong:
        raise typer.Exit(1)
    typer.echo("All that is remembered holds together.")


def purge() -> None:
    """Delete now what may no longer be kept. The clock of an open house does it every day.

    haidang purge
    """
    from haidang.cli.terminal import the_ledger
    from haidang.procedures.purge import purge as delete_due

    with the_ledger():
        deleted = {table: count for table, count in delete_due(now=datetime.now(UTC)).items() if count}
    for table, count in deleted.items():
        typer.echo(f"{table}: {count:,} deleted")
    if not deleted:
        typer.echo("Nothing was due.")


def _lines(figures: "Figures", now: datetime) -> dict[str, list[str]]:
    received = ", ".join(f"{count:,} by {gate}" for gate, count in sorted(figures.received.items()))
    open_hits = ", ".join(f"{count:,} {severity}" for severity, count in figures.open_hits.items())
    lines = {
        "Messages": [
            f"last 24 hours: {received or 'none'}; {figures.resent:,} identical resends",
            f"waiting to be read: {_some(figures.waiting, figures.waiting_age)}",
            f"in quarantine: {_some(figures.quarantined, figures.quarantined_age)}",
        ],
        "Hits": [
            f"open: {open_hits or 'none'}",
            f"found in the last 24 hours: {figures.found:,}",
        ],
        "Screening": [f"runs under way: {figures.screening_runs}, {figures.screening_left:,} crossings left"],
    }
    if figures.quarantined:
        lines["Messages"].append("see them: haidang messages list")
    if figures.late:
        lines["ALARM"] = [
            f"{figures.late} messages as received rest longer than the law allows: replay or discard them"
        ]
    if figures.passed_over:
        lines.setdefault("ALARM", []).append(
            f"{figures.passed_over} known travellers could not be screened: "
            "run haidang verify and report the fault"
        )
    return lines


def _some(count: int, age: float) -> str:
    return f"{count:,}, the oldest for {_long(age)}" if count else "none"


def _long(seconds: float) -> str:
    """A length of time in words.

    >>> _long(59), _long(7260)
    ('59 s', '2 h 1 min')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(int(timedelta(seconds=seconds).total_seconds() // 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
