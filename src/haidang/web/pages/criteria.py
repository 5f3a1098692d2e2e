"""The criteria: which are in force, until when, what they find and what waits for a second person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_criteria import look_at_criteria
from haidang.procedures.look_at_runs import look_at_runs
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Visit

SOON = 30
"""Days before its last day in which a criterion is due for review."""


def show(visit: Visit) -> dict[str, Any]:
    versions = look_at_criteria(who=visit.who, purpose=visit.purpose, now=visit.now)
    today = visit.now.date()
    return {
        "versions": versions,
        "failed": [version for version in versions if version.failure],
        "days_left": {version.id: (version.expires_on - today).days for version in versions},
        "soon": SOON,
        "runs": look_at_runs(),
        "may_write": may(visit.who.role, Permission.WRITE_CRITERIA),
    }


PAGE = Page(path="criteria/", title=_("Criteria"), show=show, needs=Permission.SEE_CRITERIA)
