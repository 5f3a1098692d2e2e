"""The audit: who did and saw what, and whether the record is whole."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_audit import MOST, Asked, look_at_audit, prove_audit
from haidang.vault.audit import Verification
from haidang.vault.roles import Permission
from haidang.web.page import Page, Visit


def show(visit: Visit, verification: Verification | None = None) -> dict[str, Any]:
    since, until = _day(visit.asked.get("since")), _day(visit.asked.get("until"))
    asked = Asked(
        who=visit.asked.get("who", "").strip()[:64],
        action=visit.asked.get("action", "").strip()[:64],
        since=_midnight(since),
        until=_midnight(until and until + timedelta(days=1)),
    )
    return {
        "view": look_at_audit(asked, who=visit.who, purpose=visit.purpose, now=visit.now),
        "asked": asked,
        "since": since,
        "until": until,
        "most": MOST,
        "verification": verification,
    }


def act(visit: Visit) -> dict[str, Any]:
    return show(visit, prove_audit(who=visit.who, purpose=visit.purpose, now=visit.now))


def _day(text: str | None) -> date | None:
    """A day after 1900 and before 3000, so that the moments around it exist in every zone."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if 1900 < day.year < 3000 else None


def _midnight(day: date | None) -> datetime | None:
    """The first moment of a day on the office's clock."""
    return datetime.combine(day, time(), ZoneInfo(settings.OFFICE_TIME_ZONE)) if day else None


PAGE = Page(path="audit/", title=_("Audit"), show=show, act=act, needs=Permission.SEE_AUDIT)
