"""Every decision has its number and its line in the list."""

import re
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "docs" / "decisions"
PAGES = sorted(page.name for page in FOLDER.glob("*.md") if page.name != "index.md")


def test_no_two_decisions_share_a_number() -> None:
    numbers = [page[:4] for page in PAGES]

    assert sorted(set(numbers)) == numbers


def test_the_list_names_every_decision_once_and_no_other() -> None:
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (FOLDER / "index.md").read_text())

    assert sorted(listed) == PAGES
