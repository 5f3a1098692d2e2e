"""Lists of papers alone: which file of marks holds each, and the entry that stands for all of its papers."""

from datetime import datetime

import msgspec
from msgspec import Struct

from haidang.ledger import paper_files
from haidang.ledger.bulk import query
from haidang.ledger.watchlists import IN_FORCE, entry_json
from haidang.screening.watchlists import Entry

ALL = "all papers"
"""The reference of the entry that stands for them: what a hit names, and what it is called."""

_decoder = msgspec.json.Decoder(Entry)
_NEWEST = """
SELECT DISTINCT ON (w.id) w.id, c.papers, c.compared_at FROM watchlist_change c
JOIN watchlist w ON w.id = c.watchlist_id
WHERE w.papers_alone AND w.closed_at IS NULL AND c.approved_by_id IS NOT NULL AND c.papers <> ''
ORDER BY w.id, c.version DESC
"""


class PapersInForce(Struct, frozen=True, kw_only=True):
    """The papers of a list. ``file`` is the name of theirs, ``entry`` stands for them."""

    watchlist: int
    entry: Entry
    file: str


class PapersKept(Struct, frozen=True, kw_only=True):
    """How the papers of a list lie on this host: 0 megabytes where their file is not on it."""

    file: str
    built_at: datetime
    megabytes: float


def in_force() -> tuple[PapersInForce, ...]:
    """Those of every list, by its number."""
    rows = query(
        f"WITH newest AS ({_NEWEST}) SELECT w.id, {entry_json()}::text, newest.papers FROM newest "
        "JOIN watchlist w ON w.id = newest.id JOIN watchlist_entry e ON e.watchlist_id = w.id "
        f"WHERE {IN_FORCE} ORDER BY w.id"
    )
    return tuple(
        PapersInForce(watchlist=number, entry=_decoder.decode(entry), file=file)
        for number, entry, file in rows
    )


def of_list(watchlist: int) -> PapersKept | None:
    """Those in force of one list, if it has any."""
    rows = query(f"SELECT papers, compared_at FROM ({_NEWEST}) newest WHERE id = %s", [watchlist])
    return next(
        (
            PapersKept(file=file, built_at=built_at, megabytes=paper_files.megabytes(file))
            for file, built_at in rows
        ),
        None,
    )


def tell(change: int, *, papers: str, added: int, removed: int) -> None:
    """Note what became of a file, or of a closing: the counts are of papers."""
    query(
        "UPDATE watchlist_change SET papers = %s, added = %s, changed = 0, removed = %s WHERE id = %s",
        [papers, added, removed, change],
    )


def delete_others() -> None:
    """Delete from this host every file that neither a list in force nor a change not yet decided names."""
    opened = query(
        "SELECT c.id, c.papers, c.compared_at IS NULL FROM watchlist_change c JOIN watchlist w "
        "ON w.id = c.watchlist_id "
        "WHERE w.papers_alone AND c.approved_by_id IS NULL AND c.refused_by_id IS NULL"
    )
    if any(being_read for _, _, being_read in opened):
        return  # its file may be made already and not be noted yet
    named = {file for _, file, _ in (*query(_NEWEST), *opened)}
    paper_files.delete_others(named)
