"""What stands on every page: the menu of what a role may open, and what they must hear of."""

from typing import Any

from django.http import HttpRequest

from haidang.procedures.look_at_criteria import Version, stopped_by_the_house
from haidang.vault.roles import Role, may
from haidang.web.page import Page, Visit
from haidang.web.pages import PAGES


def menu(role: str) -> list[Page]:
    """
    >>> [page.name for page in menu("analyst")][:1]
    ['flights']
    """
    return [page for page in PAGES if page.needs and may(Role(role), page.needs)]


def offered(request: HttpRequest) -> dict[str, Any]:
    """Gives every template the menu and what must be heard; Django calls it by its name in the settings."""
    return {"menu": menu, "stopped_criteria": _stopped_criteria}


def _stopped_criteria(visit: Visit) -> list[Version]:
    return stopped_by_the_house(who=visit.who, purpose=visit.purpose, now=visit.now)
