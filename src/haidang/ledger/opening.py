"""Opening the ledger: a server that runs, a schema that fits, and Django set up to speak to it."""

import contextlib
import os
from collections.abc import Iterator

import django
import psycopg
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from haidang.ledger import address
from haidang.ledger.home import home
from haidang.ledger.postgres import Server
from haidang.ledger.transaction import LedgerError

OLDEST_SERVER = 15
MIGRATING = 7_240_213  # any number, as long as everybody who migrates asks for the same lock


@contextlib.contextmanager
def opened() -> Iterator[None]:
    """The ledger for the length of a ``with`` block, migrated to what this code knows.

    Without ``HAIDANG_DATABASE_URL`` the embedded server is started, or found running, and its address is
    put into the environment so that processes started from here find it.
    """
    with contextlib.ExitStack() as stack:
        if address.url() is None:
            server = stack.enter_context(Server(home() / "postgres"))
            os.environ[address.VARIABLE] = server.url
            stack.callback(os.environ.pop, address.VARIABLE, None)
        connect()
        stack.callback(connection.close)
        migrate()
        yield


def connect() -> None:
    """Set Django up for the database in the environment. Says so in words when the server is not there."""
    set_up()
    connection.close()
    # Settings are read once a process, while the embedded server's address is known only when it runs.
    connection.settings_dict.update(address.django_database(address.url() or ""))
    try:
        connection.ensure_connection()
    except (django.db.OperationalError, psycopg.OperationalError) as error:
        raise LedgerError(
            f"The database does not answer: {str(error).strip()}\nStart it, or correct {address.VARIABLE}."
        ) from error


def set_up() -> None:
    """Make Django ready, which must come before anything that imports the models."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haidang.web.settings")
    if not apps.ready:
        django.setup()


def migrate() -> None:
    """Bring the schema to what this code knows; refuse a server too old or a database newer than the code."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        [number] = cursor.fetchone()
        if int(number) // 10_000 < OLDEST_SERVER:
            raise LedgerError(
                f"PostgreSQL {OLDEST_SERVER} or newer is needed, this is {int(number) // 10_000}."
            )
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            _refuse_newer()
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def _refuse_newer() -> None:
    loader = MigrationExecutor(connection).loader
    unknown = sorted(
        name
        for app, name in loader.applied_migrations
        if app == "ledger" and (app, name) not in loader.graph.nodes
    )
    if unknown:
        raise LedgerError(
            f"This database was made by a newer version (it has {', '.join(unknown)}). "
            "Install that version, or restore a backup made before it."
        )
