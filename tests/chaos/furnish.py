"""``python furnish.py SEED CARRIER...``: an empty house made ready; prints each carrier's token as JSON."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from haidang.ledger import opened
from haidang.simulator import World


def furnish(seed: int, carriers: list[str]) -> dict[str, str]:
    """Lists and criteria in force, and a token for each carrier."""
    from haidang.cli import demo_people
    from haidang.procedures.carrier_tokens import give
    from haidang.vault.person import HOUSE

    now = datetime.now(UTC)
    with TemporaryDirectory() as folder:
        demo_people.accounts(Path(folder) / "accounts.txt", now)
    demo_people.lists(World(seed), now)
    demo_people.criteria(World(seed), now)
    return {carrier: give(carrier, who=HOUSE, now=now) for carrier in carriers}


if __name__ == "__main__":
    seed, *carriers = sys.argv[1:]
    with opened():
        print(json.dumps(furnish(int(seed), carriers)))
