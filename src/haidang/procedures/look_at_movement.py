"""Someone looks at who is on a flight or a voyage."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from haidang.codes import airports
from haidang.desk import SETTLED, State
from haidang.ledger import audit, board, list_parts, loose_bags, travellers
from haidang.ledger.list_parts import Incomplete
from haidang.ledger.loose_bags import LooseBag
from haidang.ledger.travellers import Known, KnownHit
from haidang.procedures.compartment import seen
from haidang.procedures.look_at_board import Flight, flight
from haidang.procedures.not_kept import NotKept
from haidang.screening.hit import SEVERITIES, Severity
from haidang.travel import Role, Seat
from haidang.travel.joining import join
from haidang.vault import masking
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

CREW = (Role.CREW, Role.TRANSIT_CREW)


class Listed(Struct, frozen=True, kw_only=True):
    """A traveller in a list. ``document`` is in part; ``told_by`` says ``manifest``, ``booking`` or both.

    ``go_show`` when they came without a reservation.
    """

    id: int
    day: date
    surname: str
    given: str
    role: Role
    kind: str | None
    born: date | None
    age: int | None
    sex: str | None
    nationality: str | None
    document: str | None
    document_kind: str | None
    seat: str | None
    status: str
    go_show: bool
    booking: int | None
    locator: str | None
    told_by: tuple[str, ...]
    hits: Sequence[KnownHit]


class MovementView(Struct, frozen=True, kw_only=True):
    """A movement, its travellers grouped by booking, those with the gravest open hit first, and its crew.

    ``loose`` are bags whose owner is not known, and ``incomplete`` the lists of which a part has not come.
    """

    flight: Flight
    parties: Sequence[Sequence[Listed]]
    crew: Sequence[Listed]
    loose: Sequence[LooseBag]
    incomplete: Sequence[Incomplete]


def look_at_movement(
    movement: int, *, who: Person, purpose: Purpose, now: datetime, home: str
) -> MovementView:
    """Everyone told of on a movement. It is written down as a look at the movement."""
    who.check(Permission.SEE_TRAVELLERS, purpose)
    row = board.movement(movement, home=sorted(airports.of_country(home)), agency=who.sees_hits_of)
    if row is None:
        raise NotKept(f"movement {movement}")
    hits = defaultdict(list)
    for hit in seen(travellers.hits_on(movement), who):
        hits[hit.crossing_id].append(hit)
    people = [listed(known, hits[known.id]) for known in travellers.on_movement(row["day"], movement)]
    audit.note(who, "look at a movement", purpose, [f"movement {movement}"], at=now)
    return MovementView(
        flight=flight(row),
        parties=_parties([each for each in people if each.role not in CREW]),
        crew=[each for each in people if each.role in CREW],
        loose=loose_bags.known(movement),
        incomplete=list_parts.incomplete(movement),
    )


def listed(known: Known, hits: Sequence[KnownHit]) -> Listed:
    """A crossing as a list shows it."""
    person = join(known.manifest, known.booked)
    paper = person.documents[0] if person.documents else None
    return Listed(
        id=known.id,
        day=known.day,
        surname=person.name.surname,
        given=" ".join(person.name.given),
        role=person.role,
        kind=person.kind,
        born=person.born,
        age=person.age_on(known.day),
        sex=person.sex,
        nationality=person.nationality,
        document=masking.document(paper.number) if paper else None,
        document_kind=paper.kind if paper else None,
        seat=seat_of(person.seats),
        status=known.status,
        go_show=known.go_show,
        booking=known.booking_id,
        locator=known.locator,
        told_by=_told_by(known),
        hits=hits,
    )


def seat_of(seats: Sequence[Seat]) -> str | None:
    """The seat most likely sat in: what the manifest or the check-in told before what was assigned."""
    order = ("manifest", "checked in", "assigned", "requested")
    ranked = sorted(seats, key=lambda seat: order.index(seat.kind) if seat.kind in order else len(order))
    return ranked[0].number if ranked else None


def _told_by(known: Known) -> tuple[str, ...]:
    told = (("manifest", known.manifest), ("booking", known.booked))
    return tuple(name for name, person in told if person is not None)


def _parties(people: Sequence[Listed]) -> list[list[Listed]]:
    parties: dict[int | None, list[Listed]] = defaultdict(list)
    for each in people:
        parties[each.booking].append(each)
    alone = [[each] for each in parties.pop(None, [])]
    return sorted([*parties.values(), *alone], key=_gravest)


def _gravest(party: Sequence[Listed]) -> int:
    """Those with the gravest open hit come first; all others stay in the order of names."""
    return min(
        (SEVERITIES.index(Severity(hit.severity)) for each in party for hit in each.hits if _is_open(hit)),
        default=len(SEVERITIES),
    )


def _is_open(hit: KnownHit) -> bool:
    return State(hit.state) not in SETTLED
