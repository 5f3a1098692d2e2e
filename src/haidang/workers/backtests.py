"""``python -m haidang.workers.backtests``: tests criteria on the past, one after the other."""

from datetime import UTC, datetime

from haidang.ledger.log import configure
from haidang.ledger.steady import steadily

IDLE = 0.3  # somebody waits for the first figures


def try_one() -> bool:
    """Test a criterion; whether one waited. While none does, be ready for it."""
    from haidang.procedures.run_backtest import make_ready, run_backtest

    if run_backtest(clock=lambda: datetime.now(UTC)):
        return True
    make_ready()
    return False


def main() -> None:
    configure("backtest worker")
    steadily(try_one, idle=IDLE)


if __name__ == "__main__":
    main()
