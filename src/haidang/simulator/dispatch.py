"""A carrier's post: messages cut into parts, numbered, sent, now and then damaged or sent twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

import msgspec

from haidang.edifact import Segment
from haidang.simulator import wire
from haidang.simulator.damage import befall
from haidang.simulator.dice import Dice
from haidang.simulator.schedule import Flight
from haidang.simulator.transmission import Transmission

_RESENT_SHARE = 0.02
_LAST_PART_FIRST_SHARE = 0.1


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A message, or one part of it, before it is bytes. ``told`` names everyone in it."""

    kind: str
    label: str
    body: list[Segment]
    told: tuple[str, ...]


class Dispatch:
    """The post of one flight."""

    def __init__(self, dice: Dice, flight: Flight) -> None:
        self.dice = dice
        self.flight = flight
        self.numbers = count(1)

    def send(self, at: datetime, parts: list[Draft]) -> Iterator[Transmission]:
        """The parts of one message a second apart; seven minutes later, now and then, one of them again."""
        sent = [self._transmit(at, draft, place, len(parts)) for place, draft in enumerate(parts, 1)]
        if len(sent) > 1 and self.dice.chance(_LAST_PART_FIRST_SHARE):
            sent.insert(0, sent.pop())
        sent = [
            msgspec.structs.replace(each, at=at + timedelta(seconds=second))
            for second, each in enumerate(sent)
        ]
        yield from sent
        for each in sent:
            if self.dice.chance(_RESENT_SHARE):
                name = each.name.replace(".edi", "-again.edi")
                yield msgspec.structs.replace(each, at=each.at + timedelta(minutes=7), name=name)

    def _transmit(self, at: datetime, draft: Draft, part: int, parts: int) -> Transmission:
        flight, airline = self.flight, self.flight.airline
        reference = f"{flight.day:%y%m%d}{flight.place:04d}{next(self.numbers):02d}"
        version = airline.paxlst if draft.kind == "PAXLST" else airline.pnrgov
        told = wire.message(draft.kind, version, draft.body, key=self._key(draft), part=part, parts=parts)
        data = wire.text(airline, wire.interchange(airline, draft.kind, at, reference, told))
        data, damage = befall(self.dice, data, airline.separators)
        if airline.type_b:
            data = wire.enveloped(airline, at, data)
        return Transmission(
            at=at,
            carrier=airline.code,
            name=f"{flight.designator}-{flight.day:%Y%m%d}-{draft.label}-{part}of{parts}.edi",
            data=data,
            kind=draft.kind,
            told=draft.told,
            damage=damage,
        )

    def _key(self, draft: Draft) -> str:
        """The common access reference: flight/yymmdd/hhmm, and for bookings which push."""
        stop = self.flight.border
        key = f"{self.flight.designator}/{stop.departs:%y%m%d}/{stop.departs:%H%M}"
        return key if draft.kind == "PAXLST" else f"{key}/{draft.label.rpartition('-')[2]}"
