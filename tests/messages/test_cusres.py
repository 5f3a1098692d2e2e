"""The authority's answer, read and written."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import haidang
from haidang.messages import Message
from haidang.messages.cusres import write_reply
from haidang.messages.reply import Level, Reply, Status, code, status

GOLDEN = Path(__file__).parent / "golden" / "cusres"
TWO_ANSWERS = (GOLDEN / "two_answers_not_in_order.edi").read_bytes()


def answer(data: bytes = TWO_ANSWERS) -> Message:
    [message] = haidang.read(data)
    return message


def placeless(message: Message) -> Message:
    """Without where it stood and what its own envelope did."""
    return replace(
        message,
        segments=(),
        problems=(),
        movements=tuple(replace(each, at=()) for each in message.movements),
        replies=tuple(replace(each, at=()) for each in message.replies),
    )


def test_each_person_is_answered_by_reference_and_nobody_crosses() -> None:
    told = answer()
    assert [(each.reference, each.locator, each.status) for each in told.replies] == [
        ("XX0002", "TYR123", Status.DO_NOT_BOARD),
        ("XX0001", "TYR123", Status.OK_TO_BOARD),
    ]
    assert {each.transaction for each in told.replies} == {"0000100"}
    assert not list(told.crossings())
    assert not told.problems


def test_the_leg_across_the_border_comes_first() -> None:
    told = answer()
    assert [(each.origin, each.destination) for each in told.movements] == [("HAN", "CDG"), ("SGN", "HAN")]
    assert told.movement
    assert told.movement.designator == "XX339"


@pytest.mark.parametrize(
    ("bgm", "function"),
    [("962", "answer"), ("132", "later decision"), ("312", "receipt"), ("745", "unknown")],
)
def test_bgm_says_what_kind_of_answer(bgm: str, function: str) -> None:
    assert answer(TWO_ANSWERS.replace(b"BGM+962", f"BGM+{bgm}".encode())).function == function


@given(st.text(max_size=4))
def test_only_the_listed_code_is_leave_to_board(told: str) -> None:
    assert (status(told) is Status.OK_TO_BOARD) == (told.strip().upper() == "0Z")


@given(st.sampled_from(["", "00", "0", "Z0", "9Z", "0Y", "OK"]))
def test_a_code_nobody_listed_is_read_as_unknown_and_told(told: str) -> None:
    message = answer(TWO_ANSWERS.replace(b"ERC+0Z", f"ERC+{told}".encode()))
    assert message.replies[1].status is Status.UNKNOWN
    assert "unknown code" in {problem.kind for problem in message.problems}


def test_an_answer_without_a_code_is_unknown() -> None:
    message = answer(TWO_ANSWERS.replace(b"ERC+0Z'\n", b""))
    assert message.replies[1].status is Status.UNKNOWN


def test_a_reply_written_is_read_as_it_was() -> None:
    told = answer()
    assert placeless(answer(write_reply(told, control="77"))) == placeless(told)
    assert not answer(write_reply(told, control="77")).problems


LETTERS = st.text("ABZ019 ?+:'", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(LETTERS, LETTERS, LETTERS, st.sampled_from([*Level]))
def test_references_are_echoed_sign_by_sign(
    reference: str, locator: str, transaction: str, level: Level
) -> None:
    reply = Reply(
        level=level,
        code="1Z" if level is Level.PERSON else "1",
        status=Status.DO_NOT_BOARD if level is Level.PERSON else Status.REFUSED,
        reference=reference,
        locator=locator,
        transaction=transaction,
    )
    told = replace(answer(), replies=(reply,), prepared=datetime(2026, 4, 1, 10, 5))
    assert placeless(answer(write_reply(told, control="1"))).replies == (reply,)


@pytest.mark.parametrize("replies", [(), (Reply(reference="XX0001"),)])
def test_silence_is_not_sent(replies: tuple[Reply, ...]) -> None:
    with pytest.raises(ValueError, match="every person asked about needs a code"):
        write_reply(replace(answer(), replies=replies), control="1")


def test_what_a_programme_has_no_code_for_is_refused_with_the_remedy() -> None:
    with pytest.raises(ValueError, match=r"add a line to .*reply_codes.csv"):
        code(Status.ACCEPTED, Level.MESSAGE, programme="CN")


@given(st.integers(0, len(TWO_ANSWERS)), st.binary(max_size=6))
def test_a_damaged_answer_lets_nobody_board_whose_code_did_not_come(start: int, junk: bytes) -> None:
    torn = TWO_ANSWERS[:start] + junk
    try:
        messages = haidang.read(torn)
    except haidang.edifact.EdifactError:
        return
    for reply in (reply for message in messages for reply in message.replies):
        assert (reply.status is Status.OK_TO_BOARD) == (reply.code == "0Z")
        assert reply.reference != "XX0002" or reply.status is not Status.OK_TO_BOARD
