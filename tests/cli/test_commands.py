"""The commands of a terminal, run as a person would."""

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from browser import PASSWORD
from haidang.cli.__main__ import app
from haidang.history import archive
from haidang.history.columns import Kept, row_of
from haidang.ledger.models import Officer
from haidang.vault.roles import Role
from specimens import manifest
from utopians import crossing

MANIFEST = b"UNA:+.? 'UNB+UNOA:4+XX+UTO+260401:1200+1'UNH+1+PAXLST:D:12B:UN:IATA'BGM+745'UNT+3+1'UNZ+1+1'"


def run(*arguments: str, stdin: bytes | None = None) -> Any:
    """The command in this process, on the test's own ledger."""
    return CliRunner().invoke(app, arguments, input=stdin)


def test_files_and_standard_input_are_received(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "a.edi").write_bytes(MANIFEST)
    first = run("receive", str(tmp_path / "a.edi"))
    again = run("receive", "-", stdin=MANIFEST)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "1 messages, receipt" in first.output
    assert "1 known already" in again.output


def test_one_file_that_cannot_be_taken_does_not_stop_the_others(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "empty.edi").touch()
    (tmp_path / "a.edi").write_bytes(MANIFEST)
    told = run("receive", str(tmp_path / "empty.edi"), str(tmp_path / "gone.edi"), str(tmp_path / "a.edi"))
    assert told.exit_code == 1
    assert "empty.edi: not taken" in told.output
    assert "gone.edi: cannot be read" in told.output
    assert "a.edi: 1 messages" in told.output


def test_an_account_is_opened_renewed_and_switched_off(ledger: str) -> None:
    added = run("officer", "add", "linh", "--name", "Linh of Utopia", "--role", "criteria-author")
    renewed = run("officer", "password", "linh")
    assert added.exit_code == renewed.exit_code == 0
    assert added.output.splitlines()[0] != renewed.output.splitlines()[0]
    assert "criteria author" in run("officer", "list").output
    assert run("officer", "off", "linh").exit_code == 0
    assert "(off)" in run("officer", "list").output
    assert run("officer", "off", "nobody").exit_code == 1


def test_a_token_is_shown_once_and_revoked(ledger: str) -> None:
    assert run("carrier", "token", "xx").output.startswith("hd_")
    assert "1 tokens of XX" in run("carrier", "revoke", "xx").output


def test_the_state_of_the_house_is_told_in_words(ledger: str) -> None:
    run("receive", "-", stdin=MANIFEST)
    told = run("status").output
    assert "1 by cli" in told
    assert "waiting to be read: 1, the oldest for" in told


@pytest.mark.parametrize("command", [["verify"], ["audit", "verify"], ["purge"], ["messages", "list"]])
def test_an_empty_ledger_is_in_order(ledger: str, command: list[str]) -> None:
    assert run(*command).exit_code == 0


def test_a_list_is_loaded_by_its_keeper_with_their_password(ledger: str, tmp_path: Path) -> None:
    added = run("officer", "add", "khanh", "--name", "Khanh of Utopia", "--role", "watchlist-keeper")
    password = added.output.splitlines()[0].encode()
    (tmp_path / "list.csv").write_text("reference,list,surname,given\nU-1,Border,SPECIMEN,ANNA\n")
    load = ("watchlist", "load", str(tmp_path / "list.csv"), "--list", "Border", "--as", "khanh")
    assert "do not fit" in run(*load, stdin=b"wrong\n").output
    assert "start it at the desk" in run(*load, stdin=password).output
    start_list()
    assert "1 added" in run(*load, stdin=password).output


def start_list() -> None:
    from haidang.ledger import watchlists

    told = watchlists.Particulars(owner="Utopia", purpose="to find", legal_basis="the law of Utopia")
    watchlists.start("Border", told)


def test_a_file_is_shown_without_keeping_it(tmp_path: Path) -> None:
    (tmp_path / "a.edi").write_bytes(MANIFEST)
    assert run("read", str(tmp_path / "a.edi")).output.startswith("PAXLST")
    assert run("read", str(tmp_path / "a.edi"), "--json").output.startswith('{"file":"')


def test_the_same_seed_makes_the_same_world(tmp_path: Path) -> None:
    for name in ("one", "two"):
        made = run("simulate", "--flights", "1", "--seed", "7", str(tmp_path / name))
        assert made.exit_code == 0
    difference = subprocess.run(["diff", "-r", tmp_path / "one", tmp_path / "two"], check=False)
    assert difference.returncode == 0
    assert {file.name for file in (tmp_path / "one").iterdir()} == {
        "messages",
        "watchlist.csv",
        "criteria.txt",
        "truth.jsonl",
    }


def test_every_command_explains_itself_by_example() -> None:
    import typer

    root = typer.main.get_command(app)
    for name, command in walk(root, ()):
        assert command.help, name
        assert f"haidang {name}" in command.help, f"{name} has no example"


def walk(group: Any, path: tuple[str, ...]) -> Any:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from walk(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def test_problems_and_quality_are_told_by_carrier(ledger: str) -> None:
    from datetime import UTC, datetime

    from haidang.procedures.read_inbox import read_inbox

    run("receive", "-", stdin=manifest("DOE:JANE").replace(b"DTM+329:900215", b"DTM+329:901399"))
    read_inbox(now=datetime.now(UTC))
    assert "bad date" in run("messages", "problems").output
    assert "problems: bad date: 1 in 1 messages" in run("messages", "quality").output
    assert run("messages", "quality", "--carrier", "ZZ").output == "Nothing was told in this time.\n"
    assert run("messages", "quality", "--csv").output.startswith("carrier,since,until,")


@pytest.fixture
def author(ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Their password; beside them an archive of two days."""
    monkeypatch.setenv("HAIDANG_HISTORY", str(tmp_path / "history"))
    for day in (date.today() - timedelta(days=3), date.today() - timedelta(days=4)):
        kept = Kept(crossing=1, person=1, day=day, decided="confirmed", delete_on=date(2999, 1, 1))
        archive.write(tmp_path / "history", day, [row_of(crossing(), kept)])
    ann = Officer(username="ann", name="Ann", role=Role.CRITERIA_AUTHOR)
    ann.set_password(PASSWORD)
    ann.save()
    return PASSWORD.encode() + b"\n"


def test_a_criterion_is_tested_on_the_past(author: bytes, tmp_path: Path) -> None:
    file = tmp_path / "criterion.txt"
    file.write_text('name: Passengers\n\npayment.kind is "cash"\n')
    told = run("criteria", "test", str(file), "--as", "ann", stdin=author)
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (0, "2 of 2 days, 2 hits")
    assert "2 hits on 2 crossings of 2 days, 7.0 a week" in told.stdout
    assert "100.0 % confirmed of 2 reviewed" in told.stdout
    as_json = run("criteria", "test", str(file), "--as", "ann", "--json", stdin=author)
    assert json.loads(as_json.stdout)["hits"] == 2


def test_a_sentence_that_cannot_be_tested_says_why(author: bytes, tmp_path: Path) -> None:
    file = tmp_path / "criterion.txt"
    for text, why in (
        ("booking.lead_hour < 3", "did you mean booking.lead_hours"),
        ('booking.locator is "X"', "does not keep what leads to one person"),
    ):
        file.write_text(text)
        told = run("criteria", "test", str(file), "--as", "ann", stdin=author)
        assert told.exit_code == 1
        assert why in told.stderr
