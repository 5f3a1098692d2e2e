"""``python -m haidang.cli.demo_past SEED FLIGHTS``: three months of the invented world, into the archive.

A criterion is tested on the past, and a demo has none. So the bookings of one flight a day, as they stood at
departure, are written where the clock writes days that have settled, and the flights into the ledger, so that
it knows the days. Nobody of them is in the ledger: an example of a test cannot be opened. A day the house has
lived through stays as it is; one cut off while it was written, or while the clock was at another, is written
the next time.
"""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec import structs

from haidang import messages
from haidang.codes.airports import utc
from haidang.history import archive
from haidang.history.columns import Kept, row_of
from haidang.ledger import archive_due, home, ids, movements, settings, transaction
from haidang.ledger.log import configure
from haidang.ledger.movements import Announced
from haidang.ledger.opening import connect
from haidang.screening.criteria import Criterion, Facts
from haidang.simulator.dice import Dice
from haidang.simulator.world import World
from haidang.travel import Crossing, Past
from haidang.vault.retention import delete_on, preset

DAYS = 91
REVIEWED, CONFIRMED = 0.8, 0.4
"""Of the hits there would have been, and of those reviewed. Chance decides: the invented are all alike."""


def main() -> None:
    os.nice(19)
    configure("invented past")
    connect()
    seed, flights = map(int, sys.argv[1:])
    write_past(World(seed), flights, datetime.now(UTC))


def write_past(world: World, flights: int, now: datetime) -> int:
    """Write the days that are missing, the latest first; how many."""
    latest = now.date() - archive_due.SETTLED - timedelta(days=1)
    days = [latest - timedelta(days=before) for before in range(DAYS)]
    return sum(_write(world, flights, day, now) for day in days)


def _write(world: World, flights: int, day: date, now: datetime) -> bool:
    if archive.file_of(home.history(), day).exists():
        return False
    told = list(_told(world, flights, day))
    decided = _decided(world, day, told)
    with transaction():
        archive_due.hold()
        if day in archive_due.settled_days(now) or not archive_due.begin():
            return False
        due = delete_on(preset(settings.preset()), day, day)
        movements.hold({_announced(one, day, due, now) for one in told})
        archive.write(home.history(), day, _rows(told, decided, day, due))
    return True


def _told(world: World, flights: int, day: date) -> Iterator[Crossing]:
    """Who was aboard, with nothing known of them from before."""
    for each in {one.data: one for one in world.departure(day, flights)}.values():
        for message in messages.read(each.data, received=each.at):
            for crossing in message.crossings():
                yield structs.replace(crossing, past=Past())


def _decided(world: World, day: date, told: list[Crossing]) -> list[str | None]:
    """How officers decided about the hits that the world's criteria would have made."""
    dice, criteria = Dice(f"{world.seed}/{day}"), [Criterion.parse(text=text) for _, text in world.criteria()]
    hit = [any(one.holds(Facts(crossing)) for one in criteria) for crossing in told]
    outcome = {True: "confirmed", False: "cleared"}
    return [outcome[dice.chance(CONFIRMED)] if is_hit and dice.chance(REVIEWED) else None for is_hit in hit]


def _announced(crossing: Crossing, day: date, due: date, now: datetime) -> Announced:
    flight = crossing.movement
    return Announced(
        movement=flight,
        day=day,
        departs_at=utc(flight.departs, flight.origin) if flight.departs else None,
        arrives_at=utc(flight.arrives, flight.destination) if flight.arrives else None,
        message_id=0,
        received_at=now,
        delete_on=due,
    )


def _rows(told: list[Crossing], decided: list[str | None], day: date, due: date) -> Iterator[dict[str, Any]]:
    for crossing, outcome in zip(told, decided, strict=True):
        number = ids.take()
        yield row_of(crossing, Kept(crossing=number, person=number, day=day, decided=outcome, delete_on=due))


if __name__ == "__main__":
    main()
