"""What holds for every message, whatever its type and whatever was done to it."""

import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import haidang
from haidang.edifact import EdifactError
from haidang.messages import parts
from haidang.travel import Traveller

GOLDEN = Path(__file__).parent / "golden"
SPECIMENS = [path.read_bytes() for path in sorted(GOLDEN.glob("*/*.edi"))]

MANIFEST = (
    b"UNA:+.? 'UNB+UNOA:4+XX+UTO+260401:1100+1'UNH+1+PAXLST:D:12B:UN:IATA+XX123/260401/1200'BGM+745'"
    b"TDT+20+XX123+++XX'LOC+125+HAN'DTM+189:2604011200:201'LOC+87+CDG'"
    b"NAD+FL+++DOE:JANE'ATT+2++F'DTM+329:900215'NAT+2+UTO'DOC+P+UT0001'DTM+36:310101'"
    b"NAD+FL+++ROE:RICHARD'ATT+2++M'DTM+329:800101'NAT+2+UTO'DOC+P+UT0002'DTM+36:310101'"
    b"NAD+FL+++POE:PAM'ATT+2++F'DTM+329:700101'NAT+2+UTO'DOC+P+UT0003'DTM+36:310101'"
    b"CNT+42:3'UNT+27+1'UNZ+1+1'"
)
_BOOKING = (
    "SRC'RCI+XX:{0}AAA1::250326:0900'DAT+700:310326:0900'ORG+XX:HAN'TIF+{0}+{1}:A:1'"
    "SSR+DOCS:HK:1:XX:::::/P/UTO/UT{0}1/UTO/15FEB90/F/01JAN31/{0}/{1}+::1'"
    "TVL+010426:1200:010426:1900+HAN+CDG+XX+123:Y'RPI+1+HK'DAT+2:010426:1000'TRI++1:::1'TIF+{0}+{1}:A:1'SSD+12A++++Y'"
    "ABI+4+05FD28'DAT+T:260326:1010'SAC+++X'TVL+010426:1200:010426:1900+HAN+CDG+XX+123:Y'"
)
PUSH = (
    "UNA:+.? 'UNB+IATA:1+XX+UTO+260331:1000+1'UNH+1+PNRGOV:11:1:IA+XX123/010426/1200'MSG+:22'ORG+XX:HAN'"
    "TVL+010426:1200:010426:1900+HAN+CDG+XX+123'EQN+3'"
    + "".join(_BOOKING.format(*name) for name in (("DOE", "JANE"), ("ROE", "RICHARD"), ("POE", "PAM")))
    + "UNT+55+1'UNZ+1+1'"
).encode()


def _travellers(data: bytes) -> list[Traveller]:
    return [
        traveller
        for message in haidang.read(data)
        for traveller in (*message.travellers, *(t for b in message.bookings for t in b.travellers))
    ]


def test_a_departure_more_than_a_year_from_its_arrival_here_is_a_problem() -> None:
    [message] = haidang.read(MANIFEST, received=datetime(2027, 6, 1, tzinfo=UTC))
    [problem] = [each for each in message.problems if each.kind == "bad date"]
    assert "2026-04-01 is more than a year from 2027-06-01" in problem.what
    assert message.segments[problem.segment or 0].startswith("TDT")


@pytest.mark.parametrize(
    ("header", "part", "last", "access"),
    [
        ("+XX123/260401/1200+01:C", 1, False, "XX123/260401/1200"),
        ("+XX123/260401/1200+02", 2, False, "XX123/260401/1200"),
        ("+XX123/260401/1200+12:F", 12, True, "XX123/260401/1200"),
        ("+XX123/260401/1200+1:F", 1, True, "XX123/260401/1200"),
        ("++02:F", 2, True, ""),
        ("+02:F", 2, True, ""),
        ("+XX123++03:C", 3, False, "XX123"),
        ("+API01+01", 1, False, "API01"),
        ("+XX123/260401/1200", None, None, "XX123/260401/1200"),
        ("", None, None, ""),
    ],
)
def test_the_part_of_a_list_is_found_where_it_stands(
    header: str, part: int | None, last: bool | None, access: str
) -> None:
    [message] = haidang.read(MANIFEST.replace(b"+XX123/260401/1200", header.encode()))
    assert (message.part, message.last_part, message.access_reference) == (part, last, access)


