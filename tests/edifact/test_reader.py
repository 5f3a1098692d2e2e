import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.edifact import EdifactError, Segment, Separators, interchanges, write

HEADER = "UNB+UNOA:4+XX+UTO+260401:1100+1'"
BODY = "UNH+1+PAXLST:D:12B'NAD+FL+++DOE:JANE'UNT+3+1'UNZ+1+1'"
PLAIN = HEADER + BODY


def _texts(data: bytes) -> list[list[str]]:
    return [[segment.text for segment in each.segments] for each in interchanges(data)]


AS_TOLD = _texts(PLAIN.encode())


@pytest.mark.parametrize(
    ("what", "before", "behind"),
    [
        ("nothing", "", ""),
        ("a byte-order mark", "\ufeff", ""),
        ("a teletype envelope", "\x01QK HANUTXX\r\n.AMARMXX 010931\r\n\x02", "\r\n\x03\r\n"),
        ("a header glued to it", "CICA  .AMARMXX 033118", ""),
        ("a footer with apostrophes", "", "\r\n\r\nThis isn't secret, it's only 'short'."),
        ("a footer that looks like segments", "", "'ABC+DEF'NAD+FL+++ROE'"),
        ("a name that looks like a header", "DEAR LUNA, UNB AND UNA SAID UNH\r\n", ""),
        ("a log line", "INFO [2026-04-01] body [$SOH$QN AMA $STX$UNA:+.? '", "$ETX$]"),
    ],
)
def test_what_stands_around_an_interchange_is_no_part_of_it(what: str, before: str, behind: str) -> None:
    assert _texts((before + PLAIN + behind).encode()) == AS_TOLD


def test_a_broken_line_is_joined_also_where_it_holds_letters_beyond_ascii() -> None:
    broken = PLAIN.replace("DOE:JANE", "DÖE:JA\nNE").replace("'", "'\n")
    [[_, _, person, _, _]] = _texts(broken.encode())
    assert person == "NAD+FL+++DÖE:JANE"


def test_what_only_begins_like_the_end_is_no_segment() -> None:
    [read] = interchanges(PLAIN.replace("UNZ+1+1'", 'UNZ "BG+1M').encode())
    assert [segment.tag for segment in read.segments] == ["UNB", "UNH", "NAD", "UNT"]


def test_a_last_segment_cut_short_has_its_tag_in_capitals_too() -> None:
    [read] = interchanges((HEADER + "UNH+1+PAXLST:D:12B'nad+fl+++DOE").encode())
    assert read.segments[-1].tag == "NAD"


@pytest.mark.parametrize("tag", ["\u00a5AD", "01Z"])
def test_what_no_tag_looks_like_makes_none(tag: str) -> None:
    [read] = interchanges(PLAIN.replace("NAD+FL", f"{tag}+FL").encode())
    assert tag not in [segment.tag for segment in read.segments]


