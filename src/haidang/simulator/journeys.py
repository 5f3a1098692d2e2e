"""Where people come from and go on to: the legs of a booking around the flight we are told of."""

from datetime import datetime, timedelta

from haidang.simulator.dice import Dice
from haidang.simulator.reservation import Leg
from haidang.simulator.schedule import Flight, local_after

#: Airports people connect from, by the far end of the flight they connect to.
_FEEDERS = {
    "DXB": ("CAI", "AMM", "NBO", "LHR"), "DOH": ("CDG", "BEY", "CMN", "FRA"), "IST": ("BER", "TUN", "VIE"),
    "ICN": ("LAX", "PUS", "YVR"), "NRT": ("CTS", "FUK", "SEA"), "SIN": ("PER", "BLR", "AKL"),
    "BKK": ("CNX", "RGN"), "CDG": ("MRS", "MAD", "ALG"), "FRA": ("MUC", "PRG", "WAW"), "SVO": ("OVB", "LED"),
}  # fmt: skip
_DOMESTIC = {"HAN": ("DAD", "HUI", "PQC"), "SGN": ("DAD", "CXR", "VII"), "DAD": ("HAN", "SGN")}
_CLASSES = "YYYYYYBMHQKLVWJJCF"


def prime(dice: Dice, flight: Flight) -> Leg:
    """The flight itself, as booked."""
    stop = flight.border
    return Leg(
        carrier=flight.airline.code,
        number=flight.number,
        origin=stop.origin,
        destination=stop.destination,
        departs=stop.departs,
        arrives=stop.arrives,
        booking_class=dice.pick(_CLASSES),
        prime=True,
    )


def usual(dice: Dice, flight: Flight) -> tuple[Leg, ...]:
    """A journey as most people make it: there and mostly back, now and then with a connection."""
    legs = [prime(dice, flight)]
    feeders = _FEEDERS.get(flight.border.origin, ())
    if feeders and dice.chance(0.2):
        legs.insert(0, _before(dice, flight, dice.pick(feeders)))
    onward = _DOMESTIC.get(flight.border.destination, ())
    if onward and dice.chance(0.1):
        legs.append(_after(dice, flight, dice.pick(onward)))
    if not dice.chance(0.17):
        legs.append(back(dice, flight, legs[-1].destination, legs[0].origin, days=dice.between(3, 25)))
    return tuple(legs)


def back(dice: Dice, flight: Flight, origin: str, destination: str, days: int) -> Leg:
    """The way home, that many days after arrival."""
    departs = _at(flight.border.arrives + timedelta(days=days), dice.between(6, 22))
    return _leg(dice, flight.airline.code, origin, destination, departs, 180)


def _before(dice: Dice, flight: Flight, origin: str) -> Leg:
    arrives = flight.border.departs - timedelta(minutes=dice.between(100, 400))
    departs = local_after(arrives, flight.border.origin, origin, -240)
    return _leg(dice, flight.airline.code, origin, flight.border.origin, departs, 240)


def _after(dice: Dice, flight: Flight, destination: str) -> Leg:
    departs = flight.border.arrives + timedelta(hours=dice.between(2, 5))
    return _leg(dice, flight.airline.code, flight.border.destination, destination, departs, 80)


def _leg(dice: Dice, carrier: str, origin: str, destination: str, departs: datetime, minutes: int) -> Leg:
    return Leg(
        carrier=carrier,
        number=str(dice.between(5000, 8999)),
        origin=origin,
        destination=destination,
        departs=departs,
        arrives=local_after(departs, origin, destination, minutes),
        booking_class=dice.pick(_CLASSES),
    )


def _at(moment: datetime, hour: int) -> datetime:
    return moment.replace(hour=hour, minute=30)