@given(st.sampled_from(SPECIMENS), st.data())
def test_whatever_is_done_to_a_message_it_is_read_or_refused(specimen: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(specimen)))
    end = data.draw(st.integers(start, min(len(specimen), start + 40)))
    torn = specimen[:start] + data.draw(st.binary(max_size=20)) + specimen[end:]
    with suppress(EdifactError):
        for message in haidang.read(torn):
            assert not [p for p in message.problems if p.kind.startswith("unreadable")]
            list(message.crossings())


@given(
    st.lists(st.sampled_from(SPECIMENS), min_size=1, max_size=3), st.integers(0, 4000), st.binary(max_size=9)
)
def test_the_parts_read_as_the_whole(specimens: list[bytes], place: int, rubbish: bytes) -> None:
    whole = b"\r\n".join(specimens)
    torn = whole[:place] + rubbish + whole[place:]
    with suppress(EdifactError):
        assert [m for part in parts(torn) for m in haidang.read(part.data)] == haidang.read(torn)


@pytest.mark.parametrize("change", ["cut", "garbled", "tag lost", "terminator lost"])
@pytest.mark.parametrize("whole", [MANIFEST, PUSH], ids=["manifest", "push"])
def test_one_segment_torn_never_loses_the_travellers_of_other_groups(whole: bytes, change: str) -> None:
    """A torn segment may cost the person it belongs to a name; nobody else."""
    segments = whole.split(b"'")
    for number in range(1, len(segments) - 1):
        rest = segments[number + 1 :]
        torn = {
            "cut": b"'".join([*segments[:number], *rest]),
            "garbled": b"'".join([*segments[:number], b"#!" + segments[number][::-1], *rest]),
            "tag lost": b"'".join([*segments[:number], segments[number][3:], *rest]),
            "terminator lost": b"'".join([*segments[:number], segments[number] + b"?" + rest[0], *rest[1:]]),
        }[change]
        found = {traveller.name.surname for traveller in _travellers(torn)}
        hurt = {"DOE", "ROE", "POE"} - found
        about = segments[number] + b"'" + (rest[0] if change == "terminator lost" else b"")
        assert hurt <= {name for name in hurt if name.encode() in about}, segments[number]


def test_a_lost_terminator_before_a_person_loses_nobody() -> None:
    for whole, tag in ((MANIFEST, b"'NAD"), (PUSH, b"'TIF")):
        torn = whole.replace(tag, tag[1:])
        assert {t.name.surname for t in _travellers(torn)} == {"DOE", "ROE", "POE"}


def test_a_lost_person_does_not_give_their_papers_to_the_one_before() -> None:
    jane, *_ = _travellers(MANIFEST.replace(b"NAD+FL+++ROE:RICHARD'", b""))
    assert [paper.number for paper in jane.documents] == ["UT0001"]


def test_the_day_it_was_received_gives_the_century_where_the_interchange_has_no_date() -> None:
    undated = MANIFEST.replace(b"260401:1100", b"")
    [message] = haidang.read(undated, received=datetime(2026, 4, 1, tzinfo=UTC))
    assert message.prepared is None
    assert [str(traveller.born) for traveller in message.travellers] == [
        "1990-02-15",
        "1980-01-01",
        "1970-01-01",
    ]


def test_a_flight_of_another_century_is_read_by_the_date_of_its_interchange() -> None:
    [message] = haidang.read(MANIFEST.replace(b"2604", b"9904"), received=datetime(2099, 4, 1, tzinfo=UTC))
    assert message.movement is not None
    assert str(message.movement.day) == "2099-04-01"


def test_a_name_of_ten_thousand_letters_and_null_bytes_is_read() -> None:
    long = b"N" * 10_000
    [message] = haidang.read(MANIFEST.replace(b"DOE:JANE", b"DOE\0:" + long))
    assert message.travellers[0].name.given == (long.decode(),)
    assert message.travellers[0].name.surname == "DOE"


def test_an_unknown_type_keeps_its_name_and_its_segments() -> None:
    message, manifest = haidang.read((GOLDEN / "unknown" / "nobody_taught_us.edi").read_bytes())
    assert (message.type, message.function, len(message.segments)) == ("CUSCAR", "unknown", 3)
    assert [problem.kind for problem in message.problems] == ["unknown message type"]
    assert manifest.travellers[0].name.full == "JANE DOE"


def _seconds(data: bytes) -> float:
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        haidang.read(data)
        best = min(best, time.process_time() - started)
    return best


# Sixteen times the persons may take a hundred times as long on a busy machine; a square would take 256.
_SIXTEEN_TIMES = 100


