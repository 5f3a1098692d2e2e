"""Very long lists of papers: found by their numbers, and nothing but keyed marks on the disk."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.ledger import index_files, paper_files
from haidang.screening.watchlists.paper_set import PaperSet, shelved
from haidang.screening.watchlists.siphash import siphash

PAPERS = [("UTO", "L898902C3"), ("UTO", "l 898902-c4"), ("XXA", "L898902C5"), (None, "T0001")]


def test_a_paper_is_found_by_issuer_and_number_however_it_is_written() -> None:
    name, count = paper_files.build([*PAPERS, PAPERS[0]])
    asked = [
        ("UTO", "l898902c3<"),
        ("UTO", "L898902C4"),
        ("UTO", "L898902C5"),
        (None, "T0001"),
        (None, "T0002"),
    ]
    held = paper_files.opened(name).holds(paper_files.marked(asked))
    assert (count, held.tolist()) == (4, [True, True, False, True, False])


def test_the_file_holds_no_number() -> None:
    name, _ = paper_files.build(PAPERS)
    buffer = index_files.mapped(name)
    assert buffer is not None
    assert b"898902" not in bytes(buffer)


def test_a_set_that_is_not_here_says_what_to_do() -> None:
    with pytest.raises(paper_files.MadeElsewhere, match="load the list here too"):
        paper_files.opened("papers-0000")


@given(st.lists(st.integers(0, 2**64 - 1), min_size=1), st.lists(st.integers(0, 2**64 - 1)))
def test_exactly_what_was_put_in_is_there(put: list[int], others: list[int]) -> None:
    ordered = np.sort(np.array(put, np.uint64))
    papers = PaperSet(shelved(np.split(ordered, [len(put) // 2]), at_most=len(put), check=b"key"))
    asked = np.array([*put, *others], np.uint64)
    assert papers.holds(asked).tolist() == [mark in set(put) for mark in [*put, *others]]


def test_marks_are_those_of_siphash() -> None:
    # Aumasson and Bernstein's own test vectors: key 00 to 0f, text 00 to 07 and 00 to 0f.
    key = bytes(range(16))
    for length, expected in ((8, 0x93F5F5799A932462), (16, 0x3F2ACC7F57C29BDB)):
        text = np.frombuffer(bytes(range(length)), f"S{length}")
        assert int(siphash(text, key)[0]) == expected
