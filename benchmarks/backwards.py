"""``python -m benchmarks.backwards``: a list's change on travellers already known, beside asking all anew.

A house with the invented world's flights of some days and a list of invented people. Ten entries are added,
then ten taken off, and last everything is asked. The last line is one JSON object: processor seconds for a
thousand crossings, the server's included, and how many crossings there were.
"""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.house import count, opened_house
from benchmarks.processes import processor_seconds
from benchmarks.stock import load_criteria, load_lists, officer
from benchmarks.traffic import traffic
from haidang.vault.roles import Purpose, Role

FLIGHTS, ENTRIES, FEW = 40, 50_000, 10
_ROWS = "reference,surname,given,born,nationality\n"


def main() -> None:
    options = argparse.ArgumentParser(prog="benchmarks.backwards", description=__doc__)
    options.add_argument("--flights", type=int, default=FLIGHTS)
    options.add_argument("--entries", type=int, default=ENTRIES)
    asked = options.parse_args()
    with opened_house():
        print(json.dumps(measured(asked.flights, asked.entries)))


def measured(flights: int, entries: int) -> dict[str, float]:
    from haidang.ledger import screening_runs, transaction

    keeper, supervisor = officer(Role.WATCHLIST_KEEPER), officer(Role.SUPERVISOR)
    load_lists(entries, keeper=keeper, supervisor=supervisor)
    load_criteria(20, author=officer(Role.CRITERIA_AUTHOR), supervisor=supervisor)
    _take_in(flights)
    _screen_all()
    change = _changing({"purpose": Purpose.ASSESS, "now": datetime.now(UTC)}, keeper, supervisor)
    taken = {"crossings": float(count("crossing")), "entries": float(entries)}
    for name in ("ten_added", "ten_taken_off", "everything"):
        if name == "everything":
            with transaction():
                screening_runs.ask("everything", datetime.now(UTC))
        else:
            next(change)
        began = processor_seconds()
        _screen_all()
        taken[name] = (processor_seconds() - began) / taken["crossings"] * 1000
    return taken


def _take_in(flights: int) -> None:
    from haidang.procedures.read_inbox import read_inbox
    from haidang.procedures.receive import receive

    for one in traffic(datetime.now(UTC).date() + timedelta(days=3), flights).sent:
        receive(one.data, gate="bench", now=datetime.now(UTC))
    while read_inbox(now=datetime.now(UTC)):
        pass


def _changing(acting: dict[str, Any], keeper: Any, supervisor: Any) -> Iterator[None]:
    """A list of its own: ten people come, then go again."""
    from haidang.ledger.watchlists import Particulars
    from haidang.procedures.approve_watchlist import approve
    from haidang.procedures.load_watchlist import dry_run
    from haidang.procedures.propose_watchlist import propose
    from haidang.procedures.start_watchlist import start_watchlist

    told = Particulars(owner="Utopia", purpose="to measure", legal_basis="none: invented people")
    number = start_watchlist("Ten", told, who=keeper, **acting)
    ten = [f"T-{at},Quillfeather,Ann{chr(97 + at)},19{50 + at}-02-15,UTO\n" for at in range(FEW)]
    for rows in (ten, ["T-99,Quillfeather,Zoe,1999-02-15,UTO\n"]):
        change = dry_run([["".join([_ROWS, *rows]).encode()]], watchlist=number, who=keeper, **acting)
        propose(change, who=keeper, **acting)
        approve(change, who=supervisor, **acting)
        yield


def _screen_all() -> None:
    from haidang.procedures.screen_known import screen_known

    while screen_known(now=datetime.now(UTC)):
        pass


if __name__ == "__main__":
    main()
