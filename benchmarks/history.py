"""Criteria asked of the past, by DuckDB and by Spark: ``python -m benchmarks.history --millions 30``.

Crossings of an invented world go through the criteria's own fields into a day of the archive, and from there
by the million into the files of a year: each copy has its own numbers, person, day and lead time. To make a
year in minutes, every file made stands five times. Twenty criteria of the realistic mix are counted over the
latest 20 million, by each engine on two cores; then one draft is tested on all, as its page would have it.
With Spark too its chapter in the manual is written anew. The last line is one JSON object. The files go to a
folder of their own and are removed.
"""

import argparse
import json
import multiprocessing
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from manual.table import table as written_table

from benchmarks import page
from benchmarks.criteria import invented, told
from haidang.history import archive
from haidang.history.backtest import Trial, backtest
from haidang.history.columns import Kept, row_of
from haidang.history.duck import Duck, connection, listed
from haidang.history.engine import Engine
from haidang.history.question import hit, table
from haidang.screening import Criterion

FIRST = date(2025, 1, 1)
DAYS, TIMES = 365, 5
CRITERIA, COUNTED = 20, 20_000_000
CORES = 2
DRAFT = 'booking.lead_hours < 24 and payment.kind is "cash" and booking.one_way is yes'


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--millions", type=float, default=30.0)
    asked.add_argument("--spark", action="store_true")
    asked.add_argument("--folder", type=Path)
    given = asked.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="haidang-history-"))
    try:
        if not archive.files_of(folder):
            fill(folder, round(given.millions * 1_000_000))
        figures = measured(folder, spark=given.spark)
    finally:
        if given.folder is None:
            shutil.rmtree(folder)
    if given.spark:
        page.write(chapter_of(figures))
    print(json.dumps(figures))


