"""All or nothing, and a database that fails said in words."""

import contextlib
from collections.abc import Iterator

import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db import transaction as django_transaction

LIMITS = "54"
"""SQLSTATE: too many columns, too deep an expression, too long a key of an index."""


class LedgerError(RuntimeError):
    """The ledger cannot do it now; the message says why and what to do. Nothing of it was kept."""


OF_THE_HOUSE = (LedgerError, OSError)
"""A database that is away, a key folder not mounted, a full disk: whatever waits may go on waiting."""


class TooMuch(ValueError):
    """What was to be kept passes a limit of the database (SQLSTATE class 54): trying again will not help."""


@contextlib.contextmanager
def transaction() -> Iterator[None]:
    """Everything inside is kept together at the end, or none of it.

    A database that has gone away, a full disk and the like come out as ``LedgerError``; the connection is
    dropped, so that the next attempt makes a fresh one. What it can never keep comes out as ``TooMuch``.
    """
    try:
        with django_transaction.atomic():
            yield
    except (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError) as error:
        if (code := _code(error)).startswith(LIMITS):
            raise TooMuch(f"This passes a limit of the database ({code}). Nothing was kept.") from error
        with contextlib.suppress(DatabaseError, psycopg.Error):
            connection.close()
        raise LedgerError(_in_words(error)) from error


def as_of_one_moment() -> None:
    """Let all that is read in this transaction be as it stood at its first question: ask this first."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _code(error: Exception) -> str:
    cause = error.__cause__ or error
    return (cause.sqlstate or "") if isinstance(cause, psycopg.Error) else ""


def _in_words(error: Exception) -> str:
    cause = error.__cause__ or error
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(cause).__name__
    if isinstance(cause, psycopg.errors.DiskFull) or "No space left" in str(error):
        return f"The database's disk is full ({said}). Nothing was kept: free some space and try again."
    return f"The database does not answer ({said}). Nothing was kept: start it, or wait, and try again."
