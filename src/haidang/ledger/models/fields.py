"""The column kinds Django does not bring."""

from typing import Any

from django.db import models


class LocalTimeField(models.Field):  # type: ignore[type-arg]
    """A date and time as the clock on the wall at a port shows it: no zone, ``timestamp`` in the database."""

    def db_type(self, connection: Any) -> str:
        return "timestamp"


class TextsField(models.Field):  # type: ignore[type-arg]
    """A list of texts, ``text[]`` in the database."""

    def db_type(self, connection: Any) -> str:
        return "text[]"
