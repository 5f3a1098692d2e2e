"""``python furnish.py CARRIER...``: an empty house made ready; prints each carrier's token as JSON."""

import json
import sys
from datetime import UTC, datetime

from haidang.ledger import opened


def tokens(carriers: list[str]) -> dict[str, str]:
    from haidang.procedures.carrier_tokens import give
    from haidang.vault.person import HOUSE

    now = datetime.now(UTC)
    return {carrier: give(carrier, who=HOUSE, now=now) for carrier in carriers}


if __name__ == "__main__":
    with opened():
        print(json.dumps(tokens(sys.argv[1:])))
