"""The menu: the pages a role may open, in the order of ``PAGES``."""

from typing import Any

from django.http import HttpRequest

from haidang.vault.roles import Role, may
from haidang.web.page import Page
from haidang.web.pages import PAGES


def menu(role: str) -> list[Page]:
    """
    >>> [page.name for page in menu("analyst")][:1]
    ['flights']
    """
    return [page for page in PAGES if page.needs and may(Role(role), page.needs)]


def offered(request: HttpRequest) -> dict[str, Any]:
    """Gives every template the menu; Django calls it by its name in the settings."""
    return {"menu": menu}
