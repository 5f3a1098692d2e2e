"""Steady work against a ledger that may go away and come back."""

import contextlib
from collections.abc import Callable
from typing import TypeVar

import django.db
import psycopg
import structlog
from django.db import connection

from haidang.ledger.opening import connect
from haidang.ledger.stopping import Stopping
from haidang.ledger.transaction import LedgerError

UNREACHABLE = (
    LedgerError,
    django.db.OperationalError,
    django.db.InterfaceError,
    psycopg.OperationalError,
    OSError,
)
"""The ledger does not answer, or a disk has no room left: what was asked did not happen, and may be asked
again."""

Answer = TypeVar("Answer")
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0


def steadily(step: Callable[[], bool], *, idle: float) -> None:
    """Do ``step`` again and again until this process is asked to stop.

    ``step`` answers whether there may be more to do; when there is not, ``idle`` seconds pass before it is
    asked again. While the ledger does not answer, the pauses between attempts grow from a tenth of a second
    to five. A step under way when the request to stop comes is finished.
    """
    with contextlib.closing(Stopping()) as stopping:
        _until(stopping, step, idle)
    connection.close()


def _until(stopping: Stopping, step: Callable[[], bool], idle: float) -> None:
    log, attempt, connected = structlog.get_logger(), 0, False
    while not stopping.asked:
        try:
            if not connected:
                connect()
            more, connected = step(), True
            if attempt:
                log.info("the ledger answers again", attempt=attempt)
            attempt, pause = 0, 0.0 if more else idle
        except UNREACHABLE as error:
            attempt, connected = attempt + 1, False
            connection.close()
            log.warning("the ledger does not answer, trying again", error=error, attempt=attempt)
            pause = min(FIRST_PAUSE * 2 ** min(attempt - 1, 10), LONGEST_PAUSE)
        stopping.wait(pause)


def again_if_stale(act: Callable[[], Answer]) -> Answer:
    """The answer of ``act``, tried a second time on a fresh connection: the first may be of a server gone."""
    try:
        return act()
    except UNREACHABLE:
        connection.close()
        return act()
