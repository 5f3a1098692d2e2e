"""Who answers: DuckDB inside this process, or Spark where ``HAIDANG_HISTORY_ENGINE`` says so."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

VARIABLE = "HAIDANG_HISTORY_ENGINE"


class Engine(Protocol):
    """Answers an Ibis expression over ``question.table()`` from some of the archive's files."""

    def ask(self, asked: Any, files: Sequence[Path]) -> list[tuple[Any, ...]]:
        """The rows of the answer, in the order of its columns."""

    def close(self) -> None:
        """Let go of what it holds."""


class NoSuchEngine(ValueError):
    """The setting names no engine; the message says which there are."""


def engine(scratch: Path) -> Engine:
    """The one that is set: ``duckdb`` (or nothing), ``spark-local``, or the address of a Spark master.

    ``scratch`` is where it may put what does not fit into memory.
    """
    named = os.environ.get(VARIABLE, "duckdb")
    if named == "duckdb":
        from haidang.history.duck import Duck

        return Duck(scratch)
    if named == "spark-local" or named.startswith("spark://"):
        from haidang.history.spark import Spark

        return Spark("local[*]" if named == "spark-local" else named, scratch)
    raise NoSuchEngine(f"{VARIABLE} is {named}: set it to duckdb, spark-local or spark://HOST:PORT.")
