"""The figures as a page of the manual."""

import os
import platform
from datetime import date

from manual.table import table

from benchmarks.house import WORKERS
from benchmarks.measured import Measured


def page(measured: Measured, day: date, seconds: float, load: float) -> str:
    first, grown = (measured.flood, measured.stream), (measured.grown_flood, measured.grown_stream)
    path = [
        ("crossings stored", f"{measured.stored:,}", f"{measured.grown_stored:,}"),
        *(
            (what, f"{before:,.{places}f}", f"{after:,.{places}f}")
            for what, before, after, places in (
                (
                    "**travellers a second, whole path**",
                    *(f.travellers_a_second for f, _ in (first, grown)),
                    0,
                ),
                (
                    "processor seconds for 1,000 travellers",
                    *(f.processor_seconds for f, _ in (first, grown)),
                    2,
                ),
                ("new crossings a second", *(f.crossings_a_second for f, _ in (first, grown)), 0),
                ("messages a second", *(f.messages_a_second for f, _ in (first, grown)), 1),
                ("steady pace, travellers a second", *(s.pace for _, s in (first, grown)), 0),
                ("**arrival to hit, median, seconds**", *(s.p50 for _, s in (first, grown)), 2),
                ("**arrival to hit, 99 of 100 within, seconds**", *(s.p99 for _, s in (first, grown)), 2),
                ("hits measured", *(s.hits for _, s in (first, grown)), 0),
            )
        ),
    ]
    readers = [
        (
            each.kind,
            f"{each.segments:.2f}",
            f"{each.messages:.2f}",
            f"{each.pydifact:.2f}",
            f"{each.times:.1f}",
            f"{each.pydifact_failed:.0%}",
        )
        for each in measured.reading
    ]
    return f"""# Benchmarks

Written by `make bench` on {day:%d %B %Y} in {seconds / 60:.1f} minutes.
{os.cpu_count()} cores (load before: {load:.1f}), {platform.machine()}, Python
{platform.python_version()}; the embedded PostgreSQL with its usual, safe settings; {WORKERS} inbox workers.
All traffic is the simulator's: PAXLST and PNRGOV
about invented flights, each traveller told several times between three days before and departure. In force:
{measured.entries:,} list entries and {measured.size.criteria} criteria.

## The whole path

From the bytes at the gate to the committed hit: sealed, acknowledged, read, joined, screened, kept. A
traveller counts each time a message tells of them. The flood is everything at once; the steady stream runs
at half its speed, because a house always at its limit only queues. The second column is the same house
holding ten times as much.

{table(["", "fresh", "grown"], path)}

Peak memory of all processes together, the one that pushes included (the sum of their PSS):
**{measured.peak_megabytes:,.0f} MB**.

## Reading alone

One core, the same files in the same run, megabytes a second; the files pydifact gave up on are left out for
both. pydifact only splits into segments; the last but one column says how many times as fast whole messages
are read.

{table(["", "segments", "whole messages", "segments, by pydifact", "times", "pydifact gave up on"], readers)}
"""
