"""``python -m haidang.workers.inbox``: reads what waits in the inbox, batch after batch."""

from datetime import UTC, datetime

from haidang.ledger.log import configure
from haidang.ledger.steady import steadily

IDLE = 0.2  # one look at a partial index; quicker than anybody notices, and it survives any reconnection
FIRST = 20  # as many as a batch holds, for one of them may have ended the process before this one


class Reader:
    """Reads the first messages one by one, the others in batches."""

    def __init__(self) -> None:
        self._first = FIRST

    def read_some(self) -> bool:
        """Work a message or a batch; whether there was one."""
        from haidang.procedures.read_inbox import read_first, read_inbox

        now = datetime.now(UTC)
        if not self._first:
            return read_inbox(now=now) > 0
        worked = read_first(now=now)
        self._first -= worked
        return worked > 0


def main() -> None:
    configure("inbox worker")
    steadily(Reader().read_some, idle=IDLE)


if __name__ == "__main__":
    main()
