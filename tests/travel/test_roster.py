"""Who is who on one movement, however often and however differently it is told."""

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.travel import Booking, CheckIn, Document, Locator, Name, Sex, Traveller
from haidang.travel.roster import Roster


def traveller(surname: str, *given: str, document: str | None = None, **facts: object) -> Traveller:
    documents = (Document(kind="P", number=document),) if document else ()
    return Traveller(name=Name(surname=surname, given=given), documents=documents, **facts)


def roster() -> Roster:
    numbers = count(1)
    return Roster([], lambda: next(numbers))


def booking(*travellers: Traveller, code: str = "ABC123", cancelled: bool = False) -> Booking:
    locator = Locator(system="X1", code=code)
    return Booking(locators=(locator,), travellers=travellers, cancelled=cancelled)


AN = traveller("NGUYEN", "VAN AN", document="L898902C3", born=date(1990, 2, 15))


def told_by(reference: str | None = None, locator: str | None = None) -> Traveller:
    return Traveller(name=Name(surname=""), reference=reference, locator=locator)


def test_somebody_told_by_reference_alone_is_found_and_nobody_is_opened() -> None:
    people = roster()
    people.tell_manifest([traveller("DOE", "JO", reference="R1")], message=1, status="checked in")
    strangers = people.tell_references(
        [told_by("R1"), told_by("R2")], status="boarded", message=2, bookings={}
    )
    assert [each.reference for each in strangers] == ["R2"]
    assert [place.status for place in people.places] == ["boarded"]


def test_a_reference_nobody_has_may_be_the_only_one_of_its_locator() -> None:
    people = roster()
    people.tell_booking(booking(AN), booking_id=7, message=1)
    people.tell_references([told_by("R1", "ABC123")], status="not boarded", message=2, bookings={"ABC123": 7})
    assert [place.status for place in people.places] == ["not boarded"]


def test_a_reference_nobody_has_is_not_guessed_among_several() -> None:
    people = roster()
    people.tell_booking(booking(AN, traveller("DOE", "JO")), booking_id=7, message=1)
    told = told_by("R1", "ABC123")
    assert people.tell_references([told], status="not boarded", message=2, bookings={"ABC123": 7}) == [told]


def test_a_list_sent_again_does_not_take_anybody_off_board() -> None:
    people = roster()
    people.tell_manifest([AN], message=1, status="boarded")
    people.tell_manifest([AN], message=2, status="checked in")
    assert [place.status for place in people.places] == ["boarded"]


SAME = [
    (AN, traveller("NGUYEN", "VANAN", born=date(1990, 2, 15)), "same name and birth date"),
    (AN, traveller("XX", "YY", document="l898902 c3"), "same document"),
    (AN, traveller("NGUYEN", "VAN"), "the name agrees as far as it was told"),
    (AN, traveller("NGUYEN", "VAM AN", born=date(1990, 2, 15)), "a similar name and the same birth date"),
    (traveller("NGUYỄN", "VĂN ÂN"), AN, "same name"),
    (traveller("NGUYEN VAN AN"), AN, "same name"),
    (traveller("MÜLLER", "JO"), traveller("MUELLER", "JO"), "same name"),
    (traveller("MÜLLER", "JO"), traveller("MULLER", "JO"), "same name"),
    (traveller("SINGH", "FNU"), traveller("SINGH"), "same name"),
    (traveller("DOE", "JO", document="L898902C36"), traveller("ROE", document="L898902C3"), "same document"),
]
OTHERS = [
    (AN, traveller("NGUYEN", "VAN AN", born=date(1960, 2, 15))),
    (AN, traveller("TRAN", "VAN AN", born=date(1990, 2, 15))),
    (traveller("DOE", "JO", sex=Sex.FEMALE), traveller("DOE", "JO", sex=Sex.MALE)),
    (traveller("LI", "NA"), traveller("LI", "NANA")),
]


@pytest.mark.parametrize(("booked", "told", "why"), SAME)
def test_joins_two_tellings_of_one_person(booked: Traveller, told: Traveller, why: str) -> None:
    people = roster()
    [first] = people.tell_booking(booking(booked), booking_id=7, message=1)
    [second] = people.tell_manifest([told], message=2, status="checked in")
    assert (second.id, second.joined_because, len(people.places)) == (first.id, why, 1)


@pytest.mark.parametrize(("booked", "told"), OTHERS)
def test_keeps_two_people_apart(booked: Traveller, told: Traveller) -> None:
    people = roster()
    people.tell_booking(booking(booked), booking_id=7, message=1)
    people.tell_manifest([told], message=2, status="checked in")
    assert len(people.places) == 2


def test_namesakes_in_one_message_are_two_people_and_stay_two() -> None:
    people = roster()
    for message in (1, 2):
        people.tell_manifest(
            [traveller("DOE", "JO"), traveller("DOE", "JO")], message=message, status="checked in"
        )
    assert len(people.places) == 2


