"""The index of the lists lies in files that all processes share, and follows every approval."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from haidang.ledger import index_files, transaction, watchlists
from haidang.ledger.bulk import query
from haidang.ledger.home import private
from haidang.procedures import build_index
from haidang.procedures.build_index import index_in_force, renew
from haidang.screening import WatchlistIndex
from haidang.travel import Name, Traveller

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = "reference,list,surname,given,born,nationality,severity\n"
PEOPLE = {
    name: f"B-{at},Border,{surname},{given},19{70 + at}-02-15,UTO,high\n"
    for at, name in enumerate(("JANE DOE", "RICK ROE", "EDGAR POE", "CLARA COE", "LENA LOE", "ZWENDOLA DOE"))
    for given, surname in [name.split()]
}


@pytest.fixture
def of(in_force: Callable[[str], int]) -> Callable[..., WatchlistIndex]:
    """The index after these people alone were brought onto the list."""

    def of(*names: str) -> WatchlistIndex:
        in_force(HEADING + "".join(PEOPLE[name] for name in names))
        return fetched()

    return of


@pytest.fixture
def _never_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change is an increment, however short the list."""
    monkeypatch.setattr(build_index, "SHORT", 1)
    monkeypatch.setattr(build_index, "MOST_CHANGED", 100.0)


def fetched() -> WatchlistIndex:
    with transaction():
        return index_in_force(watchlists.in_force())


def found(index: WatchlistIndex) -> set[str]:
    """Who of the people is found."""
    return {name for at, name in enumerate(PEOPLE) if index.matches(traveller(name, 1970 + at))}


def traveller(name: str, year: int) -> Traveller:
    given, surname = name.split()
    return Traveller(name=Name(surname=surname, given=(given,)), born=date(year, 2, 15))


def kinds() -> list[str]:
    return sorted(name.split(".")[1] for name in index_files.names() if name.startswith(build_index.PERSONS))


def test_what_was_made_once_is_only_mapped_by_the_next(of: Callable[..., WatchlistIndex]) -> None:
    assert found(of("JANE DOE")) == {"JANE DOE"}
    [file] = private("index").glob(f"{build_index.PERSONS}*.index")
    written = file.stat().st_mtime_ns
    assert found(fetched()) == {"JANE DOE"}
    assert file.stat().st_mtime_ns == written
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.usefixtures("_never_short")
def test_an_increment_adds_changes_and_takes_off(of: Callable[..., WatchlistIndex]) -> None:
    of("JANE DOE", "RICK ROE", "EDGAR POE")
    PEOPLE["RICK ROE"] = PEOPLE["RICK ROE"].replace("high", "top")
    index = of("RICK ROE", "EDGAR POE", "CLARA COE")
    assert (kinds(), len(index)) == (["since", "whole"], 3)
    assert found(index) == {"RICK ROE", "EDGAR POE", "CLARA COE"}
    [match] = index.matches(traveller("RICK ROE", 1971))
    assert (match.entry.severity, match.entry.version) == ("top", 2)


@pytest.mark.usefixtures("_never_short")
def test_every_increment_stands_beside_the_whole_index(of: Callable[..., WatchlistIndex]) -> None:
    of("JANE DOE")
    of("JANE DOE", "RICK ROE")
    assert found(of("RICK ROE", "LENA LOE")) == {"RICK ROE", "LENA LOE"}
    assert kinds() == ["since", "whole"]


@pytest.mark.usefixtures("_never_short")
def test_after_a_renewal_nothing_of_what_was_taken_off_is_left(of: Callable[..., WatchlistIndex]) -> None:
    of("ZWENDOLA DOE", "RICK ROE")  # no table of common names holds her
    of("RICK ROE")
    assert b"ZWENDOLA" in whole_bytes()
    assert renew(although_little=True)
    assert not renew(although_little=True)
    assert (kinds(), found(fetched())) == (["whole"], {"RICK ROE"})
    assert b"ZWENDOLA" not in whole_bytes()


def test_a_damaged_file_is_made_again(of: Callable[..., WatchlistIndex]) -> None:
    of("JANE DOE")
    [file] = private("index").glob(f"{build_index.PERSONS}*.index")
    held = bytearray(file.read_bytes())
    held[len(held) // 2] ^= 1
    file.write_bytes(held)
    build_index._mapped_last = None
    assert found(fetched()) == {"JANE DOE"}


def test_a_list_renamed_is_another_index(of: Callable[..., WatchlistIndex]) -> None:
    of("JANE DOE")
    query("UPDATE watchlist SET name = 'Frontier'")
    [match] = fetched().matches(traveller("JANE DOE", 1970))
    assert match.entry.list_name == "Frontier"


def test_a_writer_that_is_killed_leaves_what_was_there(ledger: str) -> None:
    index_files.keep("kept", [b"as it was"], draft="index")
    with subprocess.Popen(
        [sys.executable, "-c", WRITES], stdout=subprocess.PIPE, env=dict(os.environ)
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"half way\n"
        killed.send_signal(signal.SIGKILL)
    with index_files.writing("index"):  # a lock of the dead holds nobody up
        mapped = index_files.mapped("kept")
        assert mapped is not None
        assert bytes(mapped) == b"as it was"


WRITES = """
import time
from haidang.ledger import index_files

def pieces():
    yield b"something else"
    print("half way", flush=True)
    time.sleep(60)

with index_files.writing("index"):
    index_files.keep("kept", pieces(), draft="index")
"""


def whole_bytes() -> bytes:
    return b"".join(
        Path(file).read_bytes() for file in private("index").glob(f"{build_index.PERSONS}*.index")
    )
