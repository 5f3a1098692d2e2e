"""What criteria ask of a traveller's past: earlier trips and shared identifiers."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.ledger import crossings
from haidang.ledger.bulk import query
from haidang.procedures.gather_crossings import gather_crossings
from haidang.travel import Crossing
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
CALL = "SSR+CTCM:HK:1:X1:::::{}'"
CARD = "FOP+CC::500:VI:4111111111111111:0827'"
TakeIn = Callable[..., None]


def told(day: str = "2026-04-01", *, stopped: tuple[str, ...] = ()) -> dict[str, Crossing]:
    """Everybody on the flight of that day, by given name."""
    [(movement, on)] = query("SELECT id, day FROM movement WHERE day = %s", [day])
    batch = crossings.on(on, movement, after=NOW.date())
    return {one.traveller.name.given[0]: one for _, _, one in gather_crossings(batch, stopped=stopped)}


def test_earlier_trips_of_the_same_person_come_newest_first(take_in: TakeIn) -> None:
    take_in(
        manifest("DOE:JANE|A1234567", day="260301", control="1"),
        manifest("DOE:JANE|A1234567", day="260320", control="2"),
        manifest("DOE:JANE|A1234567", "ROE:RICK|B7654321", control="3"),
    )
    jane, rick = told()["JANE"].past, told()["RICK"].past
    assert jane is not None
    assert [(trip.day.isoformat(), trip.origin, trip.destination) for trip in jane.trips] == [
        ("2026-03-20", "HAN", "CDG"),
        ("2026-03-01", "HAN", "CDG"),
    ]
    assert (jane.papers_known, rick and rick.trips, rick and rick.papers_known) == (True, (), None)
    assert told()["JANE"].heard == NOW


def test_a_new_document_is_told_from_one_used_before(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE|A1234567", day="260301"), manifest("DOE:JANE|C9999999", control="2"))
    jane = told()["JANE"].past
    assert jane is not None
    assert (len(jane.trips), jane.papers_known) == (1, False)


def shared(take_in: TakeIn) -> None:
    """Ann and Bob share a phone, Bob and Cid another; each books alone."""
    both = CALL.format("84911111111") + CALL.format("84922222222")
    take_in(
        push("ROE:ANN", locator="AAA1", control="1", extra=CALL.format("84911111111")),
        push("POE:BOB", locator="AAA2", control="2", extra=both),
        push("COE:CID", locator="AAA3", control="3", extra=CALL.format("84922222222")),
    )
    settle("ANN", "BOB", "CID")


def settle(*given: str) -> None:
    """Nobody is known by a name alone: give each a number of their own, as a document would."""
    for number, name in enumerate(given):
        query("UPDATE crossing SET person_id = %s WHERE given = %s", [9000 + number, name])


def linked(crossing: Crossing) -> list[tuple[str, int]]:
    assert crossing.past is not None
    return sorted({(link.kind, link.steps) for link in crossing.past.links})


def test_people_are_linked_by_what_they_share_in_one_step_and_two(take_in: TakeIn) -> None:
    shared(take_in)
    found = told()
    assert linked(found["ANN"]) == [("phone", 1), ("phone", 2)]
    assert linked(found["BOB"]) == [("phone", 1)]
    assert linked(found["CID"]) == [("phone", 1), ("phone", 2)]


def test_what_stands_on_the_stop_list_links_nobody(take_in: TakeIn) -> None:
    shared(take_in)
    found = told(stopped=("84911111111",))
    assert linked(found["ANN"]) == []
    assert linked(found["CID"]) == [("phone", 1)]


def test_who_travels_together_is_not_linked_by_their_own_booking(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE", "DOE:JOHN", extra=CALL.format("84911111111") + CARD))
    settle("JANE", "JOHN")
    assert linked(told()["JANE"]) == []


def test_what_very_many_share_is_an_agencys(take_in: TakeIn) -> None:
    shared(take_in)
    query(
        "INSERT INTO identifier (day, crossing_id, kind, key, delete_on) "
        "SELECT i.day, i.crossing_id + n * 1000, i.kind, i.key, i.delete_on FROM identifier i "
        "JOIN crossing c ON c.id = i.crossing_id, generate_series(1, 50) n WHERE c.given = 'ANN'"
    )
    query(
        "INSERT INTO crossing (day, id, movement_id, role, surname, given, status, parted, person_id, "
        "received_at, changed_at, delete_on) SELECT day, id + n * 1000, movement_id + 1, role, 'MOE', 'MAX', "
        "'booked', false, 10000 + n, received_at, changed_at, delete_on "
        "FROM crossing, generate_series(1, 50) n WHERE given = 'ANN'"
    )
    assert linked(told()["ANN"]) == []


def test_a_confirmed_hit_of_somebody_linked_counts(take_in: TakeIn) -> None:
    shared(take_in)
    query(
        "INSERT INTO hit (id, day, movement_id, crossing_id, kind, source, version, title, severity, "
        "reasons, state, found_at, delete_on) SELECT 1, day, movement_id, id, 'watchlist', 1, 1, 'Border', "
        "'top', '[]', 'confirmed', received_at, delete_on FROM crossing WHERE given = 'BOB'"
    )
    past = told()["ANN"].past
    assert past is not None
    assert [link.steps for link in past.links if link.confirmed] == [1]


def test_many_travellers_cost_no_more_questions_than_one(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE|A1234567", day="260301"))
    take_in(manifest(*(f"DOE{letter}:JANE|A123456{letter}" for letter in "ABCDEFGH"), control="2"))
    with CaptureQueriesContext(connection) as many:
        told()
    with CaptureQueriesContext(connection) as one:
        told("2026-03-01")
    assert len(many) == len(one)
