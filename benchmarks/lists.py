"""``python -m benchmarks.lists [ENTRIES]``: how long a long list takes from its file to force, and back.

Invented people in our CSV, each with two further names, a birth date, a nationality and a paper. The last
line is one JSON object: times in seconds, memory as the peak of this process in megabytes.
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.house import opened_house
from benchmarks.stock import officer
from haidang.vault.roles import Purpose, Role

ENTRIES = 1_000_000
CHANGED = 1_000
SEED = 20_260_401
_SOUNDS = [a + b for a in "bdfghjklmnprstvz" for b in "aeiou"]


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    with tempfile.TemporaryDirectory() as folder, opened_house():
        file = Path(folder) / "list.csv"
        with file.open("w", encoding="utf-8") as page:
            page.writelines(invented(entries))
        print(json.dumps(measured(file, entries)))


def invented(entries: int, *, changed: int = 0) -> Iterator[str]:
    """The lines of a file; the first ``changed`` of its people are born a day later than they were."""
    chance = random.Random(SEED)
    yield "reference,surname,given,aliases,born,sex,nationality,document_number,document_issuer\n"
    for number in range(entries):
        surname, given, other = (_name(chance) for _ in range(3))
        day = chance.randrange(1, 28) + (number < changed)
        born = f"{chance.randrange(1940, 2006)}-{chance.randrange(1, 13):02}-{day:02}"
        aliases = f"{other} {surname}|{given} {other}"
        yield f"U-{number},{surname},{given},{aliases},{born},F,UTO,U{number:08},UTO\n"


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SOUNDS, k=chance.randrange(2, 5))).capitalize()


def measured(file: Path, entries: int) -> dict[str, float]:
    """The steps of a list's life, one after the other."""
    from haidang.ledger import watchlists
    from haidang.procedures.approve_watchlist import approve
    from haidang.procedures.export_watchlist import export_watchlist
    from haidang.procedures.propose_watchlist import propose

    keeper: dict[str, Any] = {"purpose": Purpose.ASSESS, "now": datetime.now(UTC)}
    keeper["who"] = officer(Role.WATCHLIST_KEEPER)
    supervisor = keeper | {"who": officer(Role.SUPERVISOR)}
    told = watchlists.Particulars(owner="Utopia", purpose="to measure", legal_basis="none: invented people")
    number = watchlists.start("Long", told)
    figures = {"entries": float(entries), "file_megabytes": file.stat().st_size / 1e6}

    def load() -> None:
        propose(_dry_run(file, number, keeper), **keeper)

    def decide() -> None:
        [change] = [one.open_change for one in watchlists.standings()]
        assert change is not None
        approve(change, **supervisor)

    figures["dry_run"], figures["approval"] = _timed(load), _timed(decide)
    file.write_text("".join(invented(entries, changed=CHANGED)), encoding="utf-8")
    figures["dry_run_of_a_thousand_changes"], figures["their_approval"] = _timed(load), _timed(decide)
    figures["export"] = _timed(lambda: sum(map(len, export_watchlist(number, format="csv", **keeper))))
    return figures | {"peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _dry_run(file: Path, number: int, keeper: dict[str, Any]) -> int:
    from haidang.cli.watchlists import Chunks
    from haidang.procedures.load_watchlist import dry_run

    return dry_run([Chunks(file)], watchlist=number, **keeper)


def _timed(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return round(time.perf_counter() - began, 2)


if __name__ == "__main__":
    main()
