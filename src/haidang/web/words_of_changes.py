"""What a later message told differently, as a colleague would say it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from haidang.travel.differences import Difference
from haidang.web import shown

ONE_OF = {
    "nationalities": _("nationality"),
    "documents": _("document"),
    "contacts": _("contact"),
    "addresses": _("address"),
    "seats": _("seat"),
    "bags": _("bag"),
    "tickets": _("ticket"),
    "locators": _("locator"),
    "legs": _("leg"),
    "payments": _("payment"),
    "frequent_flyers": _("frequent flyer"),
    "services": _("service"),
    "remarks": _("remark"),
    "split": _("split booking"),
    "changes": _("line of the booking's own history"),
    "travellers": _("traveller"),
}
"""What one of several is called."""

MINUTES_OF_DAY = 24 * 60
DAYS_FROM = 2 * MINUTES_OF_DAY


def sentence(difference: Difference, moment: datetime, departure: datetime | None, *, booked: bool) -> str:
    """One fact told differently at a moment, and how long before departure.

    ``booked`` when the traveller stands in a booking, which they can be dropped from.
    """
    said = shown.capital(_said(difference, booked))
    when = before_departure(moment, departure)
    return f"{said}, {when}" if when else said


def before_departure(moment: datetime, departure: datetime | None) -> str:
    """Empty where the time of departure is not known."""
    if departure is None:
        return ""
    minutes = int((departure - moment).total_seconds() // 60)
    if minutes < 0:
        return gettext("after departure")
    if minutes >= DAYS_FROM:
        return gettext("%(number)s d before departure") % {"number": minutes // MINUTES_OF_DAY}
    if minutes >= 60:
        return gettext("%(number)s h before departure") % {"number": minutes // 60}
    return gettext("%(number)s min before departure") % {"number": minutes}


def _said(difference: Difference, booked: bool) -> str:
    if difference.what in _SPECIAL:
        return _SPECIAL[difference.what](difference, booked)
    if isinstance(difference.before, list) or isinstance(difference.after, list):
        return _of_several(difference)
    return _changed(shown.fact(difference.what), difference.before, difference.after)


def _of_several(difference: Difference) -> str:
    before, after = difference.before or [], difference.after or []
    gone = [each for each in before if each not in after]
    new = [each for each in after if each not in before]
    if not gone and not new:
        return gettext("%(what)s told in another order") % {"what": shown.fact(difference.what)}
    return _changed(_noun(difference.what, gone + new), _listed(gone), _listed(new))


def _changed(what: str, before: Any, after: Any) -> str:
    told = {"what": what, "before": shown.plainly(before), "after": shown.plainly(after)}
    if before in _NOTHING:
        return gettext("%(what)s added: %(after)s") % told
    if after in _NOTHING:
        return gettext("%(what)s removed: %(before)s") % told
    return gettext("%(what)s changed from %(before)s to %(after)s") % told


def _noun(what: str, those: list[Any]) -> str:
    """Phones and e-mail addresses are called so; one leg is not called legs."""
    kinds = {each["kind"] for each in those} if what == "contacts" else set()
    if len(kinds) == 1:
        return shown.word(kinds.pop())
    return gettext(ONE_OF[what]) if what in ONE_OF else shown.fact(what)


def _listed(those: list[Any]) -> str:
    return "; ".join(filter(None, map(_written, those)))


def _written(told: Any) -> str:
    """One of several, without what only a machine needs."""
    if not isinstance(told, dict):
        return shown.plainly(told)
    if "origin" in told and "destination" in told and "departs" in told:
        flight = f"{told.get('carrier', '')}{told.get('number', '')}"
        leaves = shown.plainly(told["departs"])
        return " ".join(filter(None, (flight, f"{told['origin']}–{told['destination']}", leaves)))
    facts = {key: value for key, value in told.items() if key not in ("kind", "token", "traveller", "pool")}
    if told.get("kind") in ("card", "cash", "cheque", "invoice"):
        facts = {"kind": shown.word(told["kind"]), **facts}
    return shown.plainly(facts)


def _name(difference: Difference, booked: bool) -> str:
    told = {"before": _in_full(difference.before), "after": _in_full(difference.after)}
    return gettext("name corrected from %(before)s to %(after)s") % told


def _in_full(name: Any) -> str:
    given = " ".join(name.get("given", ())) if isinstance(name, dict) else ""
    return (
        ", ".join(filter(None, (name["surname"], given))) if isinstance(name, dict) else shown.plainly(name)
    )


def _status(difference: Difference, booked: bool) -> str:
    if difference.after == "cancelled":
        dropped = _("passenger dropped from the booking"), _("passenger no longer expected")
        return gettext(dropped[0] if booked else dropped[1])
    if difference.before == "cancelled":
        return gettext("passenger expected again")
    return _changed(shown.fact("status"), shown.word(difference.before), shown.word(difference.after))


def _cancelled(difference: Difference, booked: bool) -> str:
    return gettext("booking cancelled") if difference.after else gettext("booking taken up again")


def _check_in(difference: Difference, booked: bool) -> str:
    if difference.after is None:
        return gettext("check-in taken back")
    when = {"when": shown.plainly(difference.after.get("when"))}
    if difference.before is None:
        return gettext("checked in at %(when)s") % when
    return gettext("checked in anew at %(when)s") % when


_NOTHING: tuple[Any, ...] = (None, "", [], {})
_SPECIAL: dict[str, Callable[[Difference, bool], str]] = {
    "name": _name,
    "status": _status,
    "cancelled": _cancelled,
    "check_in": _check_in,
}
