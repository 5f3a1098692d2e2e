"""How far new lists and criteria have been applied to travellers already known. No person is in it."""

from haidang.ledger import screening_runs
from haidang.ledger.screening_runs import Progress


def look_at_runs() -> list[Progress]:
    """The latest runs, newest first."""
    return screening_runs.newest()
