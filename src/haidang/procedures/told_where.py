"""Which lines of which messages told of a traveller."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from haidang.ledger import travellers
from haidang.ledger.travellers import Known, KnownBooking, Told
from haidang.procedures import shown_in_part
from haidang.travel import BagTold, Booking, Traveller

Telling = Traveller | Booking | BagTold


class Segment(Struct, frozen=True, kw_only=True):
    """A line of a message by its number in it, counted from 0. ``gives`` names the facts read from it."""

    number: int
    text: str
    gives: tuple[str, ...]


class Source(Struct, frozen=True, kw_only=True):
    """What one message tells of this traveller; ``tells`` says ``manifest``, ``booking``, ``baggage``."""

    message: Told
    tells: tuple[str, ...]
    segments: Sequence[Segment]


def sources(known: Known, booked: KnownBooking | None, hide: dict[str, str]) -> list[Source]:
    """The messages that told of this traveller or their booking, each with its lines that did."""
    tellings: list[tuple[str, int | None, Telling | None]] = [
        ("manifest", known.manifest_message, known.manifest),
        ("booking", known.booked_message, known.booked),
        ("booking", booked.message_id if booked else None, booked.told if booked else None),
        # Bags may be told by several messages, of which the latest is remembered.
        ("baggage", known.bagged_message, known.bagged[-1] if known.bagged else None),
    ]
    by_message: dict[int, list[tuple[str, Telling]]] = {}
    for name, number, telling in tellings:
        if number is not None and telling is not None:
            by_message.setdefault(number, []).append((name, telling))
    kept = travellers.messages(list(by_message))
    return [
        Source(
            message=kept[number],
            tells=tuple(dict.fromkeys(name for name, _ in told)),
            segments=_segments(kept[number], _places(telling for _, telling in told), hide),
        )
        for number, told in by_message.items()
        if number in kept
    ]


def _segments(message: Told, places: dict[int, tuple[str, ...]], hide: dict[str, str]) -> list[Segment]:
    """The lines that gave a fact of this traveller, and nobody else's."""
    return [
        Segment(number=number, text=shown_in_part.text(text, hide), gives=places[number])
        for number, text in enumerate(message.segments)
        if number in places
    ]


def _places(tellings: Iterable[Telling]) -> dict[int, tuple[str, ...]]:
    """Which segments gave which facts: ``at`` of the noun itself and of every noun in it."""
    found: dict[int, list[str]] = {}
    for told in tellings:
        for name, value in _facts(told):
            for fact, numbers in _told_at(name, value):
                for number in numbers:
                    found.setdefault(number, []).append(fact)
    return {number: tuple(dict.fromkeys(facts)) for number, facts in found.items()}


def _facts(told: Telling) -> list[tuple[str, object]]:
    if isinstance(told, BagTold):
        return [("bags", told)]
    return [(name, getattr(told, name)) for name in told.__struct_fields__]


def _told_at(name: str, value: object) -> list[tuple[str, tuple[int, ...]]]:
    if isinstance(value, dict):
        return list(value.items())
    nouns = value if isinstance(value, tuple) else (value,)
    places = [getattr(noun, "at", None) for noun in nouns]
    return [(name, place) for place in places if isinstance(place, tuple)]
