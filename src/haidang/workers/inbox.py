"""``python -m haidang.workers.inbox``: reads what waits in the inbox, batch after batch."""

from datetime import UTC, datetime

from haidang.ledger.log import configure
from haidang.ledger.steady import steadily

IDLE = 0.2  # one look at a partial index; quicker than anybody notices, and it survives any reconnection


def main() -> None:
    configure("inbox worker")
    steadily(read_some, idle=IDLE)


def read_some() -> bool:
    """Work one batch; whether there was one."""
    from haidang.procedures.read_inbox import read_inbox

    return read_inbox(now=datetime.now(UTC)) > 0


if __name__ == "__main__":
    main()
