"""Whether the lists, the changes that made them and the index that is asked of them agree."""

from msgspec import Struct

from haidang.ledger import paper_files, watchlist_checks, watchlist_papers, watchlists
from haidang.ledger.paper_files import MadeElsewhere
from haidang.ledger.transaction import as_of_one_moment, transaction
from haidang.procedures.build_index import index_ready


class Verified(Struct, frozen=True, kw_only=True):
    """``indexed`` is ``None`` where no index of the versions in force is made; the next message makes it."""

    lists: int
    entries: int
    papers: int
    indexed: int | None
    disagreements: list[str]


def verify_watchlists() -> Verified:
    """Everything as of one moment. It shows nobody, so it leaves no note."""
    with transaction():
        as_of_one_moment()
        lists = watchlists.in_force()
        entries = watchlist_checks.entries_in_force()
        disagreements = watchlist_checks.disagreements()
        files = [one.file for one in watchlist_papers.in_force()]
    papers = 0
    for file in files:
        try:
            papers += len(paper_files.opened(file))
        except MadeElsewhere as sentence:
            disagreements.append(str(sentence))
    index = index_ready(lists)
    if index is not None and len(index) != entries:
        disagreements.append(f"the index holds {len(index)} entries, the lists {entries}")
    return Verified(
        lists=len(lists),
        entries=entries,
        papers=papers,
        indexed=len(index) if index is not None else None,
        disagreements=disagreements,
    )
