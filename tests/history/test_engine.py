"""Which engine answers is a setting, and whichever it is answers alike."""

import socket
from pathlib import Path

import pytest

from haidang.history.duck import Duck
from haidang.history.engine import VARIABLE, NoSuchEngine, engine
from haidang.history.spark import NoSpark


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


def test_a_spark_master_that_is_away_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        monkeypatch.setenv(VARIABLE, f"spark://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(NoSpark, match="does not answer: start it"):
            engine(tmp_path)


def test_a_missing_java_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(VARIABLE, "spark-local")
    with pytest.raises(NoSpark, match="install Java 17"):
        engine(tmp_path)
