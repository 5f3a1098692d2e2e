"""Which engine answers is a setting, and whichever it is answers alike."""

from pathlib import Path

import pytest

from haidang.history.duck import Duck
from haidang.history.engine import VARIABLE, NoSuchEngine, engine


def test_duckdb_answers_unless_somebody_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert isinstance(engine(tmp_path), Duck)


def test_an_unknown_engine_is_refused_with_those_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "postgres")
    with pytest.raises(NoSuchEngine, match="set it to duckdb, spark-local or spark://HOST:PORT"):
        engine(tmp_path)
