"""A list of papers alone: marks of them, loaded and approved like any list, asked of every document told."""

import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from haidang.ledger import backup, index_files, paper_files, travellers, watchlist_papers, watchlists
from haidang.ledger.bulk import query
from haidang.ledger.watchlists import Particulars
from haidang.procedures import load_papers, screener_in_force, shown_in_part
from haidang.procedures.approve_watchlist import approve, refuse
from haidang.procedures.edit_watchlist import propose_closing, put_entry
from haidang.procedures.export_watchlist import export_watchlist
from haidang.procedures.load_watchlist import dry_run
from haidang.procedures.look_at_watchlists import look_at_change
from haidang.procedures.propose_watchlist import NotALoad, discard, propose
from haidang.procedures.purge import purge
from haidang.procedures.screen_known import screen_known
from haidang.procedures.start_watchlist import start_watchlist
from haidang.procedures.verify_watchlists import verify_watchlists
from haidang.vault.person import Person
from haidang.vault.roles import Purpose
from specimens import manifest

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = "number,issuer,type\n"
# What ``specimens.manifest`` tells of everybody's passport.
TOLD = "L898902C3,UTO,P\n"


@pytest.fixture
def stolen(keeper: Person) -> int:
    told = Particulars(owner="Police of Utopia", purpose="Papers not to be used", legal_basis="Papers Act")
    return start_watchlist("Stolen", told, papers_alone=True, who=keeper, purpose=Purpose.ASSESS, now=NOW)


@pytest.fixture(autouse=True)
def no_files_of_others() -> None:
    paper_files.delete_others(())


@pytest.fixture
def tried_papers(stolen: int, keeper: Person) -> Callable[[str], int]:
    return lambda text: dry_run(
        [[(HEADING + text).encode()]], watchlist=stolen, who=keeper, purpose=Purpose.ASSESS, now=NOW
    )


