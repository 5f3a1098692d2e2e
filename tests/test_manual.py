"""The pages the code writes are the pages in the manual."""

from collections.abc import Callable

import pytest
from manual import PAGES, REFERENCE, file_of

WRITTEN_ELSEWHERE = {"list_formats.md", "index.md", "benchmarks.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_the_page_is_what_the_code_would_write(page: Callable[[], str]) -> None:
    assert file_of(page).read_text(encoding="utf-8") == page(), "run make manual"


def test_no_page_is_left_from_before() -> None:
    there = {file.name for file in REFERENCE.iterdir()}

    assert there - WRITTEN_ELSEWHERE == {file_of(page).name for page in PAGES}
