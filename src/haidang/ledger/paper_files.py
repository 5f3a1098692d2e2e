"""Sets of document numbers in files beside the ledger: too long for its tables, and nothing but marks.

A file is named after what is in it, and is used as long as an entry in force names it. It is built by
streaming: marks are parted among ``PARTS`` drafts by their first bits, and each part is put in order alone,
so that memory holds the finished set and one part.
"""

import contextlib
import tempfile
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import IO

import numpy as np

from haidang.ledger import index_files
from haidang.ledger.keys import listed_papers_key
from haidang.screening.watchlists import lay_out
from haidang.screening.watchlists.laid_out import take_up
from haidang.screening.watchlists.paper_set import Marks, PaperSet, marks, shelved

PAPERS = "papers"
PARTS_BITS = 6
PARTS = 1 << PARTS_BITS
TOGETHER = 1 << 16


class MadeElsewhere(ValueError):
    """The set cannot be read with the keys of this house; the sentence says what to do."""


def build(papers: Iterable[tuple[str | None, str]]) -> tuple[str, int]:
    """Keep a set of papers, each an issuer, ``None`` when not told, and a number: its name and how many."""
    return build_of(_marked(papers))


def build_of(found: Iterable[Marks]) -> tuple[str, int]:
    """The same of marks in any order."""
    with (
        index_files.writing(PAPERS),
        tempfile.TemporaryDirectory(dir=index_files.folder(), prefix=f"{PAPERS}-") as drafts,
    ):
        parts, count = _parted(found, Path(drafts))
        arrays = shelved(map(_in_order, parts), at_most=count, check=_check())
        fingerprint = blake2b(digest_size=8)
        for array in arrays.values():
            fingerprint.update(array.data)
        name = f"{PAPERS}-{fingerprint.hexdigest()}"
        index_files.keep(name, lay_out(arrays), draft=PAPERS)
    return name, len(arrays["low"])


def opened(name: str) -> PaperSet:
    """The set of that name, shared with whoever else has it open."""
    buffer = index_files.mapped(name)
    if buffer is None:
        raise MadeElsewhere(f"The papers {name} are not on this host: load the list here too.")
    papers = PaperSet(take_up(buffer))
    if papers.check != _check():
        raise MadeElsewhere(f"The papers {name} were marked under another master key: load the list again.")
    return papers


def marked(papers: Iterable[tuple[str | None, str]]) -> Marks:
    """The marks of papers by the key of this house."""
    return marks(papers, listed_papers_key())


def _marked(papers: Iterable[tuple[str | None, str]]) -> Iterator[Marks]:
    batch: list[tuple[str | None, str]] = []
    for paper in papers:
        batch.append(paper)
        if len(batch) == TOGETHER:
            yield marked(batch)
            batch.clear()
    yield marked(batch)


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
    return marked([(None, "")]).tobytes()


def delete_others(kept: Collection[str]) -> None:
    """Delete every set but these."""
    index_files.delete_others(kept, begin=f"{PAPERS}-")
