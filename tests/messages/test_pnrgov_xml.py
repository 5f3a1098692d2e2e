"""PNRGOV in XML: bookings as their EDIFACT form tells them, and what an attacker may send."""

from datetime import datetime
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import haidang
from haidang.edifact import EdifactError
from haidang.messages import PROBLEM_KINDS, Message, parts, pnrgov_xml
from haidang.travel import Booking

GOLDEN = Path(__file__).parent / "golden" / "pnrgov_xml"
FULL = (GOLDEN / "full_push.xml").read_text()
SPECIMENS = [file.read_bytes() for file in sorted(GOLDEN.glob("*.xml"))]
JANE = "<Passenger RPH='1'><GivenName>JANE</GivenName><Surname>DOE</Surname>{}</Passenger>"
FLIGHT = (
    "<Flight DepartureDateTime='2026-04-02T12:00:00' FlightNumber='123'>"
    "<DepartureAirport LocationCode='HAN'/>"
    "<ArrivalAirport LocationCode='CDG'/><MarketingAirline Code='XX'/>{}</Flight>"
)


def message(text: str | bytes) -> Message:
    [told] = haidang.read(text.encode() if isinstance(text, str) else text)
    return told


def booking(*parts: str) -> Booking:
    [told] = message(f"<x><PNR>{''.join(parts)}</PNR></x>").bookings
    return told


def kinds(told: Message) -> list[str]:
    return [problem.kind for problem in told.problems]


def test_every_fact_knows_the_line_that_told_it() -> None:
    told = message(FULL)
    [jane, _] = told.bookings[0].travellers
    assert told.segments[jane.documents[0].at[0]].startswith('<DOC_SSR SSR_Code="DOCS"')
    assert told.segments[jane.seats[0].at[0]].startswith("<CheckInInfo")
    assert told.segments[jane.at["name"][0]].startswith("<Passenger")
    assert all("\n" not in line for line in told.segments)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_unicode_form_reads_alike(encoding: str) -> None:
    text = f"<x><PNR>{JANE.format('').replace('DOE', 'NGUYỄN')}</PNR></x>"
    assert message(text.encode(encoding)).bookings[0].travellers[0].name.surname == "NGUYỄN"


def test_the_declared_character_set_is_believed() -> None:
    text = f"<?xml version='1.0' encoding='ISO-8859-2'?><PNR>{JANE.format('').replace('DOE', 'ŁOŚ')}</PNR>"
    told = message(text.encode("iso-8859-2"))
    assert told.bookings[0].travellers[0].name.surname == "ŁOŚ"
    assert "character set" not in kinds(told)


def test_bytes_that_are_not_as_declared_are_told() -> None:
    told = message(f"<PNR>{JANE.format('').replace('DOE', 'MÜLLER')}</PNR>".encode("cp1252"))
    assert told.bookings[0].travellers[0].name.surname == "MÜLLER"
    assert "character set" in kinds(told)


def test_papers_in_the_text_of_a_request_are_read_like_those_in_attributes() -> None:
    text = "<SSR SSRCode='DOCS' RPH='1'><Text>/P/UTO/L898902C3/UTO/15FEB90/F/01JAN31/DOE/JANE</Text></SSR>"
    attributes = (
        "<DOC_SSR SSR_Code='DOCS'><DOCS TravelDocType='P' IssuingLoc='UTO' TravelDocNbr='L898902C3' "
        "PaxNationality='UTO' DateOfBirth='1990-02-15' Gender='F' ExpiryDate='2031-01-01' Surname='DOE' "
        "FirstGivenName='JANE'/></DOC_SSR>"
    )
    [one] = booking(JANE.format(""), FLIGHT.format(text)).travellers
    [other] = booking(JANE.format(attributes), FLIGHT.format("")).travellers
    assert (one.born, one.sex, one.nationalities) == (other.born, other.sex, other.nationalities)
    assert [d.number for d in one.documents] == [d.number for d in other.documents] == ["L898902C3"]


def test_an_email_written_as_a_telephone_is_an_email() -> None:
    [jane] = booking(JANE.format("<ContactInfo PhoneNumber='E+JANE@EXAMPLE.TEST'/>")).travellers
    assert [(contact.kind, contact.value) for contact in jane.contacts] == [("email", "jane@example.test")]


def test_the_flight_pushed_is_the_one_checked_in_for_when_none_is_told() -> None:
    told = message((GOLDEN / "wrapped_by_a_state_without_flight.xml").read_bytes())
    assert told.movement
    assert (told.movement.designator, told.movement.origin) == ("XX123", "HAN")
    assert told.movement.arrives == datetime(2026, 4, 2, 19)


def test_one_broken_booking_loses_no_other() -> None:
    told = message((GOLDEN / "one_broken_booking.xml").read_bytes())
    assert [each.locator for each in told.bookings] == ["AAA111", None, "CCC333", "DDD444"]
    assert [place.segment for place in told.problems if place.kind == "unreadable booking"] == [8]


