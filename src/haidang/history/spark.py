"""Spark, on this machine or on many: for a country that has outgrown one.

``pip install 'haidang[spark]'`` and Java 17. Every machine must see the archive under the same path.
"""

import os
import shutil
import socket
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from haidang.history.question import NAME

# Twenty criteria at once make a method larger than Java compiles by itself; Spark then interprets it.
LARGEST_METHOD = "65535"

# A session on this machine alone needs no door to the network, and no name under which to be found.
ALONE = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}


MISSING = "Spark is not installed: pip install 'haidang[spark]', and Java 17."
NO_JAVA = "Spark needs Java, and there is none: install Java 17, or set JAVA_HOME to where it is."
AWAY = "The Spark master does not answer: start it, or set HAIDANG_HISTORY_ENGINE to where it is."
NO_WORKER = "The Spark master took no work: look at its log, and whether a worker is there."
PATIENCE = 5.0


class NoSpark(RuntimeError):
    """Spark cannot be asked; the message says what is missing and what to do."""


class Spark:
    """One session of a Spark master."""

    def __init__(self, master: str, scratch: Path) -> None:
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise NoSpark(MISSING) from error
        _check(master)
        asked = (
            SparkSession.builder.master(master)
            .appName("haidang")
            .config(map=ALONE if master.startswith("local") else {})
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.local.dir", str(scratch))
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.codegen.hugeMethodLimit", LARGEST_METHOD)
        )
        try:
            self._session = asked.getOrCreate()
        except PySparkException as error:
            raise NoSpark(NO_WORKER) from error
        self._session.sparkContext.setLogLevel("ERROR")

    def ask(self, asked: Any, files: Sequence[Path]) -> list[tuple[Any, ...]]:
        """The rows of the answer, in the order of its columns."""
        self._session.read.parquet(*map(str, files)).createOrReplaceTempView(NAME)
        return [tuple(row) for row in self._session.sql(sql(asked)).collect()]

    def close(self) -> None:
        """Leave the master."""
        self._session.stop()


def _check(master: str) -> None:
    """Say what is missing before Spark, which waits for minutes and then says it in Java's words."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise NoSpark(NO_JAVA)
    if master.startswith("spark://") and not any(map(_listens, master.removeprefix("spark://").split(","))):
        raise NoSpark(AWAY)


def _listens(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host.strip("[]"), int(port)), PATIENCE):
            return True
    except (OSError, ValueError):
        return False


def sql(asked: Any) -> str:
    """An Ibis expression as Spark reads it. The last few are remembered, for each is asked of one part of
    the past after the other."""
    return _written(asked.op())


@lru_cache(maxsize=8)
def _written(asked: Any) -> str:
    from ibis.backends.sql.compilers import PySparkCompiler

    _set_options()
    compiler = PySparkCompiler()
    return str(compiler.to_sqlglot(asked.to_expr()).sql(dialect=compiler.dialect))


def _set_options() -> None:
    """What Ibis' own Spark backend would set, which needs pandas: that a float is never taken for NULL."""
    import ibis
    from ibis.config import Config

    class SparkOptions(Config):  # type: ignore[misc]
        treat_nan_as_null: bool = False

    if ibis.options.pyspark is None:
        ibis.options.pyspark = SparkOptions()
