"""What is counted of carriers, and by which rule, marked here so that it is translated."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from haidang.procedures.look_at_quality import BOOKING_HOURS, MANIFEST_MINUTES

GROUPS = (
    _("late"),
    _("missing"),
    _("not in the manifest"),
    _("not in the booking"),
    _("wrong"),
    _("problems"),
)

MEASURES = (
    _("manifest"),
    _("bookings"),
    _("manifest at departure"),
    _("part of a list"),
    _("identity, any of these six"),
    _("birth date"),
    _("sex"),
    _("nationality"),
    _("document number"),
    _("issuer of the document"),
    _("expiry of the document"),
    _("seat"),
    _("bag"),
    _("contact"),
    _("birth date that is none"),
    _("document expired before departure"),
    _("name cut short"),
    _("given name that is one letter"),
    _("no given name"),
    _("placeholder for a name"),
    _("message that could not be read"),
)


def rule(group: str) -> str:
    """What a group counts, so that a carrier can count it too."""
    late = gettext(
        "Of movements that departed: the first manifest came later than %(minutes)s minutes before "
        "departure, the first bookings later than %(hours)s hours before."
    )
    rules = {
        "late": late % {"minutes": MANIFEST_MINUTES, "hours": BOOKING_HOURS},
        "missing": gettext(
            "Bookings came and no manifest until departure, or the other way round; a manifest sent in "
            "parts of which one has not come."
        ),
        "not in the manifest": gettext("Travellers and crew the manifest told without it."),
        "not in the booking": gettext("Travellers the booking told without it."),
        "wrong": gettext("What was told, but cannot be so."),
        "problems": gettext("What could not be understood, or had to be mended, and in how many messages."),
    }
    return rules[group]
