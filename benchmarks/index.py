"""The index of the lists from ten thousand to five million persons: ``python -m benchmarks.index``.

For each length a process builds the index into a file, as the house does; two processes map it and screen
travellers, in batches and one by one; an increment of a thousand entries is laid beside it. How many of those
whom the scorecard would have hit are among the candidates is measured on listed travellers at every length,
and at the first against comparing each traveller with every name. Writes its chapter of
``docs/reference/benchmarks.md``; the last line is one JSON object.
"""

import argparse
import json
import mmap
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import quantiles

import msgspec
import numpy as np
from manual.table import table
from msgspec import Struct

from benchmarks import memory, page
from benchmarks.listed import listed, travelling, unlisted
from haidang.screening import WatchlistIndex
from haidang.screening.watchlists import Segment, lay_out, scorecard
from haidang.screening.watchlists.birth import Birth, Births, closest
from haidang.screening.watchlists.name_bounds import NamesTold
from haidang.screening.watchlists.seeking import Asked, Seeker
from haidang.screening.watchlists.told import Told
from haidang.travel import Traveller

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
PROCESSES, SCREENED, TOGETHER, ALONE = 2, 20_000, 256, 2_000
INCREMENT, LISTED, COMPARED = 1_000, 3_000, 150
SEED = 7


class Growth(Struct, frozen=True, kw_only=True):
    """Of one length. Times are seconds but for ``p50`` and ``p99``, milliseconds for one traveller alone.

    ``candidates`` and ``lined_up`` are per traveller: names found by their keys, and names compared part by
    part. ``found`` is the share of the scorecard's hits on listed travellers that the index finds.
    """

    entries: int
    names: int
    megabytes: float
    build_seconds: float
    build_megabytes: float
    travellers_a_second: float
    microseconds: float
    p50: float
    p99: float
    alerts_per_thousand: float
    candidates: float
    lined_up: float
    increment_seconds: float
    process_megabytes: float
    found: float


def main() -> None:
    options = argparse.ArgumentParser(prog="benchmarks.index", description=__doc__)
    options.add_argument("--largest", type=int, default=SIZES[-1])
    options.add_argument("--no-page", action="store_true", help="print the chapter only")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="haidang-bench-") as folder:
        grown = [measure(size, Path(folder)) for size in SIZES if size <= asked.largest]
        share, compared = found_of_everything(Path(folder) / f"{SIZES[0]}.index")
    chapter = chapter_of(grown, share, compared)
    print(chapter, file=sys.stderr)
    if not asked.no_page:
        page.write(chapter)
    print(json.dumps({"growth": msgspec.to_builtins(grown), "found_of_everything": share, "hits": compared}))


def measure(size: int, folder: Path) -> Growth:
    file = folder / f"{size}.index"
    build_seconds, build_megabytes = _apart(build, size, file)
    with memory.Peak().watching() as peak:
        seconds, alerts, used = together(file)
    index = opened(file)
    p50, p99 = alone(index)
    candidates, lined_up = sought(index)
    whole = Segment(mapped(file))
    print(f"{size}: {PROCESSES * SCREENED / seconds:.0f} travellers a second", file=sys.stderr)
    return Growth(
        entries=size,
        names=len(whole.bearers),
        megabytes=file.stat().st_size / 1e6,
        build_seconds=build_seconds,
        build_megabytes=build_megabytes,
        travellers_a_second=PROCESSES * SCREENED / seconds,
        microseconds=used / PROCESSES / SCREENED * 1e6,
        p50=p50,
        p99=p99,
        alerts_per_thousand=alerts / PROCESSES / SCREENED * 1e3,
        candidates=candidates,
        lined_up=lined_up,
        increment_seconds=increment(whole, folder / "increment"),
        process_megabytes=peak.megabytes / (PROCESSES + 1),
        found=found_of_listed(index, size),
    )


