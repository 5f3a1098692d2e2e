"""A lost and stolen list of 138 million papers: ``python -m benchmarks.documents``.

The papers are invented by counting, an issuer and nine digits. Building streams as the house does; looking up
is asked in batches and one by one, half of them listed. Writes its chapter of the page of benchmarks;
the last line is one JSON object.
"""

import argparse
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

import msgspec
import numpy as np
from manual.table import table
from msgspec import Struct

from benchmarks import page
from haidang.screening.watchlists.siphash import siphash

PAPERS, TOGETHER, BATCHES, ALONE = 138_000_000, 1_000_000, 5, 2_000
PIECE = 1 << 20


class Looking(Struct, frozen=True, kw_only=True):
    """``alone`` is in milliseconds, of 99 in 100; ``strangers`` were taken for listed."""

    papers: int
    megabytes: float
    build_seconds: float
    build_megabytes: float
    marked_a_second: float
    batched_a_second: float
    alone: float
    missed: int
    strangers: int


def main() -> None:
    options = argparse.ArgumentParser(prog="benchmarks.documents", description=__doc__)
    options.add_argument("--papers", type=int, default=PAPERS)
    papers = options.parse_args().papers
    folder = Path(tempfile.mkdtemp(prefix="haidang-bench-"))
    os.environ["HAIDANG_HOME"] = str(folder)
    try:
        measured = measure(papers, folder)
    finally:
        shutil.rmtree(folder)
    chapter = chapter_of(measured)
    print(chapter, file=sys.stderr)
    if papers == PAPERS:
        page.write(chapter)
    print(json.dumps(msgspec.to_builtins(measured)))


def measure(papers: int, folder: Path) -> Looking:
    from haidang.ledger import paper_files
    from haidang.ledger.keys import listed_papers_key

    key = listed_papers_key()
    began = time.perf_counter()
    name, count = paper_files.build_of(siphash(texts, key) for texts in numbered(0, papers))
    build_seconds = time.perf_counter() - began
    build_megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    held, sought = paper_files.opened(name), min(TOGETHER, papers) // 2
    listed, strangers = (
        np.concatenate([siphash(texts, key) for texts in numbered(first, sought)])
        for first in (papers // 2, papers)
    )
    asked = np.random.default_rng(7).permutation(np.concatenate([listed, strangers]))
    began = time.process_time()
    for _ in range(BATCHES):
        held.holds(asked)
    batched = BATCHES * len(asked) / (time.process_time() - began)
    began = time.process_time()
    paper_files.marked([("P", "UTO", f"{number:09}") for number in range(TOGETHER // 10)])
    marked_a_second = TOGETHER / 10 / (time.process_time() - began)
    return Looking(
        papers=count,
        megabytes=sum(file.stat().st_size for file in folder.rglob("*.index")) / 1e6,
        build_seconds=build_seconds,
        build_megabytes=build_megabytes,
        marked_a_second=marked_a_second,
        batched_a_second=batched,
        alone=alone(lambda number: held.holds(paper_files.marked([("P", "UTO", f"{number:09}")]))),
        missed=int(np.count_nonzero(~held.holds(listed))),
        strangers=int(np.count_nonzero(held.holds(strangers))),
    )


def alone(look_up: Callable[[int], object]) -> float:
    """Milliseconds for one number, of 99 in 100."""
    waits = []
    for number in range(ALONE):
        began = time.perf_counter()
        look_up(number)
        waits.append((time.perf_counter() - began) * 1e3)
    return quantiles(waits, n=100)[98]


def numbered(first: int, count: int) -> Iterator[np.ndarray[tuple[int], np.dtype[np.bytes_]]]:
    """The texts of papers of Utopia with these numbers, as ``paper_set.marks`` writes them."""
    for begin in range(first, first + count, PIECE):
        numbers = np.arange(begin, min(begin + PIECE, first + count))
        digits = numbers[:, np.newaxis] // 10 ** np.arange(8, -1, -1) % 10 + ord("0")
        texts = np.zeros((len(numbers), 32), np.uint8)
        texts[:, :4], texts[:, 4:13] = np.frombuffer(b"PUTO", np.uint8), digits
        yield texts.view("S32").ravel()


def chapter_of(measured: Looking) -> str:
    lines = (
        ("papers", "{0.papers:,}"),
        ("**on disk, megabytes**", "{0.megabytes:,.0f}"),
        ("built in, seconds", "{0.build_seconds:,.0f}"),
        ("memory for building, megabytes at the most", "{0.build_megabytes:,.0f}"),
        ("**look-ups a processor second**, in batches of a million marks", "{0.batched_a_second:,.0f}"),
        ("numbers made into marks, a processor second", "{0.marked_a_second:,.0f}"),
        ("one number alone, 99 of 100 within, milliseconds", "{0.alone:.3f}"),
        ("listed papers missed", "{0.missed:,}"),
        ("half a million papers on no list taken for listed", "{0.strangers:,}"),
    )
    return f"""
## Lost and stolen papers

Written by `python -m benchmarks.documents` on {datetime.now(UTC):%d %B %Y}; {os.cpu_count()} cores, load
{os.getloadavg()[0]:.1f}.

{table(["", "measured"], [(what, shown.format(measured)) for what, shown in lines])}
"""


if __name__ == "__main__":
    main()
