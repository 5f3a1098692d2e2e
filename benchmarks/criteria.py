"""What criteria cost a traveller, from 50 to 5,000 of them: ``python -m benchmarks.criteria``.

Crossings of an invented world are screened by criteria of a realistic mix, all at once and, beside it, one by
one. One core, no watchlist. The last line is one JSON object.
"""

import json
import random
import time
from collections.abc import Sequence
from datetime import date

from haidang import messages
from haidang.screening import Criterion, Severity
from haidang.screening.criteria import Facts, Sieve
from haidang.simulator import World
from haidang.travel import Crossing

SEED = 7
COUNTS = (50, 500, 5000)
MOST_ALONE = 500
FLIGHTS = 25
PORTS = (
    "BKK",
    "VTE",
    "KTI",
    "DOH",
    "DXB",
    "CDG",
    "FRA",
    "SIN",
    "ICN",
    "NRT",
    "HKG",
    "TPE",
    "KUL",
    "SYD",
    "IST",
)
CARRIERS = ("VN", "VJ", "QR", "EK", "SQ", "KE", "TG", "AF", "TK", "CX")
TEMPLATES = (
    'movement.origin is "{port}" and booking.lead_hours < {hours} and booking.one_way is yes',
    'movement.destination is "{port}" and payment.kind is "cash" and baggage.weight > {kilos}',
    'itinerary.broken is yes and (movement.origin is "{port}" or movement.destination is "{port}")',
    'document.days_left < {days} and movement.origin is "{port}" and not traveller.role is "crew"',
    'booking.lead_hours < {hours} and movement.departure_hour < 6 and movement.origin in ("{port}", "HAN")',
    'movement.carrier is "{carrier}" and payment.payer_not_travelling is yes and traveller.companions is 0',
    'movement.origin in country("{country}") and any document where (days_old < {days} and kind is "P")',
    'any stop where (port is "{port}" and hours > 8) and booking.lead_hours < {hours}',
    "score(3: payment.kind is cash, 2: booking.lead_hours < {hours}, 2: booking.one_way is yes, "
    '-2: booking.frequent_flyer is yes) >= 5 and movement.destination is "{port}"',
    'itinerary.detour > 1.{kilos} and movement.origin is "{port}" and traveller.sits_apart is yes',
    'traveller.nationality is "{country}" and booking.lead_hours < {hours} and movement.carrier is "VN"',
    'itinerary.days_away < 3 and baggage.count > 2 and itinerary.ports in ("{port}")',
    'booking.contact_changed_hours < {hours} and movement.destination is "{port}"',
    'any payment where (kind is "card" and payer_not_travelling is yes and amount > {days}) '
    'and movement.carrier is "{carrier}"',
    "booking.lead_hours < 3 and payment.count > 1 and traveller.companions > {people}",
)


def main() -> None:
    crossings = told()
    figures: dict[str, float] = {"crossings": len(crossings)}
    print("| criteria | built in | all at once | hits a traveller | one by one |\n|---|---|---|---|---|")
    for count in COUNTS:
        criteria = invented(count)
        began = time.perf_counter()
        sieve = Sieve(criteria)
        built = time.perf_counter() - began
        at_once, held = measured(crossings, sieve)
        alone = one_by_one(crossings, criteria) if count <= MOST_ALONE else None
        figures |= {f"microseconds_{count}": round(at_once, 1), f"hits_{count}": round(held, 3)}
        beside = f"{alone:,.0f} µs" if alone else "–"
        print(f"| {count:,} | {built:.2f} s | {at_once:.1f} µs | {held:.3f} | {beside} |", flush=True)
    print(json.dumps(figures))


def told() -> list[Crossing]:
    """Everyone some flights' bookings tell of: a manifest alone tells too little to cost anything."""
    world = World(SEED)
    sent = world.days(date(2026, 4, 1), days=1, flights=FLIGHTS)
    return [
        crossing
        for one in sent
        for message in messages.read(one.data, received=one.at)
        for crossing in message.crossings()
        if crossing.booking is not None
    ]


def invented(count: int) -> list[Criterion]:
    dice = random.Random(SEED)
    return [
        Criterion.parse(
            id=number, name=f"Number {number}", severity=Severity.NORMAL, text=_text(dice, number)
        )
        for number in range(count)
    ]


def measured(crossings: Sequence[Crossing], sieve: Sieve) -> tuple[float, float]:
    """Microseconds and hits a traveller, the best of three rounds: whatever else runs here only adds."""
    rounds = [_round(crossings, sieve) for _ in range(3)]
    return min(rounds)


def _round(crossings: Sequence[Crossing], sieve: Sieve) -> tuple[float, float]:
    began, held = time.process_time(), 0
    for crossing in crossings:
        facts = Facts(crossing)
        for criterion, failure in sieve.left(facts):
            held += failure is None and criterion.holds(facts) is True
    return (time.process_time() - began) / len(crossings) * 1e6, held / len(crossings)


def one_by_one(crossings: Sequence[Crossing], criteria: Sequence[Criterion]) -> float:
    some = crossings[:: max(1, len(crossings) // 300)]
    began = time.process_time()
    for crossing in some:
        facts = Facts(crossing)
        for criterion in criteria:
            criterion.holds(facts)
    return (time.process_time() - began) / len(some) * 1e6


def _text(dice: random.Random, number: int) -> str:
    return TEMPLATES[number % len(TEMPLATES)].format(
        port=dice.choice(PORTS),
        carrier=dice.choice(CARRIERS),
        country=dice.choice(("COL", "THA", "QAT", "FRA", "KOR", "SGP")),
        hours=dice.choice((6, 12, 24, 48, 72)),
        days=dice.choice((30, 60, 90, 180)),
        kilos=dice.choice((30, 40, 50, 60)),
        people=dice.choice((2, 3, 4, 5)),
    )


if __name__ == "__main__":
    main()
