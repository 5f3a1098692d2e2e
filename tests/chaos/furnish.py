"""``python furnish.py CARRIER...``: an empty house made ready; prints each carrier's token as JSON."""

import json
import sys
from datetime import UTC, datetime

from haidang.ledger import opened
from haidang.procedures.carrier_tokens import give
from haidang.vault.person import HOUSE


def tokens(carriers: list[str]) -> dict[str, str]:
    now = datetime.now(UTC)
    return {carrier: give(carrier, who=HOUSE, now=now) for carrier in carriers}


if __name__ == "__main__":
    with opened():
        print(json.dumps(tokens(sys.argv[1:])))