@pytest.fixture
def papers_in_force(
    tried_papers: Callable[[str], int], keeper: Person, supervisor: Person
) -> Callable[[str], int]:
    def load(text: str) -> int:
        propose(change := tried_papers(text), who=keeper, purpose=Purpose.ASSESS, now=NOW)
        approve(change, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
        return change

    return load


def files() -> list[str]:
    return [name for name in index_files.names() if name.startswith("papers-")]


def hits() -> list[tuple[str, str]]:
    return query("SELECT title, state FROM hit ORDER BY id")


def screen_all() -> None:
    while screen_known(now=NOW):
        pass


def test_a_listed_paper_is_a_hit_and_says_why(
    take_in: Callable[..., None], papers_in_force: Callable[[str], int]
) -> None:
    papers_in_force(TOLD)
    take_in(manifest("DOE:JANE|L898902C3"))
    assert query("SELECT title, version, reasons->0->>'part', reasons->0->>'told' FROM hit") == [
        ("Stolen", 1, "listed paper", "UTO L898902C3")
    ]


def test_nothing_is_sought_before_a_second_person_approves(
    take_in: Callable[..., None], tried_papers: Callable[[str], int]
) -> None:
    tried_papers(TOLD)
    take_in(manifest("DOE:JANE|L898902C3"))
    assert hits() == []


def test_it_is_applied_to_travellers_already_known(
    take_in: Callable[..., None], papers_in_force: Callable[[str], int]
) -> None:
    take_in(manifest("DOE:JANE|L898902C3"))
    papers_in_force(TOLD)
    screen_all()
    assert hits() == [("Stolen", "new")]


def test_a_paper_cleared_on_a_crossing_is_not_asked_again_because_the_list_was_loaded_again(
    take_in: Callable[..., None], papers_in_force: Callable[[str], int]
) -> None:
    papers_in_force(TOLD)
    take_in(manifest("DOE:JANE|L898902C3"))
    query("UPDATE hit SET state = 'cleared'")
    papers_in_force(TOLD + "L000001,UTO,P\n")
    screen_all()
    assert hits() == [("Stolen", "cleared")]


def test_a_load_tells_how_many_papers_come_and_go_and_which_rows_are_refused(
    papers_in_force: Callable[[str], int], tried_papers: Callable[[str], int], keeper: Person
) -> None:
    papers_in_force(TOLD + "L000001,UTO,P\n")
    change = tried_papers("L000001,UTO,P\nL000002,UTO,P\nL000003,UTO,P\nL000003,UTO,P\nL000004,,P\n")
    view = look_at_change(change, who=keeper, purpose=Purpose.ASSESS, now=NOW)
    found = view.change
    assert (found.added, found.changed, found.removed, found.rejected) == (2, 0, 1, 1)
    assert found.left_out == {load_papers.AGAIN: 1}
    assert [(row.line, row.reason) for row in view.rejected] == [
        (6, "issuer '': write the three-letter code of a state, such as UTO")
    ]


def test_the_list_tells_how_many_papers_it_holds_and_where(
    papers_in_force: Callable[[str], int], stolen: int
) -> None:
    papers_in_force(TOLD + "L000001,UTO,P\n")
    papers_in_force("L000001,UTO,P\nL000002,UTO,P\nL000003,UTO,P\n")
    standing, kept = watchlists.standing(stolen), watchlist_papers.of_list(stolen)
    assert standing is not None
    assert kept is not None
    assert (standing.entries, standing.version, [kept.file]) == (3, 2, files())
    assert verify_watchlists().disagreements == []


def test_a_load_cut_off_goes_on_where_it_was(
    tried_papers: Callable[[str], int], stolen: int, keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_papers, "BATCH", 2)
    text = HEADING + "".join(f"L{number:06},UTO,P\n" for number in range(7))

    def load(progress: Callable[[int], None]) -> int:
        return dry_run(
            [[text.encode()]],
            watchlist=stolen,
            who=keeper,
            purpose=Purpose.ASSESS,
            now=NOW,
            progress=progress,
        )

    def cut(read: int) -> None:
        if read == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(cut)
    told: list[int] = []
    change = load(told.append)
    assert told == [4, 6, 7]
    [[added]] = query("SELECT added FROM watchlist_change WHERE id = %s", [change])
    assert added == 7


def test_a_load_whose_marks_were_lost_begins_anew(
    stolen: int, keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_papers, "BATCH", 1)
    text = HEADING + TOLD + "L000001,UTO,P\n"

    class Torn(Exception):
        pass

    def cut(read: int) -> None:
        if read == 1:
            raise Torn

    acting = {"watchlist": stolen, "who": keeper, "purpose": Purpose.ASSESS, "now": NOW}
    with pytest.raises(Torn):
        dry_run([[text.encode()]], progress=cut, **acting)
    for draft in index_files.folder().glob("papers-*.marks"):
        draft.unlink()
    told: list[int] = []
    dry_run([[text.encode()]], progress=told.append, **acting)
    assert told == [0, 1, 2]


def test_a_file_without_a_paper_changes_nothing(tried_papers: Callable[[str], int]) -> None:
    with pytest.raises(NotALoad, match="The first reason: line 2: issuer"):
        tried_papers("L1,nowhere,P\n")
    assert query("SELECT count(*) FROM watchlist_change") == [(0,)]


def test_what_is_refused_or_discarded_leaves_no_file(
    tried_papers: Callable[[str], int], keeper: Person, supervisor: Person
) -> None:
    change = tried_papers(TOLD)
    assert len(files()) == 1
    discard(change, who=keeper, purpose=Purpose.ASSESS, now=NOW)
    assert files() == []
    propose(change := tried_papers(TOLD), who=keeper, purpose=Purpose.ASSESS, now=NOW)
    refuse(change, why="not ours", who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    assert files() == []


def test_a_list_that_is_closed_finds_nothing_and_leaves_no_file(
    take_in: Callable[..., None],
    papers_in_force: Callable[[str], int],
    stolen: int,
    keeper: Person,
    supervisor: Person,
) -> None:
    papers_in_force(TOLD)
    change = propose_closing(stolen, why="over", who=keeper, purpose=Purpose.ASSESS, now=NOW)
    approve(change, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    take_in(manifest("DOE:JANE|L898902C3"))
    standing = watchlists.standing(stolen)
    assert standing is not None
    assert (standing.entries, files(), hits()) == (0, [], [])


def test_the_daily_purge_keeps_what_is_in_force(papers_in_force: Callable[[str], int]) -> None:
    papers_in_force(TOLD)
    kept = files()
    purge(now=NOW)
    assert files() == kept
    assert len(kept) == 1


def test_a_backup_names_what_is_in_force(papers_in_force: Callable[[str], int], tmp_path: Path) -> None:
    papers_in_force(TOLD)
    copy = backup.dump_papers(tmp_path / "house.dump")
    assert copy == tmp_path / "house.dump.papers"
    with tarfile.open(copy) as archive:
        assert archive.getnames() == files()


def test_no_paper_leaves_or_is_changed_one_by_one(
    papers_in_force: Callable[[str], int], stolen: int, keeper: Person
) -> None:
    papers_in_force(TOLD)
    with pytest.raises(NotALoad, match="the list cannot leave"):
        export_watchlist(stolen, format="csv", who=keeper, purpose=Purpose.ASSESS, now=NOW)
    with pytest.raises(NotALoad, match="load the whole file"):
        put_entry(stolen, {"reference": "1"}, who=keeper, purpose=Purpose.ASSESS, now=NOW)


def test_the_database_keeps_what_was_proposed(papers_in_force: Callable[[str], int]) -> None:
    papers_in_force(TOLD)
    with pytest.raises(IntegrityError, match="keeps the papers"), transaction.atomic():
        query("UPDATE watchlist_change SET papers = 'papers-other'")
    with pytest.raises(IntegrityError, match="when it is started"), transaction.atomic():
        query("UPDATE watchlist SET papers_alone = false")


def test_messages_wait_while_the_file_is_not_there(
    take_in: Callable[..., None], papers_in_force: Callable[[str], int]
) -> None:
    papers_in_force(TOLD)
    screener_in_force._held = None
    file = index_files.folder() / f"{files()[0]}{index_files.SUFFIX}"
    aside = file.rename(file.with_suffix(".aside"))
    with pytest.raises(OSError, match="load the list here too"):
        take_in(manifest("DOE:JANE|L898902C3"))
    assert len(verify_watchlists().disagreements) == 1
    aside.rename(file)
    take_in()
    assert hits() == [("Stolen", "new")]


def test_its_number_is_shown_in_part_until_somebody_asks_to_see_it(
    take_in: Callable[..., None], papers_in_force: Callable[[str], int]
) -> None:
    papers_in_force(TOLD)
    take_in(manifest("DOE:JANE|L898902C3"))
    [[number]] = query("SELECT id FROM hit")
    [hit] = travellers.hits([number])
    assert "898902" not in str(shown_in_part.hit(hit).reasons)
