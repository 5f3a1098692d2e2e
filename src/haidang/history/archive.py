"""The files: one for each day of departure, written whole or not at all.

    2026/2026-04-01.parquet

Rows stand in the order of their routes, so that a question about one route passes over the rest. The version
of the columns stands in each file: one of another version tells less than is asked, and is written anew.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from haidang.history.columns import COLUMNS
from haidang.history.duck import connection, listed, quoted

VERSION = hashlib.sha256(repr([(c.name, c.type) for c in COLUMNS]).encode()).hexdigest()[:16]
"""Of the columns: another name or type makes another version."""

KEY = "haidang"
ROWS = 40_960
"""Rows in a group: few enough that a route of a day stands in one or two."""

TOLD, FRESH = ".json.tmp", ".parquet.tmp"

_encoder = msgspec.json.Encoder()


class Draft:
    """A day as far as it is told. It takes the place of what was kept of the day when it is whole.

    A process that is killed leaves the day as it was, and a ``.tmp`` that ``tidy`` takes away.
    """

    def __init__(self, folder: Path, day: date) -> None:
        self._folder, self._day = folder, day
        file = file_of(folder, day)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._told = file.with_suffix(TOLD)
        self._lines = os.fdopen(os.open(self._told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
        self._count = 0

    def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Tell more of it: one row a line, for DuckDB to read."""
        for row in rows:
            self._lines.write(_encoder.encode(row) + b"\n")
            self._count += 1

    def keep(self, today: date) -> None:
        """Put it in its place without the rows due meanwhile; without any row left there is no file."""
        self._lines.close()
        if self._count:
            columns = ", ".join(f"{quoted(c.name)}: {quoted(c.type)}" for c in COLUMNS)
            told = f"[{quoted(str(self._told))}], format = 'newline_delimited', columns = {{{columns}}}"
            replace(file_of(self._folder, self._day), f"read_json({told})", due=today)
        else:
            forget(self._folder, self._day)

    def close(self) -> None:
        """Leave nothing of it but what was kept."""
        self._lines.close()
        self._told.unlink(missing_ok=True)


def write(folder: Path, day: date, rows: Iterable[dict[str, Any]], today: date = date.min) -> None:
    """Keep a day in place of what was kept of it."""
    with closing(Draft(folder, day)) as draft:
        draft.add(rows)
        draft.keep(today)


def forget(folder: Path, day: date) -> None:
    """Take a day away."""
    file = file_of(folder, day)
    if file.exists():
        file.unlink()
        _sync(file.parent)


def forget_all(folder: Path) -> None:
    """Take every day away."""
    for day in files_of(folder):
        forget(folder, day)


def delete_due(folder: Path, today: date) -> int:
    """Delete every row whose ``delete_on`` has come; how many went."""
    files = list(files_of(folder).values())
    if not files:
        return 0
    kept = f"read_parquet({listed(files)}, filename = true)"
    due = f"SELECT filename, count(*) FROM {kept} WHERE delete_on <= ? GROUP BY 1"  # noqa: S608
    with connection() as duck:
        found = duck.execute(due, [today]).fetchall()
    for name, _ in found:
        replace(Path(name), f"read_parquet({listed([Path(name)])})", due=today)
    return sum(count for _, count in found)


def tidy(folder: Path) -> None:
    """Take away what a killed process left half-written. Nobody else may be replacing a day."""
    for left in folder.glob(f"*/*{FRESH}"):
        left.unlink(missing_ok=True)


def tidy_drafts(folder: Path) -> None:
    """Take away what a killed process had told of a day. Nobody else may be telling one."""
    for left in folder.glob(f"*/*{TOLD}"):
        left.unlink(missing_ok=True)


def files_of(folder: Path) -> dict[date, Path]:
    """The days kept, oldest first."""
    return {date.fromisoformat(file.stem): file for file in sorted(folder.glob("*/*.parquet"))}


def ready(folder: Path, since: date = date.min) -> dict[date, Path]:
    """Those among them, from a day on, that tell all columns of today."""
    files = {day: file for day, file in files_of(folder).items() if day >= since}
    if not files:
        return {}
    told = f"parquet_kv_metadata({listed(list(files.values()))})"
    asked = f"SELECT file_name FROM {told} WHERE key = ? AND value = ?"  # noqa: S608
    with connection() as duck:
        current = {name for (name,) in duck.execute(asked, [KEY.encode(), VERSION.encode()]).fetchall()}
    return {day: file for day, file in files.items() if str(file) in current}


def replace(file: Path, source: str, *, due: date = date.min) -> None:
    """Put what is not due on a day in the file's place, on the disk before it bears the name; without any row
    the file goes.

    ``source`` is whatever DuckDB can select from, with all columns.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_suffix(FRESH)
    with connection() as duck:
        [(count,)] = duck.execute(
            f"COPY (SELECT * FROM {source} WHERE delete_on > DATE '{due}') TO {quoted(str(fresh))} "  # noqa: S608
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS}, "
            f"KV_METADATA {{{KEY}: {quoted(VERSION)}}})"
        ).fetchall()
    fresh.chmod(0o600)
    _sync(fresh)
    if count:
        fresh.replace(file)
    else:
        fresh.unlink()
        file.unlink(missing_ok=True)
    _sync(file.parent)


def file_of(folder: Path, day: date) -> Path:
    """Where a day is kept."""
    return folder / f"{day:%Y}" / f"{day.isoformat()}.parquet"


def _sync(path: Path) -> None:
    """Have the disk hold what was written."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
