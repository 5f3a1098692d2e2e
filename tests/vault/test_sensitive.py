"""Bookings and travellers without what the law forbids us to know (R1-18, R3-01 to R3-03)."""

from collections import Counter

import pytest

from haidang.travel import Booking, BookingChange, Name, Remark, Service, Traveller
from haidang.vault.retention import Preset, names, preset
from haidang.vault.sensitive import clean_booking, clean_traveller
from haidang.vault.sensitive_codes import Action, service_codes

DENYING, SCANNING = preset("eu_cjeu_2022"), preset("icao_rp")
DROPPED = sorted(code for code, known in service_codes().items() if known.action is Action.DROP)


def traveller(*given: str, title: str | None = None) -> Traveller:
    return Traveller(name=Name(surname="DOE", given=given, title=title))


@pytest.mark.parametrize("law", [preset(name) for name in names()], ids=names())
def test_no_sensitive_service_survives_under_any_preset(law: Preset) -> None:
    booking = Booking(services=tuple(Service(code=code, text="AS ASKED") for code in DROPPED))
    cleaned = clean_booking(booking, law)
    assert cleaned.kept.services == ()
    assert cleaned.removed.total() == len(DROPPED)


def test_a_sensitive_service_is_known_in_small_letters_too() -> None:
    assert clean_booking(Booking(services=(Service(code=" ksml"),)), SCANNING).kept.services == ()


def test_a_kosher_meal_and_a_wheelchair_leave_the_same_behind() -> None:
    meal, chair, unknown = (
        clean_booking(Booking(services=(Service(code=code, text="X"),)), DENYING).kept
        for code in ("KSML", "WCHR", "QQQQ")
    )
    assert meal == chair == unknown == Booking()


def test_what_was_removed_is_counted_by_category_only() -> None:
    booking = Booking(
        travellers=(traveller("JANE", title="REV"),),
        services=(Service(code="KSML"), Service(code="WCHR"), Service(code="OTHS", text="NO NEWS")),
        remarks=(Remark(kind="28", text="VIP"),),
    )
    assert clean_booking(booking, DENYING).removed == Counter({"religion": 2, "health": 1, "free text": 2})


def test_where_free_text_is_denied_only_the_code_of_baggage_stays() -> None:
    booking = Booking(services=(Service(code="BIKE", text="BELONGS TO JANE"), Service(code="SPEQ")))
    assert clean_booking(booking, DENYING).kept.services == (Service(code="BIKE"), Service(code="SPEQ"))


def test_where_free_text_is_scanned_the_rest_of_it_stays() -> None:
    booking = Booking(
        services=(Service(code="OTHS", text="PAX DIABETIC, LATE ARRIVAL"),),
        remarks=(Remark(kind="28", text="NEEDS WHEELCHAIR AT GATE"),),
    )
    kept = clean_booking(booking, SCANNING).kept
    assert kept.services == (Service(code="OTHS", text="PAX [removed], LATE ARRIVAL"),)
    assert kept.remarks == (Remark(kind="28", text="NEEDS [removed] AT GATE"),)


def test_papers_tickets_seats_and_contacts_stay_as_told() -> None:
    services = (
        Service(code="DOCS", text="/P/UTO/U1234567/UTO/01JAN90/F/01JAN30/PRIEST/JANE"),
        Service(code="TKNE", text="7382301234567C1"),
        Service(code="CTCE", text="GAY.PRIEST//EXAMPLE.ORG"),
    )
    assert clean_booking(Booking(services=services), DENYING).kept.services == services


def test_of_remarks_only_the_facts_of_a_minor_travelling_alone_stay() -> None:
    booking = Booking(
        remarks=(Remark(kind="28", text="UMNR 08YRS, ALLERGIC"), Remark(kind="28", text="LIKES WINDOWS"))
    )
    kept = clean_booking(booking, DENYING).kept
    assert kept.remarks == (Remark(kind="28", text="UMNR 08YRS, [removed]"),)


@pytest.mark.parametrize("kind", ["15", "43", "excess baggage"])
def test_text_that_is_an_element_of_annex_i_stays(kind: str) -> None:
    booking = Booking(remarks=(Remark(kind=kind, text="JANE PRIEST 2N"),))
    assert clean_booking(booking, DENYING).kept == booking


def test_history_loses_its_remarks_and_sensitive_words() -> None:
    booking = Booking(
        changes=(
            BookingChange(action="added", what="SSR KSMLVNHK1"),
            BookingChange(action="added", what="RM CALLED TWICE"),
            BookingChange(action="added", what="IFT+4:28+LIKES WINDOWS"),
            BookingChange(action="changed", what="TVL HAN CDG 12MAY"),
        )
    )
    kept = [change.what for change in clean_booking(booking, DENYING).kept.changes]
    assert kept == ["SSR [removed]", "[removed]", "IFT+[removed]", "TVL HAN CDG 12MAY"]


@pytest.mark.parametrize("title", ["REV", "Rabbi", "IMAM", "HAJI", "FR.", "SR", "VEN", "SHEIKH", "PASTOR"])
def test_a_title_that_tells_a_religion_is_not_kept(title: str) -> None:
    cleaned = clean_traveller(traveller("JANE", title=title), DENYING)
    assert cleaned.kept == traveller("JANE")
    assert cleaned.removed == {"religion": 1}


@pytest.mark.parametrize("title", ["MR", "MRS", "DR", "PROF", None])
def test_another_title_stays(title: str | None) -> None:
    person = traveller("JANE", title=title)
    assert clean_traveller(person, DENYING).kept is person


@pytest.mark.parametrize("given", [("JOHN", "REV"), ("JOHN REV",), ("JOHNREV",), ("JOHN", "RABBI.")])
def test_a_title_told_at_the_end_of_the_given_names_goes(given: tuple[str, ...]) -> None:
    assert clean_traveller(traveller(*given), DENYING).kept == traveller("JOHN")


def test_a_title_among_titles_goes_alone() -> None:
    assert clean_traveller(traveller("JOHN", title="REV DR"), DENYING).kept == traveller("JOHN", title="DR")


@pytest.mark.parametrize(
    "given", [("IMAM",), ("AHMED", "HAJI"), ("AHMED HAJI",), ("PASTOR",), ("REV",), ("BLIND",)]
)
def test_a_given_name_is_a_name_and_no_title(given: tuple[str, ...]) -> None:
    person = traveller(*given)
    assert clean_traveller(person, DENYING).kept is person


@pytest.mark.parametrize("surname", ["CHURCH", "POPE", "PRIEST", "BLIND", "GAY", "KOSHER"])
def test_a_surname_is_never_searched_for_words(surname: str) -> None:
    person = Traveller(name=Name(surname=surname, given=("JANE",)))
    assert clean_traveller(person, SCANNING).kept is person


def test_the_name_of_a_group_is_free_text() -> None:
    group = Traveller(name=Name(surname="UMRAH TOUR HANOI"), kind="group")
    assert clean_traveller(group, DENYING).kept.name.surname == "[removed] TOUR HANOI"
