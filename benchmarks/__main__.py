"""Measure, write ``docs/reference/benchmarks.md``, and end with one line of JSON."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import msgspec

from benchmarks import growth, house, memory, page, reading, report, traffic
from benchmarks.measured import Measured, Size

FULL = Size(entries=100_000, criteria=50, warm=4, flood=40, stream=20, reading=12)
QUICK = Size(entries=5_000, criteria=50, warm=2, flood=6, stream=5, reading=3)
STEADY = 0.5
"""The steady pace as a share of what a flood reached: a house that is always at its limit only queues."""


def main() -> None:
    options = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    options.add_argument("--quick", action="store_true", help="a small try in a minute; writes no page")
    quick = options.parse_args().quick
    began, (load, *_) = time.monotonic(), os.getloadavg()
    measured = measure(QUICK if quick else FULL)
    text = report.page(measured, datetime.now(UTC).date(), time.monotonic() - began, load)
    print(text, file=sys.stderr)
    if not quick:
        page.write(text)
    print(json.dumps(msgspec.to_builtins(measured)))


def measure(size: Size) -> Measured:
    today = datetime.now(UTC).date()
    with step("Inventing traffic"):
        days = [
            traffic.traffic(today + timedelta(days=day), flights)
            for day, flights in enumerate((size.warm, size.flood, size.stream, size.flood, size.stream))
        ]
        warm, *measures = days
    with step("Reading alone, beside pydifact"):
        alone = reading.reading(traffic.traffic(today, size.reading))
    with house.opened_house() as folder, memory.Peak().watching() as peak:
        _furnish(size)
        log = folder / "workers.log"
        with house.workers(log):
            from benchmarks.path import flood, stream

            with step("Warming up"):
                flood(warm, log)
            with step("Flood"):
                first = flood(measures[0], log)
            with step("Steady stream"):
                steady = stream(measures[1], first.travellers_a_second * STEADY, log)
            stored = house.count("crossing")
            with step(f"Growing to {growth.TIMES} times the data"):
                growth.grow()
            with step("Flood on the grown house"):
                grown = flood(measures[2], log)
            with step("Steady stream on the grown house"):
                grown_steady = stream(measures[3], first.travellers_a_second * STEADY, log)
            return Measured(
                size=size,
                reading=alone,
                stored=stored,
                flood=first,
                stream=steady,
                grown_stored=house.count("crossing"),
                grown_flood=grown,
                grown_stream=grown_steady,
                entries=house.count("watchlist_entry"),
                peak_megabytes=peak.megabytes,
            )


def _furnish(size: Size) -> None:
    from benchmarks.stock import load_criteria, load_lists, officer
    from haidang.vault.roles import Role

    supervisor = officer(Role.SUPERVISOR)
    with step(f"Loading {size.entries} list entries and {size.criteria} criteria"):
        load_lists(size.entries, keeper=officer(Role.WATCHLIST_KEEPER), supervisor=supervisor)
        load_criteria(size.criteria, author=officer(Role.CRITERIA_AUTHOR), supervisor=supervisor)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Tell what is done and how long it took."""
    print(f"{what} ...", end=" ", file=sys.stderr, flush=True)
    began = time.monotonic()
    yield
    print(f"{time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
