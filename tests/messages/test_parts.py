import pytest

import haidang
from haidang.messages import parts

HEADER = b"UNA:+.? '\nUNB+UNOA:4+XX+UTOAPIS+260401:1200+1'\n"


def _message(number: int, flight: str) -> bytes:
    return (
        f"UNH+{number}+PAXLST:D:12B:UN:IATA'\nBGM+745'\nTDT+20+{flight}'\nLOC+125+HAN'\n"
        f"DTM+189:2604011200:201'\nLOC+87+CDG'\nNAD+FL+++DOE:JANE {number}'\nUNT+8+{number}'\n"
    ).encode()


WHOLE = HEADER + _message(1, "XX123") + _message(2, "XX9") + b"UNZ+2+1'\n"


def test_reading_the_parts_finds_what_reading_the_whole_finds() -> None:
    assert [haidang.read(part.data) for part in parts(WHOLE)] == [[m] for m in haidang.read(WHOLE)]


def test_parts_of_one_flight_share_their_order_key() -> None:
    assert [part.order_key for part in parts(WHOLE)] == ["XX123/2026-04-01", "XX9/2026-04-01"]


@pytest.mark.parametrize("stray", ["’\n", "\\r\\n\n"])
def test_what_is_mended_only_in_the_whole_file_is_not_cut(stray: str) -> None:
    whole = WHOLE.replace(b"UNA:+.? '", b"UNA:+.\\ '").replace(b"UNZ+2", stray.encode() + b"UNZ+2")
    assert [part.data for part in parts(whole)] == [whole]


def test_a_file_with_a_second_header_inside_is_one_part() -> None:
    twice = HEADER + b"UNB+'" + _message(1, "XX123") + _message(2, "XX9") + b"UNZ+2+1'\n"
    assert [part.data for part in parts(twice)] == [twice]


def test_a_doubtful_file_is_one_part() -> None:
    torn = WHOLE.replace(b"BGM+745'", b"BGM rubbish'", 1)
    assert [part.data for part in parts(torn)] == [torn]


def test_a_push_that_would_not_be_taken_for_one_alone_is_not_cut() -> None:
    odd = f"<a>{_push('x' * 41 + ':')}{_push('')}</a>".encode()
    assert [part.data for part in parts(odd)] == [odd]
    assert [told for part in parts(odd) for told in haidang.read(part.data)] == haidang.read(odd)


def test_pushes_under_a_head_that_looks_like_an_interchange_read_alike_when_cut() -> None:
    odd = f"<a UNH+1 UNB+UNOA:4/>{_push('', 'XX') * 2}".encode()
    assert [told for part in parts(odd) for told in haidang.read(part.data)] == haidang.read(odd)


def _push(prefix: str, carrier: str = "UNB+UNOA:4") -> str:
    root = f"{prefix}IATA_PNRGOV_NotifRQ"
    return f"<{root}><Originator AirlineCode='{carrier}'/></{root}>"


SHORT = b"UNB+UNOA:4'UNH+1+PAXLST'UNT+2+1'"


def test_who_sent_an_interchange_did_not_send_the_next() -> None:
    whole = b".AMARMXX 010931\n" + SHORT + SHORT
    assert [part.data for part in parts(whole)] == [b".AMARMXX 010931\n" + SHORT, SHORT]


BAGGAGE = b"UNH+1+PAXLST'FTX+.VCUSCAR'FTX+A\nBSM\n.V/1LHAN\n.F/XX123/01APR/CDG'UNT+4+1'"


def test_a_part_that_looks_like_a_baggage_message_is_read_as_in_the_file() -> None:
    whole = b"UNB+UNOA:4'" + BAGGAGE + b"UNB+UNOA:4'" + BAGGAGE
    assert [told for part in parts(whole) for told in haidang.read(part.data)] == haidang.read(whole)


def test_a_push_that_looks_like_a_baggage_message_is_read_as_in_the_file() -> None:
    telex = "<!--\nBSM\n.V/1LHAN\nENDBSM\n--><Originator"
    whole = f"<a>{_push('')}{_push('', 'XX').replace('<Originator', telex)}</a>".encode()
    assert [told for part in parts(whole) for told in haidang.read(part.data)] == haidang.read(whole)
