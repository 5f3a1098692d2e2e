"""Telling a ledger that cannot answer now from everything else that may go wrong."""

import psycopg
from django.db import InterfaceError, OperationalError

from haidang.ledger.transaction import LedgerError

GONE = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)


def in_words(error: BaseException) -> str | None:
    """What to tell a person when the ledger is the cause; ``None`` when it is not."""
    if isinstance(error, LedgerError):
        return str(error)
    if isinstance(error, GONE):
        return "The database does not answer. Wait a moment and try again; if it stays so, call the operator."
    return None
