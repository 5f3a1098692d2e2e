"""What entries of watchlists hold, and how a traveller is compared with them, marked to be translated.

A test fails when a kind of name, of identifier or of agreement is missing.
"""

from django.utils.translation import gettext_noop as _

LISTED = (
    _("personal number"),
    _("phone"),
    _("e-mail"),
    _("payment card"),
    _("travel agency"),
    _("flight"),
    _("vessel"),
    _("vessel name"),
    _("registration"),
    _("the last digits agree; one is told without its country"),
    _("name"),
    _("also known as"),
    _("weak alias"),
    _("maiden or former name"),
    _("in its own script"),
)
"""What entries of lists name, and what kinds of names there are."""

LEFT_OUT = (
    _("a birth date that was not understood"),
    _("a nationality that is no state"),
    _("a sex that was not understood"),
    _("addresses"),
    _("an organisation"),
    _("card number"),
    _("health"),
    _("how a person looks"),
    _("identifications without a place in an entry"),
    _("languages spoken"),
    _("reasons and other information"),
    _("religion"),
    _("religion, ethnicity or politics"),
    _("remarks"),
    _("the Council's comments"),
    _("titles and designations"),
)
"""What is not taken over from a list: no entry has a place for it, or the law forbids to keep it."""

REASONS = (
    _("birth date"),
    _("nationality"),
    _("document"),
    _("number and issuer agree"),
    _("other papers; a person may hold several"),
    _("the number agrees, an issuer is not told"),
    _("exonerating"),
    _("same day"),
    _("same day, but a first of January often means not known"),
    _("day and month changed places"),
    _("same year; the day is not known"),
    _("same year, and the same day or month"),
    _("same year, another day"),
    _("a year apart at most"),
    _("a few years apart"),
    _("within the years told"),
    _("same month; the day is not known"),
    _("years apart"),
    _("same"),
    _("sounds the same"),
    _("same consonants"),
    _("written together"),
    _("cut short"),
    _("initial"),
    _("nearly the same"),
    _("another form of the name"),
    _("sounds alike"),
    _("taken together, sounds alike"),
    _("not on the list"),
    _("not told"),
    _("same document"),
    _("same name, birth date and sex"),
    _("a similar name, same birth date, sex and nationality"),
    _("same name and birth date"),
    _("a similar name and the same birth date"),
    _("same name"),
    _("the name agrees as far as it was told"),
    _("certain"),
    _("very likely"),
    _("likely"),
    _("possible"),
)
