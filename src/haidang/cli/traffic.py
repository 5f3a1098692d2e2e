"""``python -m haidang.cli.traffic SEED FLIGHTS``: carriers of the invented world send to the inbox folder.

What they would have sent until now comes at once, by the gate ``simulated past`` and as received at the
times they would have sent it, so that no carrier looks late for the demo's sake. Then comes what they will
send, ``SPEED`` times as fast and never silent for longer than ``LONGEST_PAUSE`` seconds; the flights' own
times stay those of the real clock. How far they have come is in ``demo-traffic``, so a second start goes on
from there. What was being written when it was killed is sent again, and the house knows it for an identical
resend.
"""

import contextlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from haidang.ledger.home import home, inbox
from haidang.ledger.log import configure
from haidang.ledger.opening import connect
from haidang.ledger.stopping import Stopping
from haidang.simulator.transmission import Transmission
from haidang.simulator.world import World

SPEED = 60
LONGEST_PAUSE = 5.0
AT_ONCE = 30  # files the folder may hold while we catch up
BEFORE = timedelta(days=1)
DAYS = 90
PAST = "simulated past"


class Traffic:
    """Everything the carriers send from where they had come to."""

    def __init__(self, folder: Path, reached: Path, stopping: Stopping) -> None:
        self._folder, self._reached, self._stopping = folder, reached, stopping

    def send(self, world: World, flights: int) -> None:
        """Send until asked to stop."""
        from haidang.procedures.receive import receive

        reached, begun = self._sent_to(), datetime.now(UTC)
        before = max(reached, begun)
        for each in self._from(reached, world, flights):
            if self._stopping.asked or not self._wait(each.at - before):
                return
            if each.at < begun:
                receive(each.data, gate=PAST, now=datetime.now(UTC), came=each.at, file_name=each.name)
            else:
                self._put(each)
            self._note(each)
            before = max(before, each.at)

    def _from(self, moment: datetime, world: World, flights: int) -> Iterator[Transmission]:
        first = (datetime.now(UTC) - BEFORE).date()
        return (each for each in world.days(first, days=DAYS, flights=flights) if each.at >= moment)

    def _sent_to(self) -> datetime:
        with contextlib.suppress(OSError, ValueError):
            return datetime.fromisoformat(self._reached.read_text().strip())
        return datetime.min.replace(tzinfo=UTC)

    def _wait(self, silence: timedelta) -> bool:
        """Let the silence pass, shortened, and the folder empty; False when asked to stop meanwhile."""
        pause = min(silence.total_seconds() / SPEED, LONGEST_PAUSE)
        if pause > 0:
            self._stopping.wait(pause)
        while sum(1 for _ in self._folder.iterdir()) > AT_ONCE and not self._stopping.asked:
            self._stopping.wait(0.1)
        return not self._stopping.asked

    def _put(self, each: Transmission) -> None:
        draft = self._folder / f".{each.name}.writing"
        draft.write_bytes(each.data)
        draft.rename(self._folder / each.name)

    def _note(self, each: Transmission) -> None:
        note = self._reached.with_name(f".{self._reached.name}.writing")
        note.write_text(each.at.isoformat())
        note.replace(self._reached)


def main() -> None:
    seed, flights = int(sys.argv[1]), int(sys.argv[2])
    configure("simulated carriers")
    connect()
    stopping = Stopping()
    Traffic(inbox() / "in", home() / "demo-traffic", stopping).send(World(seed), flights)
    while not stopping.wait(60):
        pass


if __name__ == "__main__":
    main()