@pytest.mark.parametrize("una", ["", "UNA:+.? '"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\\r\\n", "\\n", " \r\n", "\r\n\r\n", "'"])
def test_an_end_of_a_line_is_no_part_of_a_segment_however_it_is_spelled(una: str, line_end: str) -> None:
    assert _texts((una + PLAIN).replace("'", "'" + line_end).encode()) == AS_TOLD


@pytest.mark.parametrize("una", ["", "UNA:+.? '", "UNA:+.? ’"])
def test_curly_quotes_end_segments(una: str) -> None:
    told = una + HEADER + "UNH+1+PNRGOV:11:1:IA'SRC'RCI+XX:ABC123'UNT+4+1'UNZ+1+1'".replace("'", "’")
    [texts] = _texts(told.encode())
    assert texts[1:4] == ["UNH+1+PNRGOV:11:1:IA", "SRC", "RCI+XX:ABC123"]


def test_several_interchanges_follow_one_another() -> None:
    assert _texts((PLAIN + "\r\n\x01QK AMA\r\n\x02UNA:+.? '" + PLAIN + PLAIN).encode()) == AS_TOLD * 3


@pytest.mark.parametrize(
    ("una", "signs"),
    [
        ("UNA:*.? #", ":*#"),
        ("UNA:-.? '", ":-'"),
        ("UNA:(.) -", ":(-"),
        ("UNA:-.? *", ":-*"),
        ("UNA:+.\\*'", ":+'"),
        ("UNA:+.?*\n", ":+\n"),
        ("UNA:+.?*\r\n", ":+\n"),
        ("UNA:+!*'", ":+'"),
        ("UNA:+.\\*’", ":+'"),
        ("", ':+"'),
        ("", "\x1f\x1d\x1c"),
        ("UNA:+.? '", ":*#"),
    ],
)
def test_the_service_characters_are_found(una: str, signs: str) -> None:
    component, element, terminator = signs
    table = str.maketrans({":": component, "+": element, "'": terminator})
    [read] = interchanges((una + PLAIN.translate(table)).encode())
    assert [segment.tag for segment in read.segments] == ["UNB", "UNH", "NAD", "UNT", "UNZ"]
    assert read.segments[2].elements == (("FL",), ("",), ("",), ("DOE", "JANE"))


def test_a_release_character_counts_by_its_parity() -> None:
    data = HEADER + "NAD+O?'DOE?++??'FTX+FRED? SAMPLES???''UNZ+1+1'"
    [read] = interchanges(data.encode())
    assert [s.elements for s in read.segments[1:3]] == [(("O'DOE+",), ("?",)), (("FRED SAMPLES?'",),)]


@pytest.mark.parametrize("width", [20, 63, 69])
def test_hard_wrapped_lines_are_joined_without_a_blank(width: int) -> None:
    long = HEADER + "NAD+FL+++DOE:JANE MARIE ALEXANDRA'" * 9 + "UNZ+1+1'"
    wrapped = "\r\n".join(long[n : n + width] for n in range(0, len(long), width))
    assert _texts(b"UNA:+.? '" + wrapped.encode()) == _texts(long.encode())


def test_a_line_end_behind_a_segment_is_decoration() -> None:
    lines = PLAIN.replace("'", "' \r\n   ")
    [read] = interchanges(lines.encode())
    assert [segment.text for segment in read.segments] == AS_TOLD[0]
    assert read.repairs == ()


@pytest.mark.parametrize(
    ("written", "syntax", "read"),
    [
        ("NGUYỄN".encode(), "UNOA", "NGUYỄN"),
        ("MÜLLER".encode("latin-1"), "UNOC", "MÜLLER"),
        ("ŁĄCKI".encode("iso8859-2"), "UNOD", "ŁĄCKI"),
        ("ИВАНОВ".encode("iso8859-5"), "UNOE", "ИВАНОВ"),
        ("DVOŘÁK—".encode("cp1250"), "UNOA", "DVOØÁK—"),
        (b"NOV\x81K", "UNOA", "NOV\x81K"),
    ],
)
def test_characters_are_read_by_evidence(written: bytes, syntax: str, read: str) -> None:
    data = (
        b"UNB+"
        + syntax.encode()
        + b":4+XX+UTO+260401:1100+1'UNH+1+PAXLST:D:12B'NAD+"
        + written
        + b"'UNZ+1+1'"
    )
    assert interchanges(data)[0].segments[2].get(0) == read


def test_elements_repeat_from_syntax_version_4_on() -> None:
    [read] = interchanges((HEADER + "UNH+1+PAXLST:D:12B'ATT+2++M*F:A'UNZ+1+1'").encode())
    att = read.segments[2]
    assert (att.elements, att.repeats) == ((("2",), ("",), ("M",)), {2: (("F", "A"),)})


@pytest.mark.parametrize(
    "header", ["UNA:+.? '" + HEADER, HEADER.replace(":4", ":3"), HEADER.replace("UNOA:4", "IATA:1")]
)
def test_a_star_is_text_where_nothing_repeats(header: str) -> None:
    [read] = interchanges((header + "UNH+1+PNRGOV:11:1'LTS+A*B'UNZ+1+1'").encode())
    assert read.segments[2].get(0) == "A*B"


def test_rubbish_is_kept_and_told_with_its_place() -> None:
    data = (HEADER + "rubbish'" + BODY).encode()
    [read] = interchanges(data)
    assert [(s.tag, s.text) for s in read.segments][1] == ("", "rubbish")
    assert [(repair.kind, repair.offset) for repair in read.repairs] == [("rubbish", data.index(b"rubbish"))]


def test_a_segment_cut_short_is_kept() -> None:
    [read] = interchanges(PLAIN[:60].encode())
    assert [repair.kind for repair in read.repairs] == ["unfinished segment"]
    assert PLAIN[:60].endswith(read.segments[-1].text)


def test_a_message_without_its_interchange_is_read() -> None:
    assert _texts(BODY.encode()) == [AS_TOLD[0][1:]]


def test_a_message_behind_the_end_of_its_interchange_is_read() -> None:
    assert _texts((PLAIN + BODY).encode()) == [AS_TOLD[0] + AS_TOLD[0][1:]]


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 not ours", b"UNA UNB UNH", b"UNB+UNO5\0004+XX", bytes(1000)]
)
def test_without_an_interchange_it_says_what_was_looked_for(data: bytes) -> None:
    with pytest.raises(EdifactError, match="looked for UNA"):
        interchanges(data)


def test_an_offset_is_the_place_in_the_file() -> None:
    data = ("\ufeffÜ\r\n" + PLAIN.replace("'", "'\r\n")).encode()
    [read] = interchanges(data)
    for segment, offset in zip(read.segments, read.offsets, strict=True):
        assert data[offset:].startswith(segment.text.encode())


@given(st.binary(max_size=300))
def test_whatever_bytes_arrive_they_are_read_or_refused(data: bytes) -> None:
    with suppress(EdifactError):
        interchanges(data)


@given(st.binary(max_size=200), st.integers(0, len(PLAIN)))
def test_whatever_bytes_stand_in_an_interchange_it_is_read(data: bytes, place: int) -> None:
    interchanges(PLAIN[:place].encode() + data + PLAIN[place:].encode() + PLAIN.encode())


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), min_size=1, max_size=8).filter(
    lambda text: text == text.strip() and "’" not in text
)
ELEMENTS = st.lists(st.lists(TEXT, min_size=1, max_size=3).map(tuple), min_size=1, max_size=4).map(tuple)


