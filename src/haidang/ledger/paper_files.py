"""Sets of document numbers in files beside the ledger: too long for its tables, and nothing but marks.

A file is named after what is in it, and is used as long as a change of a list names it
(``watchlist_papers``). While a list is read its marks wait in a draft of the change, so that a load that was
cut off goes on where it was. The set is built by streaming: marks are parted among ``PARTS`` drafts by their
first bits, and each part is put in order alone, so that memory holds the finished set and one part.
"""

import contextlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import IO

import numpy as np

from haidang.ledger import index_files
from haidang.ledger.keys import listed_papers_key
from haidang.screening.watchlists import Damaged, lay_out
from haidang.screening.watchlists.laid_out import take_up
from haidang.screening.watchlists.paper_set import ListedPaper, Marks, PaperSet, marks, shelved

PAPERS = "papers"
DRAFT = ".marks"
MARK_BYTES = 8
PARTS_BITS = 6
PARTS = 1 << PARTS_BITS
TOGETHER = 1 << 16


class MadeElsewhere(OSError):
    """The set cannot be read on this host; the sentence says what to do. Messages wait until it can."""


def kept(change: int) -> int:
    """How many marks wait in the draft of a change."""
    draft = _draft(change)
    return draft.stat().st_size // MARK_BYTES if draft.exists() else 0


def shorten(change: int, count: int) -> None:
    """Let only the first so many wait: what came later was not noted in the ledger."""
    with _draft(change).open("ab") as stream:
        stream.truncate(count * MARK_BYTES)


def add(change: int, papers: Iterable[ListedPaper]) -> None:
    """Let these wait too, on the disk before this returns."""
    with os.fdopen(os.open(_draft(change), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb") as stream:
        stream.write(marked(papers).data)
        stream.flush()
        os.fsync(stream.fileno())


def build(change: int) -> tuple[str, int]:
    """Make the set of what waits for a change, each paper once; its name and how many are in it."""
    return build_of(_waiting(change))


def forget_waiting(change: int) -> None:
    """Delete the draft of a change."""
    _draft(change).unlink(missing_ok=True)


def _waiting(change: int) -> Iterator[Marks]:
    with _draft(change).open("rb") as stream:
        while found := stream.read(TOGETHER * MARK_BYTES):
            yield np.frombuffer(found, np.uint64)


def build_of(found: Iterable[Marks]) -> tuple[str, int]:
    """The same of marks in any order."""
    with index_files.writing(PAPERS), _empty_folder() as drafts:
        parts, count = _parted(found, drafts)
        arrays = shelved(map(_in_order, parts), at_most=count, check=_check())
        fingerprint = blake2b(digest_size=8)
        for array in arrays.values():
            fingerprint.update(array.data)
        name = f"{PAPERS}-{fingerprint.hexdigest()}"
        index_files.keep(name, lay_out(arrays), draft=PAPERS)
    return name, len(arrays["low"])


@contextlib.contextmanager
def _empty_folder() -> Iterator[Path]:
    """For whoever writes alone; what a process that was killed has left in it goes first."""
    folder = index_files.folder() / f"{PAPERS}.parts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def opened(name: str) -> PaperSet:
    """The set of that name, shared with whoever else has it open. Raises ``MadeElsewhere``."""
    buffer = index_files.mapped(name)
    if buffer is None:
        raise MadeElsewhere(
            f"The papers {name} are not on this host: copy their file here from the folder index of the host "
            "that loaded them, or load the list here too."
        )
    try:
        papers = PaperSet(take_up(buffer))
    except Damaged:
        raise MadeElsewhere(f"The file of the papers {name} is damaged: load the list again.") from None
    if papers.check != _check():
        raise MadeElsewhere(f"The papers {name} were marked under another master key: load the list again.")
    return papers


def megabytes(name: str) -> float:
    """How large the file of that name is; 0 where it is not on this host."""
    return index_files.size(name) / 1e6


def changed(before: str, after: str) -> tuple[int, int]:
    """How many papers are in one set and not in another, and the other way round; ``before`` may be empty."""
    new = opened(after)
    if not before:
        return len(new), 0
    old = opened(before)
    both = sum(int(np.count_nonzero(old.holds(part))) for part in new.in_order())
    return len(new) - both, len(old) - both


def marked(papers: Iterable[ListedPaper]) -> Marks:
    """The marks of papers by the key of this house."""
    return marks(papers, listed_papers_key())


def _parted(found: Iterable[Marks], drafts: Path) -> tuple[list[Path], int]:
    """Files of marks by their first bits, and how many there are together."""
    count, paths = 0, [drafts / f"{part:02}" for part in range(PARTS)]
    with contextlib.ExitStack() as stack:
        files: list[IO[bytes]] = [stack.enter_context(path.open("wb")) for path in paths]
        for each in found:
            part = (each >> np.uint64(64 - PARTS_BITS)).astype(np.uint8)
            ordered = each[np.argsort(part, kind="stable")]
            ends = np.cumsum(np.bincount(part, minlength=PARTS))
            for file, piece in zip(files, np.split(ordered, ends[:-1]), strict=True):
                file.write(piece.data)
            count += len(each)
    return paths, count


def _in_order(path: Path) -> Marks:
    found: Marks = np.fromfile(path, np.uint64)
    found.sort()
    return found


def _check() -> bytes:
    return marked([("", "", "")]).tobytes()


def delete_others(named: Collection[str]) -> None:
    """Delete every set but these, and whatever waits for a change: ask this while none is being read."""
    index_files.delete_others(named, begin=f"{PAPERS}-")
    for draft in index_files.folder().glob(f"{PAPERS}-*{DRAFT}"):
        draft.unlink(missing_ok=True)


def _draft(change: int) -> Path:
    return index_files.folder() / f"{PAPERS}-{change}{DRAFT}"
