"""Baggage messages: BSM, BPM and their kin."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import haidang
from haidang.messages import PROBLEM_KINDS, Message, parts
from haidang.travel import BagTold

GOLDEN = Path(__file__).parent / "golden" / "bsm"
SPECIMENS = [file.read_bytes() for file in sorted(GOLDEN.glob("*.txt"))]
NEW_YEAR = datetime(2026, 1, 2)


def bag(*lines: str, received: datetime | None = NEW_YEAR) -> BagTold:
    return message(*lines, received=received).bags[0]


def message(*lines: str, received: datetime | None = NEW_YEAR) -> Message:
    text = "\n".join(("BSM", ".V/1LUTO", *lines, "ENDBSM"))
    [told] = haidang.read(text.encode(), received=received)
    return told


FLIGHT, TAG = ".F/XX0123/03JAN/CDG/Y", ".N/0999123456001"


@pytest.mark.parametrize(
    ("told", "tags"),
    [
        ("0999123456001", ("0999123456",)),
        ("0999123459003", ("0999123459", "0999123460", "0999123461")),
        ("0999123456", ("0999123456",)),
        ("XX123456002", ("XX123456", "XX123457")),
    ],
)
def test_a_range_of_tags_is_counted_out(told: str, tags: tuple[str, ...]) -> None:
    assert bag(FLIGHT, f".N/{told}").tags == tags


@pytest.mark.parametrize("told", ["", "12", "09991234", "ABCDEFGHIJ001", "0999123456001002"])
def test_what_is_no_tag_is_told(told: str) -> None:
    kinds = {problem.kind for problem in message(FLIGHT, f".N/{told}").problems}
    assert "bad number" in kinds or (not told and "missing segment" in kinds)


@pytest.mark.parametrize(
    ("told", "day"),
    [("31DEC", "2025-12-31"), ("03JAN", "2026-01-03"), ("30NOV", "2025-11-30"), ("29FEB24", "2024-02-29")],
)
def test_the_year_is_the_one_nearest_to_the_day_it_came(told: str, day: str) -> None:
    movement = bag(f".F/XX123/{told}/CDG/Y", TAG).movement
    assert movement
    assert str(movement.day) == day


def test_without_that_day_the_year_is_not_guessed() -> None:
    told = message(FLIGHT, TAG, received=None)
    assert told.movement
    assert told.movement.day is None
    assert [problem.kind for problem in told.problems] == ["bad date"]


def test_a_bag_goes_out_on_one_flight_came_on_another_and_goes_on() -> None:
    told = bag(FLIGHT, ".I/XX9/2 JAN/AMA/Y", ".O/XX77/04JAN/JFK/Y", TAG)
    assert told.movement
    assert told.inbound
    ways = [
        (each.designator, each.origin, each.destination)
        for each in (told.inbound, told.movement, *told.onward)
    ]
    assert ways == [("XX9", "AMA", "UTO"), ("XX123", "UTO", "CDG"), ("XX77", "CDG", "JFK")]


def test_a_tag_behind_a_name_is_the_next_persons() -> None:
    told = message(FLIGHT, TAG, ".P/DOE/JANE", ".S/Y/23C/C/012", ".N/0999123457001", ".P/ROE/ANN")
    assert [(each.names[0].full, each.tags, each.seat) for each in told.bags] == [
        ("JANE DOE", ("0999123456",), "23C"),
        ("ANN ROE", ("0999123457",), None),
    ]
    assert {each.movement.designator for each in told.bags if each.movement} == {"XX123"}


def test_nobody_crosses_because_of_a_bag() -> None:
    told = message(FLIGHT, TAG, ".P/DOE/JANE")
    assert not list(told.crossings())
    assert told.movement


@pytest.mark.parametrize(("line", "kilograms"), [(".W/K/2/38", 38.0), (".W/L/1/44", 20.0), (".W/P/1", None)])
def test_weight_is_in_kilograms(line: str, kilograms: float | None) -> None:
    assert bag(FLIGHT, TAG, line).weight == kilograms


def test_an_unknown_line_is_told_and_keeps_its_place() -> None:
    told = message(FLIGHT, ".Z/WHAT", "PLAIN WORDS", TAG)
    assert [(p.kind, told.segments[p.segment or 0]) for p in told.problems] == [
        ("unknown segment", ".Z/WHAT"),
        ("unknown segment", "PLAIN WORDS"),
    ]


def test_bags_and_manifest_of_one_flight_share_their_order_key() -> None:
    text = "BSM\n.V/1LUTO\n.F/XX0123/03JAN/CDG/Y\n.N/0999123456001\nENDBSM\n"
    assert [part.order_key for part in parts(text.encode(), received=NEW_YEAR)] == ["XX123/2026-01-03"]


def test_edifact_that_mentions_baggage_messages_stays_edifact() -> None:
    text = "UNB+UNOA:4+XX+UTO+260401:1200+1'UNH+1+PAXLST:D:12B'FTX+AAA+++\nBSM\n.V/1LUTO\n'UNT+3+1'UNZ+1+1'"
    [told] = haidang.read(text.encode())
    assert told.type == "PAXLST"


@given(st.sampled_from(SPECIMENS), st.data())
def test_damaged_baggage_messages_are_read_with_problems_of_known_kinds(
    whole: bytes, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=8) | st.sampled_from([b"\nBSM\n", b"\n.F/", b"/", b"\nENDBSM\n"]))
    torn = b"BSM\n.V/1LUTO\n" + whole[:start] + junk + whole[start + data.draw(st.integers(0, 9)) :]
    told = haidang.read(torn, received=NEW_YEAR)
    assert told
    assert {problem.kind for each in told for problem in each.problems} <= set(PROBLEM_KINDS)
    cut = parts(torn, received=NEW_YEAR)
    assert [each for part in cut for each in haidang.read(part.data, received=NEW_YEAR)] == told


@pytest.mark.parametrize("specimen", SPECIMENS)
def test_cut_at_every_byte_it_is_read_or_refused(specimen: bytes) -> None:
    for end in range(len(specimen)):
        try:
            haidang.read(specimen[:end], received=NEW_YEAR)
        except haidang.edifact.EdifactError:
            assert not specimen[:end].count(b"BSM\n.V/")