def fill(folder: Path, crossings: int) -> None:
    """A year of days, of so many crossings together."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as stock:
        archive.write(Path(stock), FIRST, (row_of(one, _kept(n)) for n, one in enumerate(told())))
        _multiply(archive.file_of(Path(stock), FIRST), folder, crossings // DAYS)
    files = archive.files_of(folder).values()
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{len(files)} days, {size:,.0f} MB, filled in {time.perf_counter() - began:.0f} s", flush=True)


def measured(folder: Path, *, spark: bool) -> dict[str, float]:
    """Each engine in a process of its own, so that its memory is its own."""
    figures: dict[str, float] = {}
    tried: list[tuple[str, Callable[[Path], dict[str, float]]]] = [("duckdb", by_duck), ("draft", draft)]
    for name, measure in tried + [("spark", by_spark)] * spark:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            for what, figure in pool.apply(measure, (folder,)).items():
                figures[f"{name}_{what}"] = round(figure, 2)
                print(f"{name} {what}: {figure:,.2f}", flush=True)
    return figures


def by_duck(folder: Path) -> dict[str, float]:
    return _counted(folder, Duck(folder, threads=CORES))


def by_spark(folder: Path) -> dict[str, float]:
    from haidang.history.spark import Spark

    began = time.perf_counter()
    engine = Spark(f"local[{CORES}]", folder)
    return {"start_seconds": time.perf_counter() - began} | _counted(folder, engine)


def draft(folder: Path) -> dict[str, float]:
    """A draft tested on the whole year, beside twenty criteria in force."""
    files, began, used = archive.ready(folder), time.perf_counter(), _processor()
    trial = Trial(draft=Criterion.parse(text=DRAFT), others=invented(CRITERIA))
    with closing(Duck(folder, threads=CORES)) as engine:
        parts = backtest(trial, files, engine)
        figures = next(parts)
        first = time.perf_counter() - began
        for figures in parts:  # noqa: B007 (the last is wanted)
            pass
    return {
        "first_figures_seconds": first,
        "seconds": time.perf_counter() - began,
        "processor_seconds": _processor() - used,
        "crossings": figures.crossings,
        "hits": figures.hits,
        **_used(),
    }


def _counted(folder: Path, engine: Engine) -> dict[str, float]:
    """How long the hits of all criteria take to count, the best of three rounds, and how many they are."""
    files = _latest(folder, COUNTED)
    history = table()
    hits = {f"c{one.id}": history.count(where=hit(one, history)) for one in invented(CRITERIA)}
    asked = history.aggregate(crossings=history.count(), **hits)
    rounds = []
    with closing(engine):
        for _ in range(3):
            began, used = time.perf_counter(), _processor()
            [(crossings, *found)] = engine.ask(asked, files)
            rounds.append((time.perf_counter() - began, _processor() - used))
    seconds, processor = min(rounds)
    told = {"seconds": seconds, "processor_seconds": processor, "crossings": crossings, "hits": sum(found)}
    return told | _used()


def _latest(folder: Path, crossings: int) -> list[Path]:
    files = list(archive.ready(folder).values())[::-1]
    with connection() as duck:
        asked = f"SELECT file_name, num_rows FROM parquet_file_metadata({listed(files)})"
        rows = dict(duck.execute(asked).fetchall())
    chosen: list[Path] = []
    for file in files:
        if sum(rows[str(one)] for one in chosen) >= crossings:
            break
        chosen.append(file)
    return chosen


def _multiply(stock: Path, folder: Path, a_day: int) -> None:
    with connection() as duck:
        [(known,)] = duck.execute(f"SELECT count(*) FROM read_parquet({listed([stock])})").fetchall()
    for number in range(0, DAYS, TIMES):
        day = FIRST + timedelta(days=number)
        archive.replace(archive.file_of(folder, day), f"({_a_day(stock, day, a_day, known)})")
        for later in range(1, min(TIMES, DAYS - number)):
            copy = archive.file_of(folder, day + timedelta(days=later))
            copy.parent.mkdir(exist_ok=True, parents=True)
            shutil.copyfile(archive.file_of(folder, day), copy)


def _a_day(stock: Path, day: date, rows: int, known: int) -> str:
    number = (day - FIRST).days
    return (
        "SELECT * EXCLUDE (copy) REPLACE ("
        f"crossing + copy * 1000000 + {number * 100_000_000} AS crossing, "
        f"(crossing * 7 + copy * {number}) % 9000000 AS person, DATE '{day}' AS day, "
        f"DATE '{day}' AS movement_day, "
        f"booking_lead_hours * (0.5 + hash(crossing, copy, {number}) % 1000 / 1000.0) AS booking_lead_hours"
        f") FROM read_parquet({listed([stock])}), range({-(-rows // known)}) AS copies(copy) "
        f"ORDER BY route, crossing LIMIT {rows}"
    )


def _kept(number: int) -> Kept:
    decided = "confirmed" if number % 97 == 0 else "cleared" if number % 31 == 0 else None
    return Kept(crossing=number, person=number, day=FIRST, decided=decided, delete_on=date(2100, 1, 1))


def chapter_of(told: dict[str, float]) -> str:
    counted = (
        ("crossings asked", "crossings", ",.0f"),
        ("**seconds for twenty criteria together**", "seconds", ",.1f"),
        ("processor seconds", "processor_seconds", ",.1f"),
        ("seconds to start before", "start_seconds", ",.1f"),
        ("memory at the most, megabytes", "peak_megabytes", ",.0f"),
        ("hits", "hits", ",.0f"),
    )
    drafted = (
        ("crossings of a year", "crossings", ",.0f"),
        ("**first figures, seconds**", "first_figures_seconds", ",.1f"),
        ("all figures, seconds", "seconds", ",.1f"),
        ("all figures, processor seconds", "processor_seconds", ",.1f"),
        ("memory at the most, megabytes", "peak_megabytes", ",.0f"),
    )

    def shown(engine: str, figure: str, form: str) -> str:
        return format(told[f"{engine}_{figure}"], form) if f"{engine}_{figure}" in told else "–"

    engines = [
        [what, *(shown(one, name, form) for one in ("duckdb", "spark"))] for what, name, form in counted
    ]
    draft = [[what, shown("draft", name, form)] for what, name, form in drafted]
    return f"""
## Tests on the past

Written by `python -m benchmarks.history --spark` on {datetime.now(UTC):%d %B %Y}; {CORES} cores, load
{os.getloadavg()[0]:.1f}: where more than the benchmark itself loads the machine, trust the processor seconds.
Spark is the one inside one machine; what its Java uses is not measured.

{written_table(["", "DuckDB", "Spark"], engines)}

One draft, as its page tests it with DuckDB: its hits by week, route and month, how they were decided, its
overlap with twenty criteria in force, and its skew.

{written_table(["", "measured"], draft)}
"""


def _processor() -> float:
    told = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in told)


def _used() -> dict[str, float]:
    """The most memory this process, or one it waited for, ever held."""
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"peak_megabytes": most / 1024}


if __name__ == "__main__":
    main()
