"""Who is taken for one person across trips, and why."""

from collections.abc import Callable

import pytest

from haidang.ledger.bulk import query
from specimens import manifest, push

TakeIn = Callable[..., None]
NEXT = "260402"


def persons() -> list[tuple[int, str | None]]:
    return query("SELECT person_id, person_because FROM crossing ORDER BY day, id")


@pytest.mark.parametrize(
    ("first", "then", "because"),
    [
        ("DOE:JANE|A1", "ROE:JANE|A1", "same document"),
        ("DOE:JANE|A1", "DOE:JANE|B2", "same name, birth date and sex"),
        ("NGUYEN:VAN AN|A1", "NGUYEN:VANAN|B2", "same name, birth date and sex"),
        ("SHAH:MOHAMMED|A1", "SHAH:MUHAMAD|B2", "a similar name, same birth date, sex and nationality"),
        (
            "JANE:BRANDENSTEIN|A1",
            "BRANDENSTEIN:JANE|B2",
            "a similar name, same birth date, sex and nationality",
        ),
    ],
)
def test_one_person_on_two_trips_is_known_again_with_the_reason(
    take_in: TakeIn, first: str, then: str, because: str
) -> None:
    take_in(manifest(first), manifest(then, day=NEXT, control="2"))
    (one, met_first), (same, why) = persons()
    assert (one, met_first, why) == (same, None, because)


@pytest.mark.parametrize("then", ["NGUYEN:VAN ANH|B2", "NGUYEN:THI AN|B2", "TRAN:VAN AN|B2"])
def test_namesakes_in_part_are_two_people(take_in: TakeIn, then: str) -> None:
    take_in(manifest("NGUYEN:VAN AN|A1"), manifest(then, day=NEXT, control="2"))
    (one, _), (other, _) = persons()
    assert one != other


def test_twins_on_one_movement_are_two_people_however_alike_they_sound(take_in: TakeIn) -> None:
    take_in(manifest("SHAH:MOHAMMED|A1", "SHAH:MUHAMAD|B2"))
    (one, _), (other, _) = persons()
    assert one != other


def test_who_once_booked_in_another_name_is_known_by_it(take_in: TakeIn) -> None:
    docs = "SSR+DOCS:HK:1:X1:::::/P/UTO/A1/UTO/15FEB90/F/01JAN31/{}+::1'"
    booked = (
        push("ROE:JANE")
        .decode()
        .replace(
            "TVL+010426:1200:010426:1900+HAN+CDG+X1+123:Y", "{}TVL+010426:1200:010426:1900+HAN+CDG+X1+123:Y"
        )
    )
    take_in(booked.format(docs.format("DOE/JANE")).encode(), manifest("ROE:JANE|B2", day=NEXT, control="2"))
    (one, _), (same, why) = persons()
    assert (one, why) == (same, "same name, birth date and sex")