@pytest.mark.parametrize(
    "signs", [Separators(), Separators("(", "*", ".", ")", "", "#"), Separators(terminator="\n")]
)
@given(bodies=st.lists(ELEMENTS, max_size=4))
def test_what_is_written_is_read_again(signs: Separators, bodies: list[tuple[tuple[str, ...], ...]]) -> None:
    head = [
        Segment("UNB", (("UNOY", "3"), ("XX",), ("UTO",), ("260401", "1100"), ("1",))),
        Segment("UNH", (("1",), ("PAXLST", "D", "12B"))),
    ]
    written = [*head, *(Segment("FTX", body) for body in bodies), Segment("UNZ", (("1",), ("1",)))]
    [read] = interchanges(write(written, signs))
    assert [(s.tag, s.elements) for s in read.segments] == [(s.tag, s.elements) for s in written]


def test_what_repeats_is_not_written_without_a_sign_for_it() -> None:
    with pytest.raises(ValueError, match="RFF repeats: give Separators a repetition character"):
        write([Segment("RFF", (("1",),), repeats={0: (("2",),)})], Separators(repetition=""))


@pytest.mark.parametrize(
    "flood",
    [
        "NAD+FL+++DOE:JANE'",
        "NAD+FL+++DOE:JANE\r\n",
        "?",
        "'",
        "\0",
        "\r\n",
        "UNA",
        "UNA:+.? ",
        "UNB+UNOA:",
        "UNH+1+PAXLST:D'UNZ+1+1'",
        "A" * 10_000 + ":",
        "’NAD",
    ],
)
def test_time_grows_with_the_bytes_and_no_faster(flood: str) -> None:
    """Sixteen times the bytes may take a hundred times as long on a busy machine; a square would take 256."""

    def seconds(size: int) -> float:
        data = (HEADER + "UNH+1+PAXLST:D:12B'" + flood * (size // len(flood)) + "UNT+1+1'UNZ+1+1'").encode()
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            interchanges(data)
            best = min(best, time.process_time() - started)
        return best

    assert seconds(16 * 20_000) < 100 * max(seconds(20_000), 0.0005)


@pytest.mark.parametrize("una", ["UNA:+.: '", "UNA:+.+ '", "UNA:+.' '"])
def test_a_sign_that_parts_protects_nothing(una: str) -> None:
    [one] = interchanges(f"{una}UNB+UNOA:4+XX+UTO'NAD+FL+++DOE:JANE'UNZ+0+1'".encode())
    assert one.segments[1].elements[3] == ("DOE", "JANE")
    assert (one.separators.release, [repair.kind for repair in one.repairs]) == ("", ["service characters"])
