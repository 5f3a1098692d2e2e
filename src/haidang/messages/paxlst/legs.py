"""TDT LOC DTM: the legs of the flight or voyage."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from msgspec.structs import replace

from haidang.codes.airports import of_icao
from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.flight import Stop, border_first, flight_number, legs
from haidang.messages.problem import Problem
from haidang.travel import Movement, MovementKind

#: LOC 3227. 92 is a further port of a progressive flight; the sea and US forms have numbers of their own.
DEPARTURES = ("125", "5", "005", "9")
ARRIVALS = ("87", "8", "008", "60", "PT", "11")
_PORTS = (*DEPARTURES, *ARRIVALS, "92", "61")
#: DTM 2005.
_DEPARTS = ("189", "136", "133")
_ARRIVES = ("232", "132")
_MARITIME = "1"
_IMO = re.compile(r"(?:IMO ?)?(\d{7})")  # where others write a call sign or the ship's own number


class _Transport:
    """One TDT while its ports are told."""

    def __init__(self, number: int | None, segment: Segment | None) -> None:
        self.number, self.segment = number, segment
        self.stops: list[Stop] = []
        self.whole = Stop(qualifier="", port="")

    @property
    def open(self) -> Stop:
        """Whose times follow: the last port told, or the whole transport before the first."""
        return self.stops[-1] if self.stops else self.whole

    def movements(self) -> list[tuple[Movement, bool]]:
        if len(self.stops) == 2 and _crosses(self.stops[1], self.stops[0]):
            self.stops.reverse()  # where it arrives is told before where it leaves
        if self.stops:
            first, last = self.stops[0], self.stops[-1]
            first.departs, last.arrives = (
                first.departs or self.whole.departs,
                last.arrives or self.whole.arrives,
            )
        return [(self._movement(a, b), _crosses(a, b)) for a, b in legs(self.stops)]

    def _movement(self, origin: Stop, destination: Stop) -> Movement:
        tdt = self.segment or Segment("TDT")
        at = (self.number,) if self.number is not None else ()
        carrier, number, suffix = flight_number(tdt.get(1), tdt.get(4) or tdt.get(3))
        other = flight_number(tdt.get(1))
        at_sea = tdt.get(2) == _MARITIME
        return Movement(
            kind=MovementKind.VOYAGE if at_sea else MovementKind.FLIGHT,
            carrier=(tdt.get(4) or tdt.get(4, 3)) if at_sea else carrier,
            number=tdt.get(1) if at_sea else number,
            suffix="" if at_sea else suffix,
            origin=_port(origin.port, at_sea=at_sea),
            destination=_port(destination.port, at_sea=at_sea),
            departs=origin.departs,
            arrives=destination.arrives or _told_early(origin),
            marketed_as=("".join(other),) if other[0] not in ("", carrier) and not at_sea else (),
            vessel_imo=imo[1] if at_sea and (imo := _IMO.fullmatch(tdt.get(7))) else None,
            vessel_name=(tdt.get(7, 3) or None) if at_sea else None,
            at=(*at, *origin.at, *destination.at),
        )


def _told_early(origin: Stop) -> datetime | None:
    """The arrival, where each time stands before its port: then the port left has one after its departure."""
    early = origin.departs and origin.arrives and origin.arrives > origin.departs
    return origin.arrives if early else None


def _crosses(origin: Stop, destination: Stop) -> bool:
    return origin.qualifier in DEPARTURES and destination.qualifier in ARRIVALS


def read_legs(
    header: Iterable[tuple[int, Segment]], told: date | None, problems: list[Problem]
) -> tuple[Movement, ...]:
    """Every leg, the one that crosses the border first."""
    transports: list[_Transport] = []
    for number, segment in header:
        if segment.tag == "TDT":
            transports.append(_Transport(number, segment))
        elif segment.tag == "LOC" and segment.get(0) in _PORTS and segment.get(1):
            if not transports:
                problems.append(Problem(kind="missing segment", what="a port without TDT", segment=number))
                transports.append(_Transport(None, None))
            stop = Stop(qualifier=segment.get(0), port=segment.get(1).upper(), at=[number])
            transports[-1].stops.append(stop)
        elif segment.tag == "DTM" and transports:
            _time(segment, number, transports[-1].open, told, problems)
    found = list(_told(transports))
    if not found:
        problems.append(Problem(kind="missing segment", what="no leg is told (TDT, LOC)"))
    return border_first(found)


def _told(transports: Iterable[_Transport]) -> Iterator[tuple[Movement, bool]]:
    """The legs; a TDT without ports before them is another number of the same flight."""
    also: list[str] = []
    for transport in transports:
        if not transport.stops:
            also += filter(
                None, ["".join(flight_number(transport.segment.get(1)))] if transport.segment else []
            )
            continue
        for movement, crosses in transport.movements():
            known = dict.fromkeys((*movement.marketed_as, *also))
            known.pop(movement.designator, None)
            yield (replace(movement, marketed_as=tuple(known)) if also else movement), crosses
        also = []


def _port(told: str, *, at_sea: bool) -> str:
    """US lists write an airport with its country, NZAKL, some its ICAO code; only ships call at UN/LOCODE."""
    if at_sea:
        return told
    return told[2:] if len(told) == 5 else of_icao(told) or told


def _time(segment: Segment, number: int, stop: Stop, told: date | None, problems: list[Problem]) -> None:
    qualifier = segment.get(0)
    if qualifier not in _DEPARTS and qualifier not in _ARRIVES:
        return
    when = _when(segment, told)
    if when is None:
        problems.append(Problem(kind="bad date", what=f"no such time: {segment.text}", segment=number))
        return
    stop.at.append(number)
    if qualifier in _DEPARTS:
        stop.departs = when
    else:
        stop.arrives = when


def _when(segment: Segment, told: date | None) -> datetime | None:
    if segment.get(1):  # US form: date and time in elements of their own
        return dates.moment(dates.yymmdd(segment.get(1), told), segment.get(2))
    return dates.yymmddhhmm(segment.get(0, 1), told)
