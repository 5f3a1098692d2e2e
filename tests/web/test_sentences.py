"""What other rooms keep in English sentences is marked, found again, and said in the reader's language."""

from pathlib import Path

import pytest
from django.utils.translation import override

from haidang.messages import read
from haidang.web.shown import sentence

GOLDEN = Path(__file__).parents[1] / "messages" / "golden"


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
