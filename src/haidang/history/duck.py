"""DuckDB, in this process: the engine of a house on one machine."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from haidang.history.question import NAME

MEMORY = "2GB"


class Duck:
    """One connection. ``scratch`` is where it puts what does not fit into memory."""

    def __init__(self, scratch: Path | None = None, *, threads: int | None = None) -> None:
        self._connection = connection(scratch, threads=threads)

    def ask(self, asked: Any, files: Sequence[Path]) -> list[tuple[Any, ...]]:
        """The rows of the answer, in the order of its columns."""
        self._connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {NAME} AS SELECT * FROM read_parquet({listed(files)})"  # noqa: S608
        )
        return self._connection.execute(sql(asked)).fetchall()  # type: ignore[no-any-return]

    def close(self) -> None:
        """Let go of memory and threads."""
        self._connection.close()


def connection(scratch: Path | None = None, *, threads: int | None = None) -> Any:
    """A DuckDB that asks nobody on the network for extensions and stays within its memory."""
    import duckdb

    asked: dict[str, Any] = {
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": str(scratch) if scratch else "",
    }
    connected = duckdb.connect(config=asked | ({"threads": threads} if threads else {}))
    connected.execute("SET enable_progress_bar = false")
    return connected


def sql(asked: Any) -> str:
    """An Ibis expression as DuckDB reads it. The last few are remembered, for each is asked of one part of
    the past after the other."""
    return _written(asked.op())


@lru_cache(maxsize=8)
def _written(asked: Any) -> str:
    from ibis.backends.sql.compilers import DuckDBCompiler

    compiler = DuckDBCompiler()
    return str(compiler.to_sqlglot(asked.to_expr()).sql(dialect=compiler.dialect))


def listed(files: Sequence[Path]) -> str:
    """Files as a list in SQL.

    >>> listed([Path("a'b.parquet")])
    "['a''b.parquet']"
    """
    return f"[{', '.join(quoted(str(file)) for file in files)}]"


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
