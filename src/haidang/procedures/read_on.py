"""Go on with a file that was read in part before."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from haidang.screening.watchlists import LeftOut

Item = TypeVar("Item")


def read_on(items: Iterable[Item], *, kept: int, together: int) -> Iterator[list[Item]]:
    """What comes after so many rows, in batches of so many. What was left out of a row comes behind it and
    goes with it."""
    return _batches(_after(items, kept), together)


def _after(items: Iterable[Item], kept: int) -> Iterator[Item]:
    seen = 0
    for item in items:
        seen += not isinstance(item, LeftOut)
        if not kept or seen > kept:
            yield item


def _batches(items: Iterable[Item], together: int) -> Iterator[list[Item]]:
    batch: list[Item] = []
    counted = 0
    for item in items:
        counted += not isinstance(item, LeftOut)
        if counted > together:
            yield batch
            batch, counted = [], 1
        batch.append(item)
    if batch:
        yield batch
