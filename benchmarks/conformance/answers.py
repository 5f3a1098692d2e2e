"""Answers of CUSRES."""

from collections.abc import Iterator
from typing import Any

from benchmarks.conformance.fact import Fact, among, fact, joined
from haidang.messages import Message


def answers(told: dict[str, Any], read: list[Message]) -> Iterator[Fact]:
    replies = [reply for message in read for reply in message.replies]
    results = told.get("results", [])
    yield fact("answers", len(results), len(replies))
    for result in results:
        expected = [joined(result.get(part) or "") for part in ("AVF", "ABO", "erc", "text")]
        found = [[each.locator or "", each.reference or "", each.code, each.text or ""] for each in replies]
        yield among("answers", expected, found)