def build(size: int, file: Path) -> tuple[float, float]:
    """Seconds, and the megabytes of memory at the most."""
    began = time.perf_counter()
    write(Segment.of(listed(SEED, size)), file)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def mapped(file: Path) -> memoryview:
    with file.open("rb") as stream:
        return memoryview(mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ))


def opened(file: Path) -> WatchlistIndex:
    return WatchlistIndex.over([Segment(mapped(file))])


def together(file: Path) -> tuple[float, int, float]:
    """Seconds until all processes have screened, alerts, and processor seconds."""
    spawning = get_context("spawn")
    ready, told = spawning.Barrier(PROCESSES + 1), spawning.SimpleQueue()
    processes = [spawning.Process(target=screen, args=(file, at, ready, told)) for at in range(PROCESSES)]
    for process in processes:
        process.start()
    ready.wait()
    began = time.perf_counter()
    alerts, used = map(sum, zip(*(told.get() for _ in processes), strict=True))
    return time.perf_counter() - began, alerts, used


def screen(file: Path, number: int, ready: Barrier, told: "SimpleQueue[tuple[int, float]]") -> None:
    """Screen in batches, when everything is opened and everyone is invented."""
    index, travellers, alerts = opened(file), iter(unlisted(SEED + 2 + number, SCREENED)), 0
    index.matches_of(unlisted(SEED + 1, 500))
    ready.wait()
    began = time.process_time()
    while batch := list(islice(travellers, TOGETHER)):
        alerts += sum(map(bool, index.matches_of(batch)))
    told.put((alerts, time.process_time() - began))


def alone(index: WatchlistIndex) -> tuple[float, float]:
    """Milliseconds for one traveller: of half of them, and of 99 in 100."""
    waits = []
    for traveller in unlisted(SEED + 99, ALONE):
        began = time.perf_counter()
        index.matches(traveller)
        waits.append((time.perf_counter() - began) * 1e3)
    percentiles = quantiles(waits, n=100)
    return percentiles[49], percentiles[98]


def sought(index: WatchlistIndex) -> tuple[float, float]:
    """Names found by their keys, and names lined up, for each traveller."""
    asked = [_asked(index, traveller) for traveller in unlisted(SEED + 98, 500)]
    seeker, [segment] = Seeker(asked, index.rarity), index.segments
    return len(seeker.candidates(segment)[0]) / len(asked), len(list(seeker.near(segment))) / len(asked)


def increment(whole: Segment, file: Path) -> float:
    """Seconds to build, write and map a thousand entries more, and to take as many off."""
    entries = list(listed(SEED + 3, INCREMENT))
    began = time.perf_counter()
    write(Segment.of(entries), file)
    gone = np.arange(1, INCREMENT + 1, dtype=np.uint64)
    WatchlistIndex.over([whole.without(gone), Segment(mapped(file))]).matches(unlisted(SEED, 1)[0])
    return time.perf_counter() - began


