"""Files of the index of the lists, which every process of this house maps into its memory.

A file is written under a draft's name and comes to its own whole, on the disk, or not at all. Who has one
mapped keeps it for as long as it is used, also when its name is gone: so whoever makes a new one deletes the
others. They hold what the lists hold, readable for the house alone.
"""

import contextlib
import fcntl
import mmap
import os
import secrets
import tarfile
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from haidang.ledger.bulk import query
from haidang.ledger.home import private

SUFFIX = ".index"
_PIECE = 1 << 20
_FIND = "SELECT value FROM setting WHERE name = 'index'"


def token() -> str:
    """A random name of this ledger: what was made of the lists of another is not taken for its own."""
    if not (found := query(_FIND)):
        fresh = [secrets.token_hex(8)]
        query("INSERT INTO setting (name, value) VALUES ('index', %s) ON CONFLICT DO NOTHING", fresh)
        found = query(_FIND)
    return str(found[0][0])


def forget_token() -> None:
    """Let no file made so far be used again: what they were made of is another now."""
    query("DELETE FROM setting WHERE name = 'index'")


@contextlib.contextmanager
def writing(what: str) -> Iterator[None]:
    """Alone among the processes of this house; who else asks for the same waits. Ends with its process."""
    descriptor = os.open(folder() / f"{what}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def folder() -> Path:
    """Where the files lie."""
    return private("index")


def names() -> list[str]:
    """The whole files there are."""
    return sorted(file.stem for file in folder().glob(f"*{SUFFIX}"))


def size(name: str) -> int:
    """How many bytes the file of that name has; none where there is none."""
    file = _file(name)
    return file.stat().st_size if file.exists() else 0


def mapped(name: str) -> memoryview | None:
    """The file of that name, shared with whoever else maps it; ``None`` where there is none."""
    try:
        descriptor = os.open(_file(name), os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        return memoryview(mmap.mmap(descriptor, 0, prot=mmap.PROT_READ))
    finally:
        os.close(descriptor)


def keep(name: str, pieces: Iterable[bytes | memoryview], *, draft: str) -> None:
    """Write a file; ``draft`` is what its writer alone may be writing (``writing``)."""
    unfinished = folder() / f"{draft}.draft"
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(_file(name))
    finally:
        unfinished.unlink(missing_ok=True)
    _sync(folder())


def pack(target: Path, wanted: Iterable[str]) -> None:
    """Write these files into one, its owner's alone."""
    with (
        os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream,
        tarfile.open(fileobj=stream, mode="w") as archive,
    ):
        for name in wanted:
            archive.add(_file(name), arcname=name)


def unpack(source: Path) -> None:
    """Put files back from such a one. What is in them is looked at by whoever maps them."""
    with tarfile.open(source) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is None or Path(member.name).name != member.name:
                raise ValueError(f"{source} holds more than files of marks ({member.name}).")
            keep(member.name, iter(partial(content.read, _PIECE), b""), draft="unpacked")


def delete_others(kept: Collection[str], *, begin: str) -> None:
    """Delete every whole file whose name begins so, but these; nobody who has one mapped loses it."""
    for name in names():
        if name.startswith(begin) and name not in kept:
            _file(name).unlink(missing_ok=True)
    _sync(folder())


def _file(name: str) -> Path:
    return folder() / f"{name}{SUFFIX}"


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
