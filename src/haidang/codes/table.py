"""The room's own tables of facts: small CSV files that travel inside the package."""

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``codes/data/<name>.csv``, each a mapping from column to text."""
    text = files("haidang.codes").joinpath("data", f"{name}.csv").read_text("utf-8")
    return csv.DictReader(text.splitlines())
