"""What the house knows of travellers from before: earlier trips, and people who shared an identifier.

A few questions for a whole movement, never one for each traveller. An identifier very many told, or one the
analysts put on their stop list, is an agency's: it leads nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.crossings import key_of
from haidang.travel import Link, Past, Trip

MOST_TRIPS = 50
MOST_SHARING = 40
"""An identifier told on more crossings than this is taken for an agency's."""
MOST_LINKED = 200
KINDS = ("document", "phone", "email", "card")

_TRIPS = """
SELECT asked.id, c.day, m.origin, m.destination, m.carrier
FROM unnest(%(ids)s::bigint[], %(persons)s::bigint[], %(days)s::date[]) AS asked(id, person, day)
CROSS JOIN LATERAL (
    SELECT day, movement_id FROM crossing
    WHERE person_id = asked.person AND day < asked.day AND status <> 'cancelled'
    ORDER BY day DESC LIMIT %(most)s
) AS c JOIN movement m ON m.id = c.movement_id ORDER BY c.day DESC
"""
_IDENTIFIERS = """
SELECT crossing_id, kind, key FROM identifier
WHERE day = ANY(%(days)s::date[]) AND crossing_id = ANY(%(ids)s::bigint[])
"""
_SHARING = """
SELECT asked.key, i.kind, i.day, i.crossing_id, coalesce(c.person_id, -c.id)
FROM unnest(%(keys)s::bigint[]) AS asked(key)
CROSS JOIN LATERAL (
    SELECT kind, day, crossing_id FROM identifier
    WHERE key = asked.key AND day <= %(last)s ORDER BY day DESC LIMIT %(most)s
) AS i JOIN crossing c ON c.day = i.day AND c.id = i.crossing_id
"""
_CONFIRMED = "SELECT DISTINCT crossing_id FROM hit WHERE crossing_id = ANY(%s) AND state = 'confirmed'"
_STRUCK = """
SELECT crossing_id, bool_or(state = 'confirmed') FROM hit
WHERE movement_id = ANY(%s) AND state NOT IN ('cleared', 'known again') GROUP BY crossing_id
"""


class Asked(Struct, frozen=True, kw_only=True):
    """Whose past is asked for: a crossing, its person if known, and the crossings of the companions."""

    id: int
    day: date
    movement: int
    person: int | None
    companions: tuple[int, ...]


class Shared(Struct, frozen=True):
    """A crossing on which an identifier was told. Who cannot be known again is a person of their own."""

    key: int
    kind: str
    day: date
    crossing: int
    person: int


def known(asked: Sequence[Asked], stopped: Iterable[str] = ()) -> dict[int, Past]:
    """The past of each, by crossing. ``stopped`` are phones, addresses and card tokens that lead nowhere."""
    if not asked:
        return {}
    stop = {key_of(kind, value) for value in stopped for kind in KINDS}
    trips, told = _trips(asked), _identifiers({one.id: one.day for one in asked}, stop)
    last = max(one.day for one in asked)
    near = _sharing({key for keys in told.values() for key in keys}, last)
    far = _second_step(near, stop, last)
    confirmed = _confirmed([*_all(near), *_all(far)])
    struck = dict(query(_STRUCK, [list({one.movement for one in asked})]))
    return {
        one.id: Past(
            trips=tuple(trips[one.id]),
            papers_known=_papers_known(one, told[one.id], near, bool(trips[one.id])),
            links=tuple(_links(one, told[one.id], near, far, confirmed)),
            companions_hit=sum(each in struck for each in one.companions),
            companions_confirmed=sum(struck.get(each, False) for each in one.companions),
        )
        for one in asked
    }


def _trips(asked: Sequence[Asked]) -> dict[int, list[Trip]]:
    with_person = [one for one in asked if one.person is not None]
    rows = query(
        _TRIPS,
        {
            "ids": [one.id for one in with_person],
            "persons": [one.person for one in with_person],
            "days": [one.day for one in with_person],
            "most": MOST_TRIPS,
        },
    )
    found: dict[int, list[Trip]] = defaultdict(list)
    for crossing, day, origin, destination, carrier in rows:
        found[crossing].append(Trip(day=day, origin=origin, destination=destination, carrier=carrier))
    return found


def _identifiers(crossings: dict[int, date], stop: set[int]) -> dict[int, dict[int, str]]:
    """What each crossing told, key and kind, without what leads nowhere."""
    rows = query(_IDENTIFIERS, {"days": list(set(crossings.values())), "ids": list(crossings)})
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for crossing, kind, key in rows:
        if key not in stop:
            found[crossing][key] = kind
    return found


def _sharing(keys: set[int], last: date) -> dict[int, list[Shared]]:
    """Who told each key, latest first; nobody where too many did."""
    rows = query(_SHARING, {"keys": sorted(keys), "last": last, "most": MOST_SHARING + 1})
    found: dict[int, list[Shared]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(Shared(*row))
    return {key: sharing for key, sharing in found.items() if len(sharing) <= MOST_SHARING}


def _second_step(
    near: dict[int, list[Shared]], stop: set[int], last: date
) -> dict[int, dict[int, list[Shared]]]:
    """For each person linked, who told what they told, by key."""
    people = {one.crossing: one for one in _all(near)}
    some = dict(sorted(people.items(), reverse=True)[:MOST_LINKED])
    told = _identifiers({number: one.day for number, one in some.items()}, stop)
    sharing = near | _sharing({key for keys in told.values() for key in keys} - set(near), last)
    found: dict[int, dict[int, list[Shared]]] = defaultdict(dict)
    for crossing, keys in told.items():
        found[people[crossing].person] |= {key: sharing[key] for key in keys if key in sharing}
    return found


def _all(sharing: dict[int, list[Shared]] | dict[int, dict[int, list[Shared]]]) -> list[Shared]:
    lists = (each if isinstance(each, list) else _all(each) for each in sharing.values())
    return [one for each in lists for one in each]


def _confirmed(linked: Sequence[Shared]) -> set[int]:
    crossings = list({one.crossing for one in linked})
    return {number for (number,) in query(_CONFIRMED, [crossings])} if crossings else set()


def _papers_known(
    one: Asked, told: dict[int, str], near: dict[int, list[Shared]], travelled: bool
) -> bool | None:
    papers = [key for key, kind in told.items() if kind == "document"]
    if not papers or not travelled:
        return None
    sharing = (each for key in papers for each in near.get(key, ()))
    return any(each.person == one.person and each.day < one.day for each in sharing)


def _links(
    one: Asked,
    told: dict[int, str],
    near: dict[int, list[Shared]],
    far: dict[int, dict[int, list[Shared]]],
    confirmed: set[int],
) -> Iterable[Link]:
    direct = [each for key in told for each in near.get(key, ()) if _is_another(each, one)]
    for each in direct:
        yield _link(each, 1, confirmed)
    linked = {each.person for each in direct}
    for person in linked:
        for each in _all(far.get(person, {})):
            if _is_another(each, one) and each.person not in linked:
                yield _link(each, 2, confirmed)


def _is_another(each: Shared, one: Asked) -> bool:
    """Somebody else, and nobody of the same booking: who travels together shares a phone."""
    return (
        each.person != one.person and each.crossing not in (one.id, *one.companions) and each.day <= one.day
    )


def _link(each: Shared, steps: int, confirmed: set[int]) -> Link:
    return Link(
        person=each.person, day=each.day, kind=each.kind, steps=steps, confirmed=each.crossing in confirmed
    )
