"""What is counted of carriers: late, missing, incomplete, wrong."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from haidang.ledger.bulk import query
from haidang.procedures.count_quality import count_quality
from haidang.procedures.look_at_quality import QualityView, look_at_quality
from haidang.procedures.quality_csv import HEADERS, as_csv
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose, Role
from specimens import manifest, push

TakeIn = Callable[..., None]

# The specimens' flight: noon in Hanoi on the first of April.
DEPARTS = datetime(2026, 4, 1, 5, tzinfo=UTC)
AFTER = DEPARTS + timedelta(hours=9)
OPERATOR = Person(id=0, username="son", name="Son of Utopia", role=Role.OPERATOR)


def look(carrier: str = "", days: int = 7, now: datetime = AFTER) -> QualityView:
    return look_at_quality(carrier=carrier, days=days, who=OPERATOR, purpose=Purpose.OVERSEE, now=now)


def figures(view: QualityView) -> dict[tuple[str, str], tuple[int, int]]:
    return {(one.group, one.measure): (one.count, one.of) for one in view.counted}


def before(**span: int) -> datetime:
    return DEPARTS - timedelta(**span)


def test_in_time_and_whole_is_not_counted_against_anybody(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE MRS"), now=before(hours=25))
    take_in(manifest("DOE:JANE|A1234567", control="2"), now=before(minutes=31))
    found = figures(look())
    assert found["late", "manifest"] == found["late", "bookings"] == (0, 1)
    assert found["missing", "manifest at departure"] == found["missing", "bookings"] == (0, 1)
    assert found["not in the manifest", "identity, any of these six"] == (0, 1)


def test_a_manifest_within_the_half_hour_is_late(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE|A1234567"), now=before(minutes=29))
    found = figures(look())
    assert found["late", "manifest"] == (1, 1)
    assert found["missing", "bookings"] == (1, 1)


def test_bookings_within_the_day_are_late_and_a_manifest_after_departure_was_missing(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE MRS"), now=before(hours=23))
    take_in(manifest("DOE:JANE|A1234567", control="2"), now=DEPARTS + timedelta(minutes=1))
    found = figures(look())
    assert found["late", "bookings"] == (1, 1)
    assert found["missing", "manifest at departure"] == (1, 1)


def test_what_has_not_departed_is_not_judged(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE MRS"), now=before(hours=2))
    assert ("late", "bookings") not in figures(look(now=before(hours=1)))


def test_who_has_no_document_in_the_manifest_is_counted_with_the_place(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE", "DOE:JOHN|B7654321"), now=before(hours=1))
    view = look()
    found = figures(view)
    assert found["not in the manifest", "document number"] == (1, 2)
    assert found["not in the manifest", "birth date"] == (0, 2)
    assert found["not in the manifest", "identity, any of these six"] == (1, 2)
    [example] = [one for one in view.counted if one.measure == "document number"]
    [(message,)] = query("SELECT id FROM message")
    assert (example.message, example.segment) == (message, 7)


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("FNU:JANE", "placeholder for a name"),
        ("DOE:TBA", "placeholder for a name"),
        ("DOE:J", "given name that is one letter"),
        ("DOE:", "no given name"),
    ],
)
def test_names_that_are_none_are_wrong(take_in: TakeIn, name: str, measure: str) -> None:
    take_in(manifest(name, "FNUTON:XAVIER"))
    assert figures(look())["wrong", measure] == (1, 2)


def test_a_document_that_had_expired_is_wrong(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE|A1234567").replace(b"DTM+36:310101", b"DTM+36:260331"))
    assert figures(look())["wrong", "document expired before departure"] == (1, 1)


def part(number: int, letter: str) -> bytes:
    head = f"UNH+1+PAXLST:D:12B:UN:IATA+X1123/260401/1200+{number}:{letter}'"
    told = manifest(f"DOE:NUMBER{chr(64 + number)}", control=str(number)).decode()
    return told.replace("UNH+1+PAXLST:D:12B:UN:IATA'", head).encode()


def test_a_list_lacks_a_part_until_it_comes(take_in: TakeIn) -> None:
    take_in(part(1, "C"), part(3, "F"))
    assert figures(look())["missing", "part of a list"] == (1, 1)
    take_in(part(2, "C"))
    assert figures(look())["missing", "part of a list"] == (0, 1)


def test_problems_are_counted_by_kind_and_shown_by_day(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE").replace(b"DTM+329:900215", b"DTM+329:901399"))
    take_in(manifest("DOE:JOHN", control="2"))
    query("DELETE FROM message_problem WHERE kind <> 'bad date'")
    view = look()
    assert [(one.measure, one.count, one.of) for one in view.counted if one.group == "problems"] == [
        ("bad date", 1, 1)
    ]
    assert [(step.messages, step.troubled) for step in view.steps if step.messages] == [(2, 1)]
    assert len(view.steps) == 7


def test_only_the_carrier_asked_for_is_counted(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    assert look("X1").carriers == ["X1"]
    assert look("X2").counted == []


def test_ninety_days_are_shown_by_the_week(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE"))
    steps = look(days=90).steps
    assert len(steps) == 13
    assert sum(step.messages for step in steps) == 1


def test_the_csv_has_one_head_and_no_name_and_no_formula(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE|A1234567"), manifest("ROE:MAX", control="2"))
    query("UPDATE movement SET carrier = '=1+1'")
    lines = as_csv(look()).split("\r\n")
    assert lines[0] == ",".join(HEADERS)
    assert {line.split(",")[0] for line in lines[1:-1]} == {"'=1+1"}
    assert not any(name in line for line in lines for name in ("DOE", "JANE", "A1234567"))


def test_a_look_is_written_down_with_its_carrier_and_shape(take_in: TakeIn) -> None:
    look("X1")
    [note] = query("SELECT action, subjects, detail FROM audit_note")
    assert note == ("look at data quality", ["carrier X1"], "7 days as page")


def test_whoever_may_not_see_messages_sees_no_figures(ledger: Any) -> None:
    analyst = Person(id=0, username="lan", name="Lan of Utopia", role=Role.ANALYST)
    with pytest.raises(NotPermitted):
        look_at_quality(carrier="", days=7, who=analyst, purpose=Purpose.ASSESS, now=AFTER)


def test_a_contact_of_the_booking_is_everybodys_in_it(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE MRS", "DOE:JOHN MR", extra="SSR+CTCM:HK:1:X1:::::84912345678'"))
    take_in(push("ROE:RICK MR", locator="ROE999", control="2"))
    assert figures(look())["not in the booking", "contact"] == (1, 3)


def count_everything(now: datetime = AFTER) -> int:
    return sum(iter(lambda: count_quality(now=now), False))


def test_days_counted_beforehand_add_up_to_the_same(take_in: TakeIn) -> None:
    take_in(push("DOE:JANE MRS"), now=before(hours=30))
    take_in(manifest("DOE:JANE|A1234567", "DOE:", control="2"), now=before(minutes=20))
    live = look(days=90)
    assert count_everything() == 91
    query("DELETE FROM crossing")
    kept = look(days=90)
    assert kept.steps == live.steps
    assert [one for one in live.in_order if one.of] == kept.in_order


def test_a_day_is_counted_anew_when_a_message_touched_it_and_some_time_has_passed(take_in: TakeIn) -> None:
    take_in(manifest("DOE:JANE|A1234567"), now=before(hours=1))
    count_everything()
    take_in(manifest("ROE:ANN", control="2"), now=before(minutes=40))
    assert count_everything() == 0
    assert count_everything(AFTER + timedelta(minutes=6)) == 1
    assert figures(look(now=AFTER + timedelta(minutes=7)))["not in the manifest", "document number"] == (1, 2)


def test_figures_of_today_are_not_believed_when_the_clock_stands_still(take_in: TakeIn) -> None:
    count_everything()
    take_in(manifest("ROE:ANN"), now=before(hours=1))
    assert look(now=AFTER + timedelta(minutes=1)).counted == []
    assert look(now=AFTER + timedelta(minutes=16)).counted


def test_a_list_whose_last_part_comes_after_midnight_is_counted_on_its_first_day(take_in: TakeIn) -> None:
    midnight = datetime(2026, 4, 1, tzinfo=UTC)
    take_in(part(1, "C"), now=midnight - timedelta(minutes=1))
    take_in(part(2, "F"), now=midnight + timedelta(minutes=1))
    count_everything()
    assert figures(look())["missing", "part of a list"] == (0, 1)