LEG = (
    "<FlightLeg CarrierCode='XX' FlightNumber='0123' DepartureDateTime='2026-04-02T12:00:00'>"
    "<DepartureAirport LocationCode='HAN'/><ArrivalAirport LocationCode='CDG'/>{}</FlightLeg>"
)
BOOKING = f"<PNR><BookingRefID ID='TYR123'/>{JANE.format('')}</PNR>"


@pytest.mark.parametrize(
    "text",
    [
        f"<IATA_PNRGOV_NotifRQ>{LEG.format('')}<PNRs>{BOOKING}</PNRs></IATA_PNRGOV_NotifRQ>",
        f"<iata_pnrgov_notifrq>{LEG.format('')}{BOOKING}</iata_pnrgov_notifrq>".replace("PNR>", "pnr>"),
        f"<IATA_PNRGOV_NotifRQ>{LEG.format(BOOKING)}</IATA_PNRGOV_NotifRQ>",
        f"{LEG.format('')}{BOOKING.replace('</PNR>', LEG.format('') + '</PNR>')}",
    ],
    ids=[
        "as the guide has it",
        "in small letters",
        "bookings inside the flight",
        "a flight inside a booking",
    ],
)
def test_bookings_and_flight_are_found_wherever_they_stand(text: str) -> None:
    told = message(text)
    assert [(each.locator, len(each.travellers)) for each in told.bookings] == [("TYR123", 1)]
    assert [part.order_key for part in parts(text.encode())] == ["XX123/2026-04-02"]


@pytest.mark.parametrize("sender", ["ÜX", "\xff", "XX"])
def test_pushes_are_read_in_one_character_set_whole_or_cut(sender: str) -> None:
    pushes = [f"<IATA_PNRGOV_NotifRQ><Originator AirlineCode='{each}'/>" for each in ("XX", sender, sender)]
    whole = "".join(pushes).encode("cp1252")
    assert [told for part in parts(whole) for told in haidang.read(part.data)] == haidang.read(whole)


def test_a_file_in_which_a_push_ends_another_is_not_cut() -> None:
    torn = f"<IATA_PNRGOV_NotifRQ><PNR>{JANE.format('')}</P" * 2
    assert [part.data for part in parts(torn.encode())] == [torn.encode()]


def test_several_pushes_in_one_file_are_several_messages() -> None:
    push = f"<IATA_PNRGOV_NotifRQ Version='13.1'>{LEG.format('')}{BOOKING}</IATA_PNRGOV_NotifRQ>"
    told = haidang.read(f"<all>{push}{push.replace('0123', '9')}</all>".encode())
    assert [each.movement.designator for each in told if each.movement] == ["XX123", "XX9"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_push_of_a_file_stands_alone_and_none_hurts_the_others(encoding: str) -> None:
    pushes = [
        f"<IATA_PNRGOV_NotifRQ Version='1'><FlightLeg CarrierCode='XX' FlightNumber='{number}' "
        f"DepartureDateTime='2026-04-01T12:00:00'/><PNR>{JANE.format('')}</PNR></IATA_PNRGOV_NotifRQ>"
        for number in (1, 2)
    ]
    broken = "<IATA_PNRGOV_NotifRQ></IATA_PNRGOV_NotifRQ>"
    first, second, third = parts(f"<state>{pushes[0]}{broken}{pushes[1]}</state>".encode(encoding))
    assert [first.order_key, third.order_key] == ["XX1/2026-04-01", "XX2/2026-04-01"]
    assert [message(each.data).bookings[0].travellers[0].name.full for each in (first, third)] == [
        "JANE DOE",
        "JANE DOE",
    ]
    assert message(second.data).bookings == ()


@pytest.mark.parametrize(
    ("told", "function"),
    [
        ("MessageFunction='22'", "list"),
        ("PushType='Full'", "list"),
        ("MessageFunctionCode='141'", "update"),
        ("Version='22'", "update"),
    ],
)
def test_a_push_is_what_it_says_it_is(told: str, function: str) -> None:
    assert message(f"<IATA_PNRGOV_NotifRQ {told}/><PNR/>").function == function


def test_a_booking_of_which_only_the_locator_is_told_is_cancelled() -> None:
    own = "<BookingRefID ID='ABC123'><CompanyName Code='XX'/></BookingRefID>"
    assert booking(own).cancelled
    assert not booking(own, JANE.format("")).cancelled
    assert booking(own.replace("ID=", "Type='C' ID="), JANE.format("")).made_at_check_in


def test_a_booking_in_a_comment_is_none() -> None:
    assert len(message("<x><!-- <PNR/> --><![CDATA[<PNR>]]><PNR/></x>").bookings) == 1


def test_an_update_is_never_taken_for_all_there_is() -> None:
    assert message(FULL).function == "update"


def test_xml_that_wraps_edifact_is_read_as_edifact() -> None:
    wrapped = b"<letter>\n" + haidang.SPECIMEN + b"</letter>"
    assert message(wrapped).type == "PAXLST"


def test_xml_behind_the_head_of_a_letter_is_read() -> None:
    assert len(message(f"From: XX\r\nContent-Type: text/xml\r\n\r\n{FULL}").bookings) == 2


def test_edifact_that_quotes_xml_stays_edifact() -> None:
    quoting = haidang.SPECIMEN.replace(b"FTX+BAG+++XX012345", b"FTX+AAA+++<PNR a>")
    assert message(quoting).type == "PAXLST"


@pytest.mark.parametrize("text", ["<x/>", "<Flight></Surname>\n<Flight/>", "<PN", "<?xml version='1.0'?>"])
def test_xml_without_a_booking_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(EdifactError, match=r"no booking in this XML .* looked for PNR"):
        message(text)


LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'lol'}'>" for n in range(10))
QUADRATIC = f"<!ENTITY a '{'a' * 50_000}'>"
DECLARED = {
    "billion laughs": f"<!DOCTYPE x [{LAUGHS}]><PNR><Surname>&l9;</Surname></PNR>",
    "quadratic blow-up": f"<!DOCTYPE x [{QUADRATIC}]><PNR><Surname>{'&a;' * 50_000}</Surname></PNR>",
    "external entity": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><PNR><Surname>&e;</Surname></PNR>",
    "external document type": "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'http://example.test/x.dtd'><PNR/>",
    "parameter entity": "<!-- x --><!doctype x [<!ENTITY % e SYSTEM 'file:///etc/hostname'> %e;]><PNR/>",
}


