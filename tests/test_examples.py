"""What the manual shows as an example is what the house reads."""

import doctest
import re
from pathlib import Path

from haidang.screening.criteria import Criterion
from haidang.screening.watchlists import ListTold, Reading
from haidang.screening.watchlists.formats import own_csv, papers

HOWTO = Path(__file__).parents[1] / "docs" / "howto"


def _examples(page: str, kind: str) -> list[str]:
    found = re.findall(
        rf"^```{kind}\n(.*?)^```", (HOWTO / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found, f"{page} has no {kind} example"
    return found


def test_the_example_of_a_list_is_read_whole() -> None:
    example, _ = _examples("watchlists.md", "csv")

    reading = Reading.of(own_csv.read([[example.encode()]], ListTold("Border")))

    assert [entry.surname for entry in reading.entries] == ["Doe", "Roe"]
    assert reading.rejected == ()


def test_the_example_of_a_list_of_papers_is_read_whole() -> None:
    _, example = _examples("watchlists.md", "csv")

    [row] = papers.read([[example.encode()]])

    assert isinstance(row, papers.PaperRow)
    assert row.paper == ("P", "UTO", "L898902C3")


def test_the_tour_of_the_reader_is_what_it_answers() -> None:
    told = doctest.testfile(
        str(HOWTO / "read_messages.md"),
        module_relative=False,
        optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL,
    )
    assert told.attempted > 10
    assert told.failed == 0


def test_the_tour_of_names_is_what_it_answers() -> None:
    told = doctest.testfile(
        str(HOWTO / "compare_names.md"), module_relative=False, optionflags=doctest.ELLIPSIS
    )
    assert told.attempted > 10
    assert told.failed == 0


def test_the_example_of_a_criterion_reads() -> None:
    [example] = _examples("criteria.md", "")

    assert Criterion.parse(text=example).expression
