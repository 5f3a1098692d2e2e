"""Very long lists of papers: found by their numbers, and nothing but keyed marks on the disk."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.ledger import index_files, paper_files
from haidang.screening.watchlists.paper_set import ListedPaper, PaperSet, shelved
from haidang.screening.watchlists.siphash import siphash

PAPERS = [("P", "UTO", "L898902C3"), ("", "UTO", "l 898902-c4"), ("I", "XXA", "L898902C5")]


def made_of(papers: list[ListedPaper]) -> tuple[str, int]:
    return paper_files.build_of([paper_files.marked(papers)])


def test_a_paper_is_found_by_kind_issuer_and_number_however_it_is_written() -> None:
    name, count = made_of([*PAPERS, PAPERS[0]])
    asked = [
        ("P", "UTO", "l898902c3<"),
        ("", "UTO", "L898902C4"),
        ("P", "UTO", "L898902C5"),
        ("I", "UTO", "L898902C3"),
    ]
    held = paper_files.opened(name).holds(paper_files.marked(asked))
    assert (count, held.tolist()) == (3, [True, True, False, False])


def test_the_file_holds_no_number() -> None:
    name, _ = made_of(PAPERS)
    buffer = index_files.mapped(name)
    assert buffer is not None
    assert b"898902" not in bytes(buffer)


def test_a_set_that_is_not_here_says_what_to_do() -> None:
    with pytest.raises(paper_files.MadeElsewhere, match="load the list here too"):
        paper_files.opened("papers-0000")


def test_a_damaged_file_says_what_to_do() -> None:
    name, _ = made_of(PAPERS)
    file = index_files.folder() / f"{name}{index_files.SUFFIX}"
    file.write_bytes(file.read_bytes()[:-4096])
    with pytest.raises(paper_files.MadeElsewhere, match="load the list again"):
        paper_files.opened(name)


def test_it_tells_how_many_papers_came_and_went() -> None:
    before, _ = made_of(PAPERS)
    after, _ = made_of([*PAPERS[1:], ("P", "UTO", "L898902C6"), ("P", "UTO", "L898902C7")])
    assert paper_files.changed(before, after) == (2, 1)
    assert paper_files.changed("", after) == (4, 0)


def test_what_was_not_noted_of_a_load_is_forgotten() -> None:
    paper_files.add(7, PAPERS)
    paper_files.add(7, PAPERS[:1])
    paper_files.shorten(7, 2)
    paper_files.add(7, PAPERS[2:])
    assert paper_files.kept(7) == 3
    assert paper_files.build(7) == made_of(PAPERS)


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