@pytest.mark.parametrize("text", DECLARED.values(), ids=DECLARED)
def test_a_document_type_is_refused_before_anything_is_parsed(text: str) -> None:
    begun = perf_counter()
    with pytest.raises(EdifactError, match="declares a document type"):
        message(text)
    assert perf_counter() - begun < 1


@pytest.mark.parametrize(
    "inside",
    ["&e;", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>&e;", "<a>" * 10_000 + "</a>" * 10_000],
    ids=["undeclared entity", "document type inside", "ten thousand deep"],
)
def test_a_booking_that_attacks_is_unreadable_and_alone(inside: str) -> None:
    text = f"<x><PNR>{inside}</PNR><PNR>{JANE.format('')}</PNR></x>"
    told = message(text)
    assert kinds(told).count("unreadable booking") == 1
    assert [len(each.travellers) for each in told.bookings] == [0, 1]


@pytest.mark.parametrize(
    "pattern",
    [b"x", b"<", b"<a", b"<!--", b"<![CDATA[", b"<PNR a='", b"&", b" ", b"</PNR>", b"<Originator>", b"]]>"],
)
def test_time_grows_with_the_bytes_and_no_faster(pattern: bytes) -> None:
    def seconds(size: int) -> float:
        junk = b"<x><PNR>" + pattern * (size // len(pattern))
        begun = perf_counter()
        told = haidang.read(junk)
        assert told[0].problems
        return perf_counter() - begun

    seconds(10_000)
    assert seconds(400_000) < 20 * max(seconds(100_000), 0.005)


def test_a_file_of_nothing_but_beginnings_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pnrgov_xml, "MOST_PIECES", 1_000)
    with pytest.raises(EdifactError, match="send one flight a file"):
        haidang.read(b"<PNR>" * 1_001)
    assert len(haidang.read(b"<PNR/>" * 1_000)[0].bookings) == 1_000


def test_fifty_megabytes_of_junk_are_refused_in_one_pass() -> None:
    begun = perf_counter()
    with pytest.raises(EdifactError):
        haidang.read(b"<x>" + b"junk " * 10_000_000)
    assert perf_counter() - begun < 15


@given(st.sampled_from(SPECIMENS), st.data())
def test_damaged_xml_is_read_or_refused(whole: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    piece = st.binary(max_size=8) | st.sampled_from(
        [b"<PNR>", b"</PNR>", b"<", b'"', b"<!--", b"&#0;", b"\xff\xfe"]
    )
    torn = whole[:start] + data.draw(piece) + whole[start + data.draw(st.integers(0, 9)) :]
    try:
        told = haidang.read(torn)
    except EdifactError:
        return
    for each in told:
        assert {problem.kind for problem in each.problems} <= set(PROBLEM_KINDS)
        assert all(0 <= (problem.segment or 0) < max(1, len(each.segments)) for problem in each.problems)


@pytest.mark.parametrize("specimen", SPECIMENS)
def test_cut_anywhere_it_is_read_or_refused(specimen: bytes) -> None:
    for end in range(0, len(specimen), 7):
        try:
            haidang.read(specimen[:end])
        except EdifactError:
            assert b"<PNR" not in specimen[:end].replace(b"x:", b"")
