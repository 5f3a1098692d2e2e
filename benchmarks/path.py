"""The whole path: kept, acknowledged, read, joined, screened, kept again."""

import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from msgspec import Struct

from benchmarks.house import ask, count, wait_until_read
from benchmarks.processes import processor_seconds
from benchmarks.traffic import Traffic


class Flood(Struct, frozen=True, kw_only=True):
    """Everything pushed as fast as it is taken. A traveller counts each time a message tells of them.

    ``processor_seconds`` of all processes together, for a thousand travellers: hardly moved by what else the
    machine does.
    """

    travellers_a_second: float
    crossings_a_second: float
    messages_a_second: float
    processor_seconds: float
    seconds: float


class Stream(Struct, frozen=True, kw_only=True):
    """Traffic at a steady pace, in travellers told a second; seconds from arrival to the commit of a hit."""

    pace: float
    hits: int
    p50: float
    p99: float


def flood(traffic: Traffic, log: Path) -> Flood:
    before = count("crossing")
    began, used = time.perf_counter(), processor_seconds()
    for one in traffic.sent:
        _push(one.data)
    wait_until_read(log)
    used = processor_seconds() - used
    seconds = time.perf_counter() - began
    return Flood(
        travellers_a_second=traffic.told / seconds,
        crossings_a_second=(count("crossing") - before) / seconds,
        messages_a_second=len(traffic.sent) / seconds,
        processor_seconds=used / traffic.told * 1000,
        seconds=seconds,
    )


def stream(traffic: Traffic, pace: float, log: Path) -> Stream:
    [(last,)] = ask("SELECT max(id) FROM message")
    began, told = time.perf_counter(), 0
    for one in traffic.sent:
        time.sleep(max(0.0, told / pace - (time.perf_counter() - began)))
        _push(one.data)
        told += len(one.told)
    wait_until_read(log)
    waits = [
        float(seconds)
        for (seconds,) in ask(
            "SELECT extract(epoch FROM pg_xact_commit_timestamp(hit.xmin) - message.received_at) "
            "FROM hit JOIN message ON message.id = hit.message_id "
            "JOIN crossing ON crossing.day = hit.day AND crossing.id = hit.crossing_id "
            # a later telling writes a hit again that an earlier message made, and would count as its wait
            f"WHERE message.id > {last} AND message.id = greatest(manifest_message, booked_message)"
        )
    ]
    percentiles = quantiles(waits, n=100, method="inclusive")
    return Stream(pace=pace, hits=len(waits), p50=percentiles[49], p99=percentiles[98])


def _push(data: bytes) -> None:
    from haidang.procedures.receive import receive

    receive(data, gate="bench", now=datetime.now(UTC))
