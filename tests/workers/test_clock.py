"""What is done because time passes."""

from datetime import UTC, datetime

from haidang.ledger import keys
from haidang.workers.clock import Clock


def test_a_key_no_message_needs_does_not_wait_for_the_next_day(ledger: str) -> None:
    clock = Clock()
    clock._day = datetime.now(UTC).date()
    keys.period_key("2026030106")
    clock.tick()
    assert "2026030106" not in keys.periods()
