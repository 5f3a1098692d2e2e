"""What other rooms keep in English sentences is marked, found again, and said in the reader's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import haidang
from haidang.messages import PROBLEM_KINDS, read
from haidang.web.sentences import is_marked
from haidang.web.shown import sentence

HOUSE = Path(haidang.__file__).parent
GOLDEN = Path(__file__).parents[1] / "messages" / "golden"
READING = ("edifact", "messages", "screening/watchlists/formats")

SAYERS = {
    "Problem",
    "problem",
    "_problem",
    "Repair",
    "_mend",
    "Rejected",
    "Unfit",
    "Broken",
    "NotXml",
    "EdifactError",
}
"""Who is given a sentence, whatever its values."""

NAMED = {"what", "why", "wrong"}
"""What a sentence is called until it is given to them."""


def sentences(room: str) -> Iterator[str]:
    """Each as it stands in the code, with a number for every value."""
    for file in (HOUSE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=sayer) | ast.Attribute(attr=sayer)) if sayer in SAYERS:
                    for given in (*node.args, *(each.value for each in node.keywords)):
                        yield from texts(given)
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in NAMED:
                    yield from texts(value)


def texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
        case ast.IfExp() | ast.Tuple() | ast.BinOp():
            for part in ast.iter_child_nodes(node):
                yield from texts(part)


@pytest.mark.parametrize("room", READING)
def test_whatever_a_room_may_say_is_marked(room: str) -> None:
    said = {text for text in sentences(room) if " " in text.strip() and text not in PROBLEM_KINDS}
    assert said, "the rooms speak"
    assert {text for text in said if not is_marked(text)} == set()


def test_every_problem_of_a_real_message_is_said_in_vietnamese() -> None:
    files = (file for file in GOLDEN.glob("*/*.*") if file.suffix != ".json")
    problems = {problem.what for file in files for one in read(file.read_bytes()) for problem in one.problems}
    assert problems
    with override("vi"):
        assert {what for what in problems if sentence(what) == what} == set()


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("no such birth date: 010199", "không có ngày sinh như vậy: 010199"),
        ("UNT says 5, 7 segments came (and 2 more)", "UNT ghi 5, thực nhận 7 đoạn (và 2 lần nữa)"),
        ("segments follow UNT; no such day: 310226", "sau UNT vẫn còn đoạn; không có ngày như vậy: 310226"),
        ("line 3: valid_until lies before valid_from", "dòng 3: valid_until sớm hơn valid_from"),
        ("Border of Utopia, version 3", "Border of Utopia, phiên bản 3"),
        ("by hand: 100 %", "by hand: 100 %"),
        ("", "–"),
    ],
)
def test_a_kept_sentence_is_said_in_the_reader_s_language(kept: str, said: str) -> None:
    with override("vi"):
        assert sentence(kept) == said
    with override("en"):
        assert sentence(kept) == (kept or "–")
