"""Which database: the one named by ``HAIDANG_DATABASE_URL``, or the embedded one."""

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict

VARIABLE = "HAIDANG_DATABASE_URL"


def url() -> str | None:
    """The address set in the environment, if any."""
    return os.environ.get(VARIABLE)


def django_database(address: str) -> dict[str, Any]:
    """Django's ``DATABASES["default"]`` for a PostgreSQL address.

    >>> django_database("postgresql://haidang@db.example.org/house")["NAME"]
    'house'
    """
    parts = conninfo_to_dict(address)
    named = {
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "") or ""),
    }
    return {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": None, "OPTIONS": parts, **named}
