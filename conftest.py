"""Options and the real database every test may use."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy a machine is; what was green stays green. `make fuzz` explores.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

# Django reads its settings once, so the home of a test run is settled before anything imports them.
HOME = Path(tempfile.mkdtemp(prefix="haidang-tests-"))
HOME.chmod(0o755)
os.environ["HAIDANG_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "haidang.web.settings"
django.setup()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what was read as the golden answer")
    parser.addoption("--kills", type=int, default=50, help="how many processes the chaos test kills")


@pytest.fixture(scope="session")
def template() -> Iterator[str]:
    """A migrated database on an embedded server of this run's own; its name, to be copied."""
    from haidang.ledger import address, opened

    with opened():
        from django.db import connection

        # Hundreds of databases are made and thrown away here; what they survive is tried by tests/chaos.
        _on_server(os.environ[address.VARIABLE], "ALTER SYSTEM SET fsync = off")
        _on_server(os.environ[address.VARIABLE], "SELECT pg_reload_conf()")
        yield connection.settings_dict["NAME"]
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def ledger(template: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty ledger of the test's own: its address. Django is connected to it."""
    from django.db import connection

    from haidang.ledger import address
    from haidang.procedures import screener_in_force

    # A process serves one ledger and may remember its lists; this one serves many.
    monkeypatch.setattr(screener_in_force, "_held", None)
    name = f"test_{secrets.token_hex(6)}"
    whole = os.environ[address.VARIABLE]
    connection.close()
    _on_server(whole, f"CREATE DATABASE {name} TEMPLATE {template}")
    own = whole.replace(f"/{template}?", f"/{name}?")
    # Undone by the same hand that undoes what the test itself set, in the right order.
    monkeypatch.setitem(connection.settings_dict, "NAME", name)
    monkeypatch.setenv(address.VARIABLE, own)
    yield own
    connection.close()
    _on_server(whole, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(url: str, statement: str) -> None:
    import psycopg
    from psycopg import conninfo

    maintenance = conninfo.make_conninfo(url, dbname="postgres")
    with psycopg.connect(maintenance, autocommit=True) as server:
        server.execute(statement)
