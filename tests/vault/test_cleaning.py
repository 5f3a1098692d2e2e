"""The text of a message as it may be kept (R1-01, R3-01 to R3-03, R4-01, R4-02)."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from haidang.messages.message import Message
from haidang.messages.problem import Problem
from haidang.travel import Booking, BookingChange, Name, Payment, Remark, Service, Traveller
from haidang.vault.cards import CardKey, find
from haidang.vault.cleaning import KNOWN, clean_message, clean_segments
from haidang.vault.retention import preset
from haidang.vault.sensitive_codes import Action, service_codes

DENYING, SCANNING = preset("eu_cjeu_2022"), preset("icao_rp")
DROPPED = sorted(code for code, known in service_codes().items() if known.action is Action.DROP)
KEY = CardKey(1, bytes(32))


def cleaned(text: str, law: str = "eu_cjeu_2022") -> str:
    return clean_segments((text,), preset=preset(law))[0]


@pytest.mark.parametrize(("code", "law"), [*product(DROPPED, ["eu_cjeu_2022", "icao_rp"])])
def test_no_sensitive_service_code_survives(code: str, law: str) -> None:
    assert cleaned(f"SSR+{code}:HK:1:VN:::HAN:CDG:PLS+::1", law) == "SSR+[removed]"


@pytest.mark.parametrize("separator", ["+", "*", "-", "\x1d", "|"])
def test_any_service_characters_are_understood(separator: str) -> None:
    assert cleaned(f"SSR{separator}KSML:HK:1:VN") == f"SSR{separator}[removed]"
    assert cleaned(f"IFT{separator}4:28{separator}FREE TEXT") == f"IFT{separator}[removed]"


@pytest.mark.parametrize("text", ["\r\nSSR+KSML:HK:1:VN", " ssr+ksml:HK:1", "SSR+ KSML:HK"])
def test_blanks_and_small_letters_hide_nothing(text: str) -> None:
    assert "ksml" not in cleaned(text).lower()
    assert cleaned(text).endswith("[removed]")


@pytest.mark.parametrize(
    "text",
    [
        "SSR+KSML:HK:1:VN",
        "SSR+WCHR:HK:1:VN",
        "SSR+OTHS:::::::: ADVISE TKT NUMBER",
        "SSR+QQQQ:HK:1:VN",
    ],
)
def test_a_meal_a_wheelchair_a_remark_and_an_unknown_code_look_alike(text: str) -> None:
    assert cleaned(text) == "SSR+[removed]"


@pytest.mark.parametrize(
    "text",
    [
        "SSR+DOCS:HK:1:VN:::::/P/UTO/U1234567/UTO/01JAN90/F/01JAN30/PRIEST/JANE",
        "SSR+SEAT:HK:1:VN:::HAN:CDG+12A::1",
        "SSR+TKNE:HK:1:VN:::::4792301234561C1",
        "SSR+CTCM:HK:1:VN:::::84912345678",
        "SSR+UMNR:HK:1:VN:::::UM08",
        "TIF+CHURCH+JANE MRS:A:1",
        "TIF+PRIEST+G:A:1",
        "TIF+IMAM+HAJI:A:1",
        "NAD+FL+++GAY:JANE",
        "TIF+DOE+ALI IMAM:A:1",
        "TIF+LAZAREV+OLEG:A:1",
        "TIF+AL IMAM+HASSAN:A:1",
        "NAD+FL+++DE PASTOR:JUAN+12 CALLE OBISPO PASTOR+UTOPIA CITY",
        "SSR+DOCS:HK:1:VN:::::/P/UTO/U1234567/UTO/01JAN90/M/01JAN30/DE PASTOR/JUAN",
        "TKT+4792301234561:T:1",
        "TVL+120526:2330:130526:0640+HAN+CDG+VN+18:Y",
        "ADD++700:12 UNION STREET:UTOPIA CITY:::UTO::84912345678",
        "TBD++2:40:700++HP+VN:0738123456:2:CDG",
        "IFT+4:43+JANE DOE+12 CHURCH ROAD+84912345678",
        "IFT+4:15:9+ HAN VN CDG GBP/IT END ROE0.618831",
        "IFT+4:28::VN+CTCE JANE.KOSHER//EXAMPLE.ORG",
        "IFT+4:28::VN+CTCP 84912345678",
        "FTX+BAG+++0738123456",
        "FAR+N+++++YRTVN",
        "DOC+P:110:111+U1234567",
        "UNT+12+1",
        "",
    ],
)
def test_what_the_law_lets_us_know_stays_as_told(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("IFT+4:28::VN+THIS PASSENGER IS A VIP", "IFT+[removed]"),
        ("IFT+4:28::VN+CTCP 84912345678 WHEELCHAIR", "IFT+4:28::VN+CTCP 84912345678 [removed]"),
        ("IFT+4:28::VN+CALLS HIMSELF CTCM", "IFT+[removed]"),
        ("LTS+0/O/SR/SSR DOCSVNHK1 P/UTO/U1234567", "LTS+[removed]"),
        ("FTX+AAI+++FREE TEXT", "FTX+[removed]"),
        ("SSR+BIKE:HK:1:VN:::::BELONGS TO JANE", "SSR+BIKE+[removed]"),
        ("SSR+UMNR:HK:1:VN:::::UM08 ALLERGIC", "SSR+UMNR:HK:1:VN:::::UM08 [removed]"),
        ("TIF+DOE+JOHN REV:A:1", "TIF+DOE+JOHN:A:1"),
        ("TIF+DOE+JOHNREV:A:1", "TIF+DOE+JOHN:A:1"),
        ("TIF+DOE+JOHN RABBI", "TIF+DOE+JOHN"),
        ("NAD+FL+++DOE:JOHN REV", "NAD+FL+++DOE:JOHN"),
        (
            "SSR+DOCS:HK:1:VN:::::/P/UTO/U1234567/UTO/01JAN90/M/01JAN30/DOE/JOHN REV+::1",
            "SSR+DOCS:HK:1:VN:::::/P/UTO/U1234567/UTO/01JAN90/M/01JAN30/DOE/JOHN+::1",
        ),
        ("TIF+UMRAH TOUR+:G:1", "TIF+[removed] TOUR+:G:1"),
        ("FAR+CLG+++++YVN", "FAR+[removed]+++++YVN"),
        ("ZZZ+KSML AND MORE", "[removed]"),
        ("KSML:HK:1:VN", "[removed]"),
        ("NATHALIE IS PREGNANT", "[removed]"),
    ],
)
def test_what_it_does_not_goes(told: str, kept: str) -> None:
    assert cleaned(told) == kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("IFT+4:28::VN+VIP, DIABETIC, AISLE SEAT", "IFT+4:28::VN+VIP, [removed], AISLE SEAT"),
        ("LTS+0/A/SR/SSR KSMLVNHK1", "LTS+0/A/SR/SSR [removed]"),
        ("SSR+OTHS:::::::: LATE, UMRAH GROUP", "SSR+OTHS:::::::: LATE, [removed] GROUP"),
        ("ZZZ+NOBODY KNOWS", "ZZZ+NOBODY KNOWS"),
    ],
)
def test_where_free_text_is_scanned_only_the_words_go(told: str, kept: str) -> None:
    assert cleaned(told, "icao_rp") == kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("FOP+CC::500:VI:4242424242424242:0827", "FOP+CC::500:VI:[card 4242]:0827"),
        ("FOP+CC::500:VI:4242424242424241:0827", "FOP+CC::500:VI:[card 4241]:0827"),
        ("FOP+CC:::VI:4242?-4242?-4242?-4242:0827:123", "FOP+CC:::VI:[card 4242]:0827"),
        ("FOP+CC:::VI:XXXXXXXX1186:0827", "FOP+CC:::VI:XXXXXXXX1186:0827"),
        ("DAT+3:L FT 5555 5555 5555 4444", "DAT+3:L FT [card 4444]"),
        ("ADD++700:PAID 378282246310005:HANOI", "ADD++700:PAID [card 0005]:HANOI"),
        ("TIF+DOE+JANE4242424242424242:A:1", "TIF+DOE+JANE[card 4242]:A:1"),
    ],
)
def test_a_card_number_goes_wherever_it_stands(told: str, kept: str) -> None:
    assert cleaned(told) == kept


@given(st.sampled_from(sorted(KNOWN)), st.text("+: ABC/'", max_size=12), st.text("+: ABC/'", max_size=12))
def test_no_segment_hides_a_card_number(tag: str, before: str, after: str) -> None:
    for law in (DENYING, SCANNING):
        kept = clean_segments((f"{tag}+{before}5555555555554444{after}",), preset=law)
        assert not list(find(kept[0]))


@given(st.lists(st.text(max_size=60) | st.sampled_from(["SSR+KSML", "LTS+X", "TIF+DOE+G"])))
def test_as_many_segments_come_out_as_went_in(segments: list[str]) -> None:
    for law in (DENYING, SCANNING):
        assert len(clean_segments(tuple(segments), preset=law)) == len(segments)


def message() -> Message:
    person = Traveller(name=Name(surname="DOE", given=("JANE",), title="REV"))
    booking = Booking(
        travellers=(person,),
        services=(Service(code="KSML"), Service(code="CTCM", text="84912345678")),
        remarks=(Remark(kind="28", text="VIP"),),
        payments=(Payment(kind="card", account="4242424242424242", payer="JANE DOE"),),
    )
    return Message(
        type="PNRGOV",
        version="13:1",
        function="list",
        sender="XX",
        recipient="UTO",
        prepared=None,
        reference="1",
        travellers=(person,),
        bookings=(booking,),
        problems=(Problem(kind="unknown segment", what="ZZZ+KSML PAID 4242424242424242", segment=3),),
        segments=("TIF+DOE+JANEREV:A:1", "SSR+KSML:HK:1:XX", "IFT+4:28+VIP", "FOP+CC:::VI:4242424242424242"),
    )


def test_a_whole_message_is_cleaned_in_all_its_parts() -> None:
    kept = clean_message(message(), preset=DENYING, card_key=KEY).kept
    booking = kept.bookings[0]
    assert kept.travellers == booking.travellers == (Traveller(name=Name(surname="DOE", given=("JANE",))),)
    assert booking.services == (Service(code="CTCM", text="84912345678"),)
    assert booking.remarks == ()
    assert (booking.payments[0].account, booking.payments[0].last_four) == (None, "4242")
    assert kept.problems[0].what == "ZZZ+[removed] PAID [card 4242]"
    assert kept.segments == (
        "TIF+DOE+JANE:A:1",
        "SSR+[removed]",
        "IFT+[removed]",
        "FOP+CC:::VI:[card 4242]",
    )
    assert kept.sender == "XX"


@pytest.mark.parametrize(
    ("problem", "kept"),
    [
        (Problem(kind="rubbish", what="no segment: LIKES WINDOWS", segment=0), "no segment: [removed]"),
        (Problem(kind="bad date", what="no such time: DTM+189:99", segment=1), "no such time: DTM+189:99"),
        (Problem(kind="unreadable traveller", what="ValueError(\"no 'JANE'\")"), "ValueError([removed])"),
        (Problem(kind="missing segment", what="no UNT", segment=99), "no UNT"),
    ],
)
def test_a_problem_quotes_nothing_that_was_removed(problem: Problem, kept: str) -> None:
    told = replace(message(), problems=(problem,), segments=("LIKES WINDOWS", "DTM+189:99"))
    assert clean_message(told, preset=DENYING, card_key=KEY).kept.problems[0].what == kept


def test_history_quotes_its_segments_as_they_are_kept() -> None:
    change = BookingChange(
        action="added", what="TIF+DOE+JANE IFT+4:28+LIKES WINDOWS SSR+WCHR:HK:1", at=(0, 1, 2, 3)
    )
    told = replace(
        message(),
        bookings=(Booking(changes=(change,)),),
        segments=("SAC+++A", "TIF+DOE+JANE", " IFT+4:28+LIKES WINDOWS", "SSR+WCHR:HK:1"),
    )
    kept = clean_message(told, preset=DENYING, card_key=KEY).kept.bookings[0].changes[0].what
    assert kept == "TIF+DOE+JANE IFT+[removed] SSR+[removed]"


def test_a_thing_told_as_fact_and_as_text_is_counted_once() -> None:
    without_problem = clean_message(message(), preset=DENYING, card_key=KEY).removed - Counter(
        {"religion": 1, "card number": 1}
    )
    assert without_problem["free text"] == 1
    assert without_problem["card number"] == 1


def test_an_innocent_message_keeps_its_very_travellers() -> None:
    person = Traveller(name=Name(surname="DOE", given=("JANE",)))
    told = Message(
        type="PAXLST",
        version="D:12B",
        function="list",
        sender="XX",
        recipient="UTO",
        prepared=None,
        reference="1",
        travellers=(person,),
        segments=("BGM+745", "NAD+FL+++DOE:JANE"),
    )
    cleaned = clean_message(told, preset=DENYING, card_key=KEY)
    assert cleaned.kept == told
    assert cleaned.kept.travellers[0] is person
    assert not cleaned.removed
