"""A demo's invented past: days the house has not lived through, and keeps as it keeps its own."""

from datetime import UTC, datetime, timedelta

import pytest

from haidang.cli import demo_past
from haidang.cli.demo_past import write_past
from haidang.history import archive
from haidang.history.backtest import Trial, backtest
from haidang.history.duck import Duck
from haidang.ledger import home
from haidang.ledger.bulk import query
from haidang.procedures.keep_archive import Archivist, settle_archive
from haidang.screening.criteria import Criterion
from haidang.simulator import World

NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def few_days(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAIDANG_HISTORY", str(tmp_path_factory.mktemp("history")))
    monkeypatch.setattr(demo_past, "DAYS", 8)


def test_a_criterion_of_the_world_finds_its_own_among_many(ledger: str) -> None:
    assert write_past(World(7), 2, NOW) == 8
    files = archive.ready(home.history())
    found = [
        list(backtest(Trial(draft=Criterion.parse(text=text)), files, Duck()))[-1]
        for _, text in World(7).criteria()
    ]
    hits, reviewed = (sum(one.hits for one in found), sum(one.confirmed + one.cleared for one in found))
    assert 4 <= hits < 0.1 * found[0].crossings
    assert 0 < reviewed <= hits


def test_the_clock_leaves_it_and_a_second_start_writes_nothing(ledger: str) -> None:
    write_past(World(7), 2, NOW)
    before = archive.files_of(home.history())
    assert settle_archive(now=NOW) == 0
    assert not Archivist().step(now=NOW)
    assert archive.files_of(home.history()) == before
    assert write_past(World(7), 2, NOW) == 0


def test_a_day_the_house_has_lived_through_stays_as_it_is(ledger: str) -> None:
    write_past(World(7), 2, NOW)
    lived = (NOW - timedelta(days=5)).date()
    archive.forget(home.history(), lived)
    assert query("SELECT count(*) FROM movement WHERE day = %s", [lived]) != [(0,)]
    assert write_past(World(7), 2, NOW) == 0
