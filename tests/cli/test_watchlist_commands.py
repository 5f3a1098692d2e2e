"""``haidang watchlist`` as a keeper types it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from haidang.cli.__main__ import app
from haidang.ledger.bulk import query
from haidang.vault.roles import Purpose, Role
from listed import someone

ROWS = "reference,surname,given,born\nU-1,SPECIMEN,ANNA,1990-02-15\nU-2,SPECIMEN,BO,soon\n"
Run = Callable[..., Any]


@pytest.fixture
def watchlist(ledger: str, tmp_path: Path) -> Run:
    """``watchlist(command, ...)`` typed by the keeper khanh beside a ``list.csv``; there is a list Border."""
    from haidang.ledger import watchlists

    added = CliRunner().invoke(
        app, ["officer", "add", "khanh", "--name", "Khanh of Utopia", "--role", "watchlist-keeper"]
    )
    password = added.output.splitlines()[0].encode()
    (tmp_path / "list.csv").write_text(ROWS)
    told = watchlists.Particulars(owner="Utopia", purpose="to find", legal_basis="the law of Utopia")
    watchlists.start("Border", told)

    def run(*arguments: str) -> Any:
        typed = [str(tmp_path / one) if one.endswith((".csv", ".jsonl")) else one for one in arguments]
        return CliRunner().invoke(app, ["watchlist", *typed], input=password)

    return run


KEEPER = ("--list", "Border", "--as", "khanh")


def approve_all() -> None:
    from haidang.procedures.approve_watchlist import approve

    [(change,)] = query("SELECT id FROM watchlist_change WHERE approved_by_id IS NULL")
    supervisor = someone("sam", Role.SUPERVISOR)
    approve(change, who=supervisor, purpose=Purpose.ASSESS, now=datetime.now(UTC))


def test_the_template_is_a_file_that_loads(watchlist: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(watchlist("template").output)
    assert "1 added, 0 changed, 0 removed, 0 rejected" in watchlist("load", "list.csv", *KEEPER).output


def test_a_difference_is_shown_and_not_kept(watchlist: Run) -> None:
    told = watchlist("diff", "list.csv", *KEEPER).output
    assert "+ U-1  ANNA SPECIMEN" in told
    assert "line 3: born 'soon' is no date" in told
    assert query("SELECT count(*) FROM watchlist_change") == [(0,)]


@pytest.mark.parametrize("form", ["csv", "ftm"])
def test_what_is_exported_changes_nothing_when_it_is_loaded(watchlist: Run, form: str) -> None:
    watchlist("load", "list.csv", *KEEPER)
    approve_all()
    out = "out.csv" if form == "csv" else "out.jsonl"
    assert watchlist("export", *KEEPER, "--format", form, "--to", out).exit_code == 0
    again = watchlist("diff", out, *KEEPER)
    assert "0 added, 0 changed, 0 removed, 0 rejected" in again.output


def test_a_list_is_verified_and_closed(watchlist: Run) -> None:
    watchlist("load", "list.csv", *KEEPER)
    approve_all()
    assert "1 lists with 1 entries; no index of them is made yet." in watchlist("verify").output
    assert "Proposed" in watchlist("close", *KEEPER, "--why", "It is over").output
    approve_all()
    assert "1 lists with 0 entries" in watchlist("verify").output


def test_a_list_of_papers_is_loaded_by_its_own_form(watchlist: Run, tmp_path: Path) -> None:
    from haidang.ledger import paper_files, watchlists

    told = watchlists.Particulars(owner="Utopia", purpose="to find", legal_basis="the law of Utopia")
    watchlists.start("Stolen", told, papers_alone=True)
    (tmp_path / "stolen.csv").write_text(watchlist("template", "--papers").output + "L898902C4,nowhere,P\n")
    loaded = watchlist("load", "stolen.csv", "--list", "Stolen", "--as", "khanh")
    assert "line 3: issuer 'nowhere': write the three-letter code of a state" in loaded.output
    assert "1 added, 0 changed, 0 removed, 1 rejected." in loaded.output
    approve_all()
    assert "2 lists with 1 entries and 1 papers kept as marks" in watchlist("verify").output
    paper_files.delete_others(())


def test_verify_tells_what_does_not_agree(watchlist: Run) -> None:
    watchlist("load", "list.csv", *KEEPER)
    approve_all()
    query("ALTER TABLE watchlist_entry DISABLE TRIGGER USER")
    query('UPDATE watchlist_entry SET told = \'{"surname": "ROE"}\'')
    told = watchlist("verify")
    assert told.exit_code == 1
    assert "1 entries are not as they were approved" in told.output


def test_a_feed_needs_a_standing_approval(watchlist: Run) -> None:
    refused = watchlist("load", "list.csv", "--list", "Border", "--standing")
    assert refused.exit_code == 1
    assert "No standing approval" in str(refused.exception)


def test_a_load_that_was_killed_goes_on_where_it_was(ledger: str, tmp_path: Path) -> None:
    """Killed after the first batch is kept, and begun again in another process."""
    from haidang.ledger import watchlists
    from haidang.procedures import load_watchlist

    keeper = someone("kim", Role.WATCHLIST_KEEPER)
    told = watchlists.Particulars(owner="Utopia", purpose="to find", legal_basis="the law of Utopia")
    number = watchlists.start("Border", told)
    many = range(2 * load_watchlist.BATCH + 10)
    (tmp_path / "list.csv").write_text("reference,surname\n" + "".join(f"U-{n},DOE{n}\n" for n in many))
    loading = f"""
import os, signal
from datetime import UTC, datetime
from pathlib import Path
from haidang.ledger import opened
with opened():
    from haidang.procedures.load_watchlist import dry_run
    from haidang.vault.person import Person
    from haidang.vault.roles import Purpose, Role
    keeper = Person(id={keeper.id}, username="kim", name="Kim", role=Role.WATCHLIST_KEEPER)
    def kill(read):
        if read >= {load_watchlist.BATCH}:
            os.kill(os.getpid(), signal.SIGKILL)
    dry_run([[Path({str(tmp_path / "list.csv")!r}).read_bytes()]], watchlist={number}, who=keeper,
        purpose=Purpose.ASSESS, now=datetime.now(UTC), progress=kill)
"""
    killed = subprocess.run([sys.executable, "-c", loading], env=os.environ, check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert query("SELECT read, compared_at FROM watchlist_change") == [(load_watchlist.BATCH, None)]
    assert list(watchlists.entries()) == []

    heard: list[int] = []
    change = load_watchlist.dry_run(
        [[(tmp_path / "list.csv").read_bytes()]],
        watchlist=number,
        who=keeper,
        purpose=Purpose.ASSESS,
        now=datetime.now(UTC) + timedelta(minutes=1),
        progress=heard.append,
    )
    assert heard[0] == load_watchlist.BATCH
    assert query(f"SELECT added, rejected FROM watchlist_change WHERE id = {change}") == [(len(many), 0)]
