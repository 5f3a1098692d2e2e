"""The files: one for each day of departure, written whole or not at all.

    2026/2026-04-01.parquet

Rows stand in the order of their routes, so that a question about one route passes over the rest. The version
of the columns stands in each file: one of another version tells less than is asked, and is written anew.
"""

import hashlib
import os
from collections.abc import Iterable
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

_encoder = msgspec.json.Encoder()


def write(folder: Path, day: date, rows: Iterable[dict[str, Any]]) -> int:
    """Keep a day in place of what was kept of it; how many rows. No rows, no file.

    A process that is killed leaves the day as it was, and a ``.tmp`` that ``tidy`` takes away.
    """
    file = file_of(folder, day)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    told = file.with_suffix(f".{os.getpid()}.json.tmp")
    try:
        count = _tell(told, rows)
        if count:
            columns = ", ".join(f"{quoted(c.name)}: {quoted(c.type)}" for c in COLUMNS)
            replace(
                file,
                f"read_json([{quoted(str(told))}], format = 'newline_delimited', columns = {{{columns}}})",
            )
    finally:
        told.unlink(missing_ok=True)
    if not count:
        forget(folder, day)
    return count


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
        _keep_after(Path(name), today)
    return sum(count for _, count in found)


def tidy(folder: Path) -> None:
    """Take away what a killed process left half-written. Nobody else may be writing."""
    for left in folder.glob("*/*.tmp"):
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


def replace(file: Path, source: str, *, where: str = "true") -> None:
    """Put what is selected in the file's place, on the disk before it bears the name.

    ``source`` is whatever DuckDB can select from, with all columns.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}.tmp")
    with connection() as duck:
        duck.execute(
            f"COPY (SELECT * FROM {source} WHERE {where}) TO {quoted(str(fresh))} "  # noqa: S608
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS}, "
            f"KV_METADATA {{{KEY}: {quoted(VERSION)}}})"
        )
    fresh.chmod(0o600)
    _sync(fresh)
    fresh.replace(file)
    _sync(file.parent)


def file_of(folder: Path, day: date) -> Path:
    """Where a day is kept."""
    return folder / f"{day:%Y}" / f"{day.isoformat()}.parquet"


def _tell(file: Path, rows: Iterable[dict[str, Any]]) -> int:
    """One row a line, for DuckDB to read."""
    count = 0
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as lines:
        for row in rows:
            lines.write(_encoder.encode(row) + b"\n")
            count += 1
    return count


def _keep_after(file: Path, today: date) -> None:
    """Write a file without the rows due; without any row left it goes."""
    source = f"read_parquet({listed([file])})"
    with connection() as duck:
        [(left,)] = duck.execute(f"SELECT count(*) FROM {source} WHERE delete_on > ?", [today]).fetchall()  # noqa: S608
    if left:
        replace(file, source, where=f"delete_on > DATE '{today.isoformat()}'")
    else:
        file.unlink()
        _sync(file.parent)


def _sync(path: Path) -> None:
    """Have the disk hold what was written."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
