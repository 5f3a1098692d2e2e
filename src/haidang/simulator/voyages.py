"""A cruise ship that calls once a week; to those who read its lists a voyage is one more passenger list."""

from datetime import date, datetime, time

from haidang.codes import airports
from haidang.simulator.airlines import Airline
from haidang.simulator.dice import Dice
from haidang.simulator.schedule import Flight, Vessel, stop_after

_LINE = Airline(code="XZSL", icao="XZG", name="Sea Lantern Cruises", hub="VNHPH", accounting="996", part=200)
_SHIP = Vessel(name="SEA LANTERN", imo="9999993")  # a number the check figure allows and no ship has
_CALLS = (("HKHKG", "VNHPH", 34), ("SGSIN", "VNSGN", 44), ("THLCH", "VNSGN", 41), ("CNSYX", "VNDAD", 20))
_CULTURES = ("english", "english", "german", "french", "spanish", "chinese", "japanese", "vietnamese")
_WEEKDAY = 2


def voyages_of(seed: int, day: date) -> list[Flight]:
    """The ship, on the days it leaves for Viet Nam."""
    if day.weekday() != _WEEKDAY:
        return []
    dice = Dice(f"{seed}/voyage/{day.isoformat()}")
    origin, destination, hours = dice.pick(_CALLS)
    leaves = datetime.combine(day, time(dice.between(16, 20)))
    stop = stop_after(origin, destination, leaves, hours * 60)
    departs = airports.utc(leaves, origin)
    assert departs is not None, stop
    return [
        Flight(
            airline=_LINE,
            number=f"V{day.toordinal() % 1000:03d}",
            day=day,
            place=0,
            stops=(stop,),
            border=stop,
            departs=departs,
            inbound=True,
            cultures=_CULTURES,
            aircraft="",
            seats=dice.between(220, 380),
            vessel=_SHIP,
        )
    ]
