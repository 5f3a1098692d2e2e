"""The lines of a baggage message as they may be kept (R1-01, R3-01 to R3-03, R4-01)."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import haidang
from haidang.vault.bag_text import clean
from haidang.vault.cards import CardKey
from haidang.vault.cleaning import clean_message, clean_segments
from haidang.vault.retention import preset

DENYING, SCANNING = preset("eu_cjeu_2022"), preset("icao_rp")
GOLDEN = Path(__file__).parents[1] / "messages" / "golden" / "bsm"


@pytest.mark.parametrize(
    "line",
    [
        "BSM",
        "CHG",
        "ENDBSM",
        ".V/1LUTO",
        ".F/XX123/01APR/CDG/Y",
        ".N/4242424242422",
        ".S/Y/23C/C/012/044//N/A",
        ".W/K/2/38",
        ".P/1PRIEST/JANE",
        ".P/CHURCH/JOHNMR",
        ".L/TYR123",
        ".E/RUSH",
        ".X/XRAY/CLR",
    ],
)
def test_what_baggage_is_about_stays(line: str) -> None:
    assert clean_segments((line,), preset=DENYING) == (line,)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (".R/RABBI WITH PRAYER BOOKS", ".R/[removed]"),
        (".G/01APR/02APR/12 CHURCH ROAD", ".G/[removed]"),
        (".X/XRAY/CLR/Q/ETD/AB/SMELLED OF SOMETHING", ".X/XRAY/CLR/Q/ETD/[removed]"),
        (".D/HOME/UT1/31MAR/0845L/CO/VAN 45", ".D/HOME/UT1/31MAR/0845L/[removed]"),
        (".Z/WHAT NOBODY KNOWS", ".Z/[removed]"),
        (".lower case and odd", "[removed]"),
        ("A LINE THAT IS NO ELEMENT", "[removed]"),
        (".P/DOE/JOHNRABBI", ".P/DOE/JOHN"),
        (".E/WCHR", ".E/[removed]"),
        (".C/DIABETIC FRIENDS", ".C/[removed] FRIENDS"),
    ],
)
def test_free_text_and_what_reveals_goes(line: str, kept: str) -> None:
    assert clean_segments((line,), preset=DENYING) == (kept,)


def test_a_preset_that_allows_free_text_keeps_it_without_its_sensitive_words() -> None:
    assert clean(".R/VIP, DIABETIC", SCANNING, Counter()) == ".R/VIP, [removed]"


@given(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.text("/ -.A", max_size=6))
def test_no_card_number_survives_in_any_line(letter: str, before: str) -> None:
    [kept] = clean_segments((f".{letter}/{before}4242424242424242",), preset=SCANNING)
    assert "4242424242424242" not in kept


def test_the_facts_are_filtered_like_the_text() -> None:
    told = (
        b"BSM\n.V/1LUTO\n.F/XX1/01APR/CDG\n.N/0999123456001\n"
        b".P/DOE/JANE REV\n.E/WCHR\n.C/DIABETIC CLUB\nENDBSM\n"
    )
    [message] = haidang.read(told)
    cleaned = clean_message(message, preset=DENYING, card_key=CardKey(1, bytes(32)))
    [bag] = cleaned.kept.bags
    assert (bag.names[0].title, bag.exceptions, bag.group) == (None, ("[removed]",), "[removed] CLUB")
    assert cleaned.removed["religion"] == 1


@pytest.mark.parametrize("specimen", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_keeps_its_place(specimen: Path) -> None:
    for message in haidang.read(specimen.read_bytes()):
        kept = clean_message(message, preset=DENYING, card_key=CardKey(1, bytes(32))).kept
        assert len(kept.segments) == len(message.segments)
