"""Read a list of papers alone: nothing of it is kept but the marks of its papers."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from haidang.ledger import paper_files, watchlist_loading, watchlist_papers, watchlist_staging
from haidang.ledger.paper_files import MadeElsewhere
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlist_staging import Begun
from haidang.ledger.watchlists import Standing
from haidang.procedures.read_on import read_on
from haidang.screening.watchlists import Entry, Rejected, Row
from haidang.screening.watchlists.formats import papers
from haidang.vault import cards

BATCH = 100_000
AGAIN = "papers that stand in the file more than once"


class Built(Struct, frozen=True, kw_only=True):
    """The file made of what was read, how many papers it adds and takes away, and how many came again."""

    file: str
    added: int
    removed: int
    again: int


def goes_on(begun: Begun) -> bool:
    """Whether all that a load had kept before it was cut off is there; what was not noted is not."""
    if paper_files.kept(begun.change) < begun.taken:
        return False
    paper_files.shorten(begun.change, begun.taken)
    return True


def keep_papers(begun: Begun, files: Sequence[Iterable[bytes]], progress: Callable[[int], None]) -> None:
    """Keep the marks of what is read batch by batch, from where it was cut off."""
    read = begun.read
    progress(read)
    for batch in read_on(papers.read(files), kept=read, together=BATCH):
        rejected = [
            Rejected(one.line, cards.redact(one.reason)) for one in batch if isinstance(one, Rejected)
        ]
        taken = [one.paper for one in batch if not isinstance(one, Rejected)]
        paper_files.add(begun.change, taken)
        with transaction():
            watchlist_staging.note(begun.change, len(taken), rejected, Counter())
        read += len(batch)
        progress(read)


def build_papers(change: int, standing: Standing) -> Built:
    """Make the file of all that was read. Nobody looks into it before the change is approved."""
    waiting = paper_files.kept(change)
    file, count = paper_files.build(change)
    before = watchlist_papers.of_list(standing.id)
    try:
        added, removed = paper_files.changed(before.file if before else "", file)
    except MadeElsewhere:
        added, removed = count, standing.entries  # what it was cannot be compared: all of it goes
    return Built(file=file, added=added, removed=removed, again=waiting - count)


def compare_papers(change: int, standing: Standing, built: Built, now: datetime) -> None:
    """Make the file the next version of its list, unseen by anyone yet. Runs within a transaction."""
    stands_for_all = Entry(
        list_name=standing.name, reference=watchlist_papers.ALL, severity=standing.severity
    )
    watchlist_staging.stage(change, [Row(0, stands_for_all)])
    watchlist_staging.note(change, 0, [], Counter({AGAIN: built.again} if built.again else {}))
    watchlist_loading.compare(change, now)
    watchlist_papers.tell(change, papers=built.file, added=built.added, removed=built.removed)
