"""How far new lists and criteria have been applied to travellers already known. No person is in it."""

from msgspec import structs

from haidang.ledger import screening_runs
from haidang.ledger.screening_runs import Progress
from haidang.procedures.compartment import may_count
from haidang.vault.person import Person


def look_at_runs(who: Person) -> list[Progress]:
    """The latest runs, newest first; without the hits of lists that are not for this person's eyes."""
    return [
        run if may_count(run.agencies, who) else structs.replace(run, hits=None)
        for run in screening_runs.newest()
    ]
