"""How to work here: a short guide to each page, the words of the house, the keys."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.vault.roles import Permission
from haidang.web.page import Page, Visit


def show(visit: Visit) -> dict[str, Any]:
    return {}


PAGE = Page(path="help/", title=_("Help"), show=show, needs=Permission.SEE_FLIGHTS)
