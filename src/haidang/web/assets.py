"""Addresses of style sheets, scripts and pictures: they change with the content, so browsers keep them."""

from functools import cache
from hashlib import sha256

from django.conf import settings
from django.contrib.staticfiles import finders


@cache
def address_of(path: str) -> str:
    """The address of a file under ``static/``."""
    found = finders.find(path)
    if not isinstance(found, str):
        raise LookupError(f"There is no asset {path!r} under web/static.")
    with open(found, "rb") as stream:
        return f"{settings.STATIC_URL}{path}?v={sha256(stream.read()).hexdigest()[:12]}"
