"""Who answers: DuckDB inside this process, or Spark where ``HAIDANG_HISTORY_ENGINE`` says so."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol


class Engine(Protocol):
    """Answers an Ibis expression over ``question.table()`` from some of the archive's files."""

    def ask(self, asked: Any, files: Sequence[Path]) -> list[tuple[Any, ...]]:
        """The rows of the answer, in the order of its columns."""

    def close(self) -> None:
        """Let go of what it holds."""
