"""Read a file as the next version of a list, and show what it would change. Nothing of it is used yet."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256

from haidang.ledger import (
    audit,
    keys,
    paper_files,
    watchlist_changes,
    watchlist_loading,
    watchlist_staging,
    watchlists,
)
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlist_staging import Begun, Busy
from haidang.ledger.watchlists import Standing
from haidang.procedures.load_papers import build_papers, compare_papers, goes_on, keep_papers
from haidang.procedures.propose_watchlist import NotALoad
from haidang.procedures.read_on import read_on
from haidang.said import Said
from haidang.screening.watchlists import LeftOut, ListTold, Rejected, Row
from haidang.screening.watchlists.formats import FORMATS, HEAD, Format, named, papers, recognised
from haidang.screening.watchlists.formats.values import Broken
from haidang.screening.watchlists.reading import Item
from haidang.vault import cards
from haidang.vault.cards import CardKey
from haidang.vault.cleaning_entry import NoCard, clean_entry
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

BATCH = 20_000

Files = Sequence[Iterable[bytes]]
"""Files as chunks of bytes, which may be gone through more than once."""


def dry_run(
    files: Files,
    *,
    watchlist: int,
    who: Person,
    purpose: Purpose,
    now: datetime,
    format: str = "",
    progress: Callable[[int], None] = lambda read: None,
) -> int:
    """Compare a whole list with the list in force; the number of the change.

    The format is recognised by what stands in the file, or named; a list of papers alone has but one. Rows
    that cannot be entries stand in the change with their line and the reason. What is read is kept every
    twenty thousand items: the same load by the same person, cut off and begun again, goes on from there.
    ``progress`` is told how many items are kept. A dry run of the same list that was not proposed gives way
    to this one. Raises ``NotALoad``.
    """
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    if not watchlist_staging.alone(watchlist):
        raise NotALoad(Said("This list is being loaded at this moment: wait until that is done."))
    try:
        standing = _standing(watchlist)
        form = None if standing.papers_alone else format_of(files, format)
        begun = _begin(files, form, standing, who, now)
        compare = _read(begun, files, form, standing, progress)
        with transaction():
            compare(now)
            subjects = [f"watchlist {watchlist}", f"change {begun.change}"]
            audit.note(who, "try a watchlist load", purpose, subjects, at=now)
        paper_files.forget_waiting(begun.change)
    except Broken as broken:
        with transaction():
            watchlist_loading.discard(begun.change)
        raise NotALoad(
            Said("The file cannot be read on, %(why)s. Nothing of it is kept.", why=Said(str(broken)))
        ) from None
    finally:
        watchlist_staging.leave(watchlist)
    return begun.change


def _read(
    begun: Begun, files: Files, form: Format | None, standing: Standing, progress: Callable[[int], None]
) -> Callable[[datetime], None]:
    """Keep all of the files; what compares it with what is in force, within a transaction."""
    if form is None:
        keep_papers(begun, files, progress)
        _refuse_emptiness(begun)
        return partial(compare_papers, begun.change, standing, build_papers(begun.change, standing))
    _keep_all(begun, form.read(files, ListTold(standing.name, standing.severity)), progress)
    _refuse_emptiness(begun)
    return partial(watchlist_loading.compare, begun.change)


def format_of(files: Files, name: str = "") -> Format:
    """The format of that name, else the one the files are in. Raises ``NotALoad``."""
    known = ", ".join(form.name for form in FORMATS)
    if name:
        if (form := named(name)) is None:
            raise NotALoad(
                Said("There is no format called %(name)s: there are %(known)s.", name=name, known=known)
            )
        return form
    found = {recognised(_head(file)) for file in files}
    if len(found) != 1 or None in found:
        raise NotALoad(
            Said(
                "What these files hold was not recognised: name their format, one of %(known)s.", known=known
            )
        )
    [form] = found
    assert form is not None
    return form


def _head(file: Iterable[bytes]) -> bytes:
    head = b""
    for chunk in file:
        head += chunk
        if len(head) >= HEAD:
            break
    return head[:HEAD]


def _standing(watchlist: int) -> Standing:
    standing = watchlists.standing(watchlist)
    if standing is None:
        raise NotALoad(Said("This list is not there any more: go back to the lists."))
    if standing.closed_at is not None:
        raise NotALoad(Said("This list is closed: start another one."))
    if standing.open_change is not None and _is_draft(standing.open_change):
        raise NotALoad(
            Said("Entries of this list are being changed by hand: propose or discard that draft first.")
        )
    if standing.proposed:
        raise NotALoad(
            Said("A load of this list waits for a supervisor: it must be decided or taken back first.")
        )
    return standing


def _is_draft(change: int) -> bool:
    found = watchlist_changes.change(change)
    return found is not None and found.kind == "edit" and found.submitted_at is None


def _begin(files: Files, form: Format | None, standing: Standing, who: Person, now: datetime) -> Begun:
    """A new change, or the one that was cut off with everything it had kept still there."""
    name = form.name if form else papers.NAME
    digest, size = sha256(name.encode()), 0
    for file in files:
        for chunk in file:
            digest.update(chunk)
            size += len(chunk)
    named_by = digest.hexdigest()
    told = {"format": name, "digest": named_by, "bytes": size}
    with transaction():
        for begun in watchlist_staging.cut_off(standing.id, digest=named_by, who=who.id):
            if goes_on(begun) if form is None else watchlist_staging.staged(begun.change) == begun.taken:
                return begun
        if standing.open_change is not None:
            watchlist_loading.discard(standing.open_change)
        try:
            change = watchlist_staging.begin(
                watchlist=standing.id, kind="load", who=who.id, now=now, told=told
            )
        except Busy as busy:
            raise NotALoad(str(busy)) from None
    return Begun(change)


def _keep_all(begun: Begun, items: Iterable[Item], progress: Callable[[int], None]) -> None:
    """Keep what is read batch by batch, from where it was cut off."""
    key, read = keys.card_key(), begun.read
    progress(read)
    for batch in read_on(items, kept=read, together=BATCH):
        rows, rejected, left_out = _sorted_out(batch, key)
        with transaction():
            watchlist_staging.keep(begun.change, rows, rejected, left_out)
        read += len(rows) + len(rejected)
        progress(read)


def _sorted_out(batch: list[Item], key: CardKey) -> tuple[list[Row], list[Rejected], Counter[str]]:
    rows: list[Row] = []
    rejected: list[Rejected] = []
    left_out: Counter[str] = Counter()
    for item in batch:
        match item:
            case Row(line, entry):
                try:
                    rows.append(Row(line, clean_entry(entry, key, left_out)))
                except NoCard as no_card:
                    rejected.append(Rejected(line, str(no_card)))
            case Rejected(line, reason):
                rejected.append(Rejected(line, cards.redact(reason)))
            case LeftOut(_, what):
                left_out[what] += 1
    return rows, rejected, left_out


def _refuse_emptiness(begun: Begun) -> None:
    """A file without an entry changes nothing; whoever means to empty a list closes it."""
    found = watchlist_changes.change(begun.change)
    assert found is not None, "it was read a moment ago"
    if found.read > found.rejected:
        return
    first = watchlist_changes.rejected(begun.change, limit=1)
    with transaction():
        watchlist_loading.discard(begun.change)
    if not first:
        raise NotALoad(_no_entries(found.left_out))
    place = f"line {first[0].line}: " if first[0].line else ""
    why = Said(f"{place}{first[0].reason}")
    raise NotALoad(
        Said("No row of the file can be an entry of this list. The first reason: %(why)s.", why=why)
    )


def _no_entries(left_out: Mapping[str, int]) -> Said:
    if not left_out:
        return Said("The file has no entries. To empty a list on purpose, ask for it to be closed.")
    what, count = max(left_out.items(), key=lambda each: each[1])
    return Said(
        "The file has no entries, only %(count)s %(what)s. "
        "To empty a list on purpose, ask for it to be closed.",
        count=count,
        what=Said(what),
    )