def found_of_listed(index: WatchlistIndex, size: int) -> float:
    """Of listed travellers whom the scorecard would have hit, the share whom the index finds."""
    entries = list(islice(listed(SEED, size), 0, None, max(size // LISTED, 1)))
    travellers = [travelling(entry, SEED) for entry in entries]
    due = [
        index.compare(traveller, entry).points >= index.threshold
        for traveller, entry in zip(travellers, entries, strict=True)
    ]
    there = [
        any(match.entry.id == entry.id for match in matches)
        for entry, matches in zip(entries, index.matches_of(travellers), strict=True)
    ]
    return sum(d and t for d, t in zip(due, there, strict=True)) / max(sum(due), 1)


def found_of_everything(file: Path) -> tuple[float, int]:
    """The same against comparing with every name, as on a list of a million: the share, and how many hits."""
    index = opened(file)
    index.threshold = scorecard.threshold(3 * SIZES[2])
    [segment] = index.segments
    entries = list(islice(listed(SEED, SIZES[0]), 0, None, SIZES[0] // COMPARED))
    travellers = [*(travelling(entry, SEED) for entry in entries), *unlisted(SEED + 97, COMPARED)]
    everyone = [{(0, row) for row in _everyone(index, segment, traveller)} for traveller in travellers]
    hits = {
        (at, match.entry.id)
        for at, (traveller, places) in enumerate(zip(travellers, everyone, strict=True))
        for match in index.weighed(traveller, frozenset(places))
    }
    found = {(at, m.entry.id) for at, matches in enumerate(index.matches_of(travellers)) for m in matches}
    return len(hits & found) / max(len(hits), 1), len(hits)


def _everyone(index: WatchlistIndex, segment: Segment, traveller: Traveller) -> Iterator[int]:
    """Every entry with a name near enough, sought by nothing but the scorecard's own comparison."""
    asked = _asked(index, traveller)
    # Names that could not reach it beside any other need not be lined up.
    ceilings = NamesTold(asked.told.forms, index.rarity).ceilings.max(axis=1)
    within = dict(zip(Births, (ceilings >= asked.needed).tolist(), strict=True))
    births = [closest(asked.told.birth, Birth.all_of(segment.entry(row))) for row in range(len(segment))]
    for form, bearer in enumerate(segment.bearers.tolist()):
        if within[births[bearer]] and asked.told.reaches(asked.needed, segment.form(form), births[bearer]):
            yield bearer


def _asked(index: WatchlistIndex, traveller: Traveller) -> Asked:
    return Asked(Told.of(traveller, index.rarity), index.threshold - scorecard.most_of_a_person(traveller))


def _apart(work: Callable[[int, Path], tuple[float, float]], size: int, file: Path) -> tuple[float, float]:
    """Done by a process of its own, so that its memory is no other's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, size, file).result()


def write(segment: Segment, file: Path) -> None:
    with file.open("wb") as stream:
        for piece in lay_out(segment.arrays):
            stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())


def chapter_of(grown: Sequence[Growth], share: float, compared: int) -> str:
    head = ["persons listed", *(f"{one.entries:,}" for one in grown)]
    lines = (
        ("names", "{0.names:,}"),
        ("**travellers a second**, two processes, in batches", "{0.travellers_a_second:,.0f}"),
        ("processor microseconds a traveller, in batches", "{0.microseconds:,.0f}"),
        ("one traveller alone, median, milliseconds", "{0.p50:.2f}"),
        ("one traveller alone, **99 of 100 within**, milliseconds", "{0.p99:.2f}"),
        ("file, megabytes, shared", "{0.megabytes:,.0f}"),
        ("each process with its share of it, megabytes", "{0.process_megabytes:,.0f}"),
        ("built in, seconds, one process", "{0.build_seconds:,.1f}"),
        ("memory for building, megabytes", "{0.build_megabytes:,.0f}"),
        ("a thousand entries laid beside, seconds", "{0.increment_seconds:.2f}"),
        ("names found by their keys, for a traveller", "{0.candidates:,.0f}"),
        ("names lined up, for a traveller", "{0.lined_up:,.1f}"),
        ("alerts in 1,000 unlisted travellers", "{0.alerts_per_thousand:,.1f}"),
        ("listed travellers found, of those the scorecard hits", "{0.found:.2%}"),
    )
    rows = [(what, *(shown.format(one) for one in grown)) for what, shown in lines]
    return f"""
## The index of the lists

Written by `python -m benchmarks.index` on {datetime.now(UTC):%d %B %Y}; {os.cpu_count()} cores, load
{os.getloadavg()[0]:.1f}. Invented persons with three names each, 85 of a hundred with their day of birth; the
travellers are of the same cultures and none of them is meant. A traveller is screened whole: candidates and
scorecard. Building does not count what the database takes to tell the entries.

{table(head, rows)}

Against comparing each of {2 * COMPARED} travellers with every one of {SIZES[0]:,} persons, at the threshold
of a list of a million: {share:.2%} of {compared} hits found.
"""


if __name__ == "__main__":
    main()