def test_who_only_resembles_somebody_does_not_take_their_place() -> None:
    people = roster()
    jane = traveller("DOE", "JANE", document="A1234567", born=date(1990, 2, 15))
    marie = traveller("DOE", "JANE MARIE", document="B7654321", born=date(1990, 2, 15))
    [known] = people.tell_manifest([jane], message=1, status="checked in")
    first, second = people.tell_manifest([marie, jane], message=2, status="checked in")
    assert (second.id, len(people.places)) == (known.id, 2)
    assert first.manifest == marie


def test_a_document_the_booking_told_speaks_before_a_name_that_is_alike() -> None:
    people = roster()
    jane = traveller("DOE", "JANE", document="A1234567")
    marie = traveller("DOE", "JANE MARIE", document="B7654321")
    people.tell_booking(booking(traveller("DOE", "JANE")), booking_id=7, message=1)
    [known] = people.tell_manifest([jane], message=1, status="checked in")
    [booked] = people.tell_booking(booking(marie, code="DEF456"), booking_id=8, message=2)
    assert booked.id != known.id
    places = people.tell_manifest([marie, jane], message=3, status="checked in")
    assert [place.id for place in places] == [booked.id, known.id]


def test_namesakes_in_two_bookings_are_two_people() -> None:
    people = roster()
    people.tell_booking(booking(traveller("DOE", "JO")), booking_id=7, message=1)
    people.tell_booking(booking(traveller("DOE", "JO"), code="DEF456"), booking_id=8, message=1)
    assert len(people.places) == 2


def test_one_passport_in_two_bookings_is_a_party_that_was_split() -> None:
    people = roster()
    people.tell_booking(booking(AN), booking_id=7, message=1)
    [place] = people.tell_booking(booking(AN, code="DEF456"), booking_id=8, message=2)
    assert (len(people.places), place.booking) == (1, 8)


def test_telling_the_same_again_changes_nothing() -> None:
    people = roster()
    [place] = people.tell_manifest([AN], message=1, status="checked in")
    place.new, place.changed_by = False, None
    people.tell_manifest([AN], message=2, status="checked in")
    assert (place.changed, place.differences, place.manifest_message) == (False, {}, 1)


def test_a_corrected_fact_is_a_difference() -> None:
    people = roster()
    people.tell_manifest([AN], message=1, status="checked in")
    corrected = traveller("NGUYEN", "VAN ANH", document="L898902C3", born=date(1990, 2, 15))
    [place] = people.tell_manifest([corrected], message=2, status="checked in")
    assert [(d.what, d.after) for d in place.differences[2]] == [
        ("name", {"surname": "NGUYEN", "given": ["VAN ANH"]})
    ]


def test_who_is_dropped_from_a_booking_is_cancelled() -> None:
    people = roster()
    jo = traveller("DOE", "JO")
    people.tell_booking(booking(AN, jo), booking_id=7, message=1)
    people.tell_booking(booking(AN), booking_id=7, message=2)
    assert {p.traveller.name.surname: p.status for p in people.places} == {
        "NGUYEN": "booked",
        "DOE": "cancelled",
    }


def test_a_booking_does_not_undo_the_check_in_desk() -> None:
    people = roster()
    people.tell_manifest([AN], message=1, status="checked in")
    [place] = people.tell_booking(booking(AN), booking_id=7, message=2)
    assert place.status == "checked in"


def test_a_cancelled_booking_cancels_its_travellers() -> None:
    people = roster()
    people.tell_booking(booking(AN), booking_id=7, message=1)
    [place] = people.tell_booking(booking(AN, cancelled=True), booking_id=7, message=2)
    assert place.status == "cancelled"


def test_check_in_told_by_the_booking_counts() -> None:
    [place] = roster().tell_booking(
        booking(traveller("DOE", "JO", check_in=CheckIn(sequence="12"))), booking_id=7, message=1
    )
    assert place.status == "checked in"


def test_parted_tellings_are_never_joined_again() -> None:
    people = roster()
    people.tell_manifest([AN], message=1, status="checked in")
    [place] = people.places
    place.parted = True
    [booked] = people.tell_booking(booking(AN), booking_id=7, message=2)
    assert booked.id != place.id


names = st.sampled_from(["DOE", "NGUYEN", "LI", "TRAN"])
people_told = st.lists(
    st.builds(traveller, names, names, document=st.none() | st.sampled_from(["A1", "B2", "C3"])), max_size=8
)


@given(people_told)
def test_a_manifest_told_twice_opens_nobody_new(told: list[Traveller]) -> None:
    people = roster()
    first = people.tell_manifest(told, message=1, status="checked in")
    again = people.tell_manifest(told, message=2, status="checked in")
    assert len(first) == len(again) == len(told)
    assert len(people.places) == len({place.id for place in first})
