"""The lines of a PNRGOV in XML as they may be kept (R1-01, R3-01 to R3-03, R4-01, R4-02)."""

import html
import json
from itertools import product
from pathlib import Path

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import haidang
from haidang.messages import Message
from haidang.vault.cards import CardKey, find
from haidang.vault.cleaning import clean_message, clean_segments
from haidang.vault.retention import preset
from haidang.vault.sensitive_codes import Action, passenger_types, service_codes
from haidang.vault.xml_text import ATTRIBUTES, ELEMENTS

DENYING, SCANNING = preset("eu_cjeu_2022"), preset("icao_rp")
DROPPED = sorted(code for code, known in service_codes().items() if known.action is Action.DROP)
GOLDEN = sorted((Path(__file__).parents[1] / "messages" / "golden" / "pnrgov_xml").glob("*.xml"))
CARD = "4242424242424242"


def cleaned(line: str, law: str = "eu_cjeu_2022") -> str:
    return clean_segments((line,), preset=preset(law))[0]


def kept(specimen: Path, law: str = "eu_cjeu_2022") -> Message:
    [message] = haidang.read(specimen.read_bytes())
    return clean_message(message, preset=preset(law), card_key=CardKey(1, bytes(32))).kept


@pytest.mark.parametrize(("code", "law"), [*product(DROPPED, ["eu_cjeu_2022", "icao_rp"])])
def test_no_sensitive_request_survives(code: str, law: str) -> None:
    for line in (
        f'<SSR SSRCode="{code}" Status="HK" RPH="1"><Airline Code="XX"/><Text>SOMETHING</Text></SSR>',
        f'<SSR SSR_Code="{code.lower()}"/>',
        f'<x:SSR Status="HK" Code="&#{ord(code[0])};{code[1:]}"/>',
        f"<SSR SSRCode='{code}'>",
    ):
        assert cleaned(line, law) == "<SSR>[removed]</SSR>"


@pytest.mark.parametrize("code", ["KSML", "WCHR", "OTHS", "QQQQ", ""])
def test_a_meal_a_wheelchair_a_remark_and_an_unknown_code_look_alike(code: str) -> None:
    assert cleaned(f'<SSR SSRCode="{code}"><Text>TEXT</Text></SSR>') == "<SSR>[removed]</SSR>"


@pytest.mark.parametrize(
    "line",
    [
        '<SSR SSRCode="DOCS" RPH="1"><Text>/P/UTO/U1234567/UTO/01JAN90/F/01JAN30/PRIEST/JANE</Text></SSR>',
        '<SSR SSRCode="CTCM"><Text>84912345678</Text></SSR>',
        '<SSR SSRCode="SEAT" BoardPoint="HAN" OffPoint="CDG" RPH="1"/>',
        '<SSR SSRCode="TKNE"><Text>4792301234561C1</Text></SSR>',
        "<Surname>PRIEST</Surname>",
        "<GivenName>HAJI</GivenName>",
        '<Passenger RPH="1" SurnameRefNumber="01">',
        '<Flight DepartureDateTime="2026-04-02T12:00:00" FlightNumber="123" Status="HK">',
        '<TicketDocument TicketDocumentNbr="4242424242422"><TotalFare Amount="1.00"/></TicketDocument>',
        '<DOC_SSR SSR_Code="DOCA"><DOCA AddressType="D" Address="12 CHURCH ROAD"/></DOC_SSR>',
        '<ContactInfo PhoneNumber="+84 24 0000 0000"><AddressLine>12 PRIORY ROAD</AddressLine></ContactInfo>',
        "<Remark>CTCM XX 84912345678</Remark>",
    ],
)
def test_what_the_law_names_stays(line: str) -> None:
    assert cleaned(line) == line


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("<Remark>PAID BY THE PARISH</Remark>", "<Remark>[removed]</Remark>"),
        ("<Sundries Colour='BLUE'>WHAT</Sundries>", '<other other="[removed]">[removed]</other>'),
        ("<GivenName>JOHN RABBI</GivenName>", "<GivenName>JOHN</GivenName>"),
        ("<NamePrefix>REV</NamePrefix>", "<NamePrefix>[removed]</NamePrefix>"),
        ('<FareInfo PTC_Code="CLG"/>', '<FareInfo PTC_Code="[removed]"/>'),
        ("a line cut off & no tag", "[removed]"),
    ],
)
def test_free_text_and_what_reveals_goes(line: str, result: str) -> None:
    assert cleaned(line) == result
    assert "CLG" in passenger_types()


def test_a_preset_that_allows_free_text_keeps_it_without_its_sensitive_words() -> None:
    line = '<SSR SSRCode="OTHS"><Text>VIP, DIABETIC</Text></SSR>'
    assert cleaned(line, "icao_rp") == '<SSR SSRCode="OTHS"><Text>VIP, [removed]</Text></SSR>'


@pytest.mark.parametrize(
    "figures", [CARD, " ".join((CARD[:4], CARD[4:8], CARD[8:12], CARD[12:])), f"&#52;{CARD[1:]}"]
)
@pytest.mark.parametrize(
    "line",
    [
        '<PaymentInfo AccountNbr="{}"/>',
        '<PaymentInfo Account="{}"/>',
        "<Remark>{}</Remark>",
        '<SSR SSRCode="FOID"><Text>CC{}</Text></SSR>',
        '<TicketDocument TicketDocumentNbr="{}"/>',
        "<Surname>{}</Surname>",
        '<Originator AirlineCode="{}"/>',
        "<unclosed {}",
        "<A '{}' B>",
    ],
)
def test_no_card_number_survives_wherever_it_stands(line: str, figures: str) -> None:
    for law in ("eu_cjeu_2022", "icao_rp"):
        assert not [*find(html.unescape(cleaned(line.format(figures), law)))]


def test_an_account_that_is_no_card_keeps_its_last_four() -> None:
    assert cleaned('<PaymentInfo AccountNbr="1234567890"/>') == '<PaymentInfo AccountNbr="[card 7890]"/>'


@pytest.mark.parametrize("law", ["eu_cjeu_2022", "icao_rp"])
def test_of_a_whole_push_nothing_sensitive_is_left_in_facts_or_text(law: str) -> None:
    [full] = [file for file in GOLDEN if file.stem == "full_push"]
    message = kept(full, law)
    text = json.dumps(msgspec.to_builtins(message))
    assert not [word for word in ("KSML", "DIABETIC", CARD) if word in text]
    assert message.bookings[0].payments[0].last_four == "4242"
    assert law == "icao_rp" or "PARISH" not in text


@pytest.mark.parametrize("specimen", GOLDEN, ids=lambda path: path.stem)
def test_every_line_keeps_its_place_and_is_one_line(specimen: Path) -> None:
    [message] = haidang.read(specimen.read_bytes())
    lines = kept(specimen).segments
    assert len(lines) == len(message.segments)
    assert all(len(line.splitlines()) <= 1 for line in lines)


@given(st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,12}(:[A-Za-z]{1,9})?", fullmatch=True))
def test_what_nobody_listed_is_free_text_under_whatever_name(name: str) -> None:
    assume(name.rpartition(":")[2].lower() not in ATTRIBUTES | ELEMENTS)
    assert "WORDY" not in cleaned(f'<{name} {name}="WORDY">WORDY<{name}/> WORDY</{name}> WORDY')
    assert "WORDY" not in cleaned("<WORDY WORDY='1'>")
