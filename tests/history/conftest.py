"""The engines that answer for the past."""

import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import closing

import pytest

from haidang.history.duck import Duck
from haidang.history.spark import Spark


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spark]:
    if shutil.which("java") is None or importlib.util.find_spec("pyspark") is None:
        pytest.skip(
            "SPARK IS NOT TESTED: it needs pyspark and Java 17 (apt-get install openjdk-17-jre-headless)"
        )
    with closing(Spark("local[2]", tmp_path_factory.mktemp("scratch"))) as engine:
        yield engine


@pytest.fixture(scope="session")
def duck() -> Iterator[Duck]:
    with closing(Duck()) as engine:
        yield engine