@pytest.mark.parametrize("whole", [MANIFEST, PUSH], ids=["manifest", "push"])
def test_time_grows_with_the_persons_and_no_faster(whole: bytes) -> None:
    opening = whole.index(b"NAD+FL") if b"NAD+FL" in whole else whole.index(b"SRC")
    end = whole.index(b"CNT") if b"CNT" in whole else whole.index(b"UNT")
    few, many = (whole[:opening] + whole[opening:end] * times + whole[end:] for times in (20, 16 * 20))
    assert _seconds(many) < _SIXTEEN_TIMES * _seconds(few)


def test_time_grows_with_one_booking_and_no_faster() -> None:
    person = b"TIF+DOE+JANE%d:A:%d'SSR+DOCS:HK:1:XX:::::/P/UTO/UT%d/UTO/15FEB90/F/01JAN31/ROE/SAM+::%d'"
    few, many = (
        PUSH.replace(
            b"TIF+DOE+JANE:A:1'", b"".join(person.replace(b"%d", b"%d" % n) for n in range(count)), 1
        )
        for count in (50, 16 * 50)
    )
    assert _seconds(many) < _SIXTEEN_TIMES * _seconds(few)


@pytest.mark.parametrize(
    "flood", [b"ATT+2++M'", b"DTM+329:900215'", b"NAT+2+UT%d'", b"FTX+BAG+++XX%d'", b"DOC+P+%d'"]
)
def test_time_grows_with_one_person_and_no_faster(flood: bytes) -> None:
    few, many = (
        MANIFEST.replace(b"ATT+2++F'", b"".join(flood.replace(b"%d", b"%d" % n) for n in range(count)), 1)
        for count in (250, 16 * 250)
    )
    assert _seconds(many) < _SIXTEEN_TIMES * _seconds(few)


@pytest.mark.parametrize(
    ("told", "flood"),
    [
        (b"%s", b"\n> "),
        (b"%s", b"\n>"),
        (b"%s", b"NAD+FL+++O'NEIL:ANN'"),
        (b"NAD+FL+++O'%s", b"AB'"),
        (b"NAD+FL+++%s'", b"A"),
        (b"NAD+FL+++A%s'", b"<<"),
        (b"NAD+FL+++A%s:B'", b"/ "),
        (b"COM+A%s:EM'", b" "),
        (b"COM+%s:TE'", b"1 (2) "),
        (b"DTM+329:%s'", b"1."),
        (b"RFF+SEA:%s'", b"0"),
        (b"FTX+BAG+++%s'", b"X1,"),
    ],
)
def test_time_grows_with_what_floods_a_message_and_no_faster(told: bytes, flood: bytes) -> None:
    few, many = (
        MANIFEST.replace(b"CNT", told.replace(b"%s", flood * (size // len(flood))) + b"CNT", 1)
        for size in (6_000, 16 * 6_000)
    )
    assert _seconds(many) < _SIXTEEN_TIMES * max(_seconds(few), 0.0005)


@pytest.mark.parametrize(
    ("told", "flood"),
    [
        (b"SSR+DOCS:HK:1:XX:::::%s+::1'", b"/"),
        (b"SSR+DOCS:HK:1:XX:::::%s+::1'", b"-"),
        (b"SSR+DOCS:HK:1:XX:::::%s+::1'", b"/A:"),
        (b"SSR+INFT:HK:1:XX:::::DOE/%s+::1'", b"A "),
        (b"SSR+CTCE:HK:1:XX:::::%s+::1'", b"A. "),
        (b"SSR+NSSW:HK:1:XX:::::%s+::1'", b"0"),
        (b"TIF+DOE+ANN%s'", b"("),
        (b"TIF+DOE+ANN(%s'", b"A"),
        (b"TIF+DOE+ANN(INF%s'", b"A/"),
        (b"TIF+%s+ANN'", b"1"),
        (b"IFT+4:28::XX+CTC%s'", b" "),
        (b"TVL+010426:%s'", b"1"),
        (b"TKT+%s'", b"1-"),
        (b"FOP+CC%s'", b"X"),
    ],
)
def test_time_grows_with_what_floods_a_booking_and_no_faster(told: bytes, flood: bytes) -> None:
    opening = PUSH.index(b"TVL", PUSH.index(b"TIF"))
    few, many = (
        PUSH[:opening] + told.replace(b"%s", flood * (size // len(flood))) + PUSH[opening:]
        for size in (6_000, 16 * 6_000)
    )
    assert _seconds(many) < _SIXTEEN_TIMES * max(_seconds(few), 0.0005)
