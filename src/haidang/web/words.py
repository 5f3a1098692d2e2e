"""Words of the other rooms that are shown to people, marked here so that they are translated.

A test fails when a role, a purpose, a permission or a state is missing.
"""

from django.utils.translation import gettext_noop as _

ROLES = (
    _("analyst"),
    _("supervisor"),
    _("criteria author"),
    _("watchlist keeper"),
    _("data-protection officer"),
    _("operator"),
)

PURPOSES = (
    _("assess before arrival or departure"),
    _("answer a reasoned request"),
    _("update criteria"),
    _("supervise and audit"),
)

SEVERITIES = (_("top"), _("high"), _("normal"))

STATES = (_("new"), _("claimed"), _("confirmed"), _("cleared"), _("reopened"), _("known again"), _("lapsed"))

HIT_KINDS = (_("watchlist"), _("criterion"))

PERMISSIONS = (
    _("see flights"),
    _("see travellers"),
    _("search travellers"),
    _("reveal document numbers and contacts"),
    _("see hits"),
    _("decide hits"),
    _("try a name against the lists"),
    _("lift what is known again"),
    _("review decisions"),
    _("see criteria"),
    _("write criteria"),
    _("approve criteria"),
    _("suspend criteria"),
    _("see watchlists"),
    _("keep watchlists"),
    _("approve watchlists"),
    _("see the audit"),
    _("see figures"),
    _("see which messages came in"),
    _("replay or discard messages"),
    _("see the quarantine"),
    _("keep accounts"),
    _("keep carriers and their tokens"),
    _("say that two were taken for one"),
)

STATUSES = (
    _("booked"),
    _("checked in"),
    _("boarded"),
    _("not boarded"),
    _("no-show"),
    _("go-show"),
    _("cancelled"),
)

UNAVAILABLE = (
    _("The database does not answer. Wait a moment and try again; if it stays so, call the operator."),
    _(
        "What you asked for could not be written in the audit, so it is not shown and nothing was "
        "changed. Try again; if it stays so, call the operator."
    ),
)

TRAVELLERS = (
    _("passenger"),
    _("transit passenger"),
    _("transit crew"),
    _("crew"),
    _("adult"),
    _("child"),
    _("infant"),
    _("group"),
    _("F"),
    _("M"),
    _("X"),
)

DOCUMENTS = (
    _("passport"),
    _("ordinary passport"),
    _("diplomatic passport"),
    _("official passport"),
    _("service passport"),
    _("emergency passport"),
    _("refugee travel document"),
    _("alien's passport"),
    _("laissez-passer"),
    _("military passport"),
    _("visa"),
    _("identity card"),
    _("identity card or resident card"),
    _("passport card"),
    _("crew member certificate"),
    _("other approved travel document"),
    _("pilot's licence"),
    _("military identity card"),
    _("trusted traveller card"),
    _("re-entry permit or other travel document"),
)

TOLD = (
    _("manifest"),
    _("booking"),
    _("baggage"),
    _("phone"),
    _("email"),
    _("address"),
    _("contact"),
    _("destination"),
    _("requested"),
    _("assigned"),
    _("card"),
    _("cash"),
    _("cheque"),
    _("government"),
    _("invoice"),
    _("other"),
    _("added"),
    _("changed"),
)

FACTS = (
    _("name"),
    _("role"),
    _("kind"),
    _("reference"),
    _("locator"),
    _("born"),
    _("booked as"),
    _("born as told"),
    _("sex"),
    _("nationalities"),
    _("residence"),
    _("birthplace"),
    _("embarks"),
    _("debarks"),
    _("verified"),
    _("redress"),
    _("documents"),
    _("contacts"),
    _("addresses"),
    _("seats"),
    _("bags"),
    _("check in"),
    _("tickets"),
    _("locators"),
    _("created"),
    _("ticketed"),
    _("made at check in"),
    _("party size"),
    _("agency"),
    _("legs"),
    _("travellers"),
    _("payments"),
    _("frequent flyers"),
    _("services"),
    _("remarks"),
    _("split"),
    _("changes"),
    _("status"),
    _("surname"),
    _("given"),
    _("aliases"),
    _("weak aliases"),
    _("maiden names"),
    _("original names"),
    _("born year"),
    _("births"),
    _("nationality"),
    _("also nationals"),
    _("identifiers"),
    _("severity"),
    _("categories"),
    _("valid from"),
    _("valid until"),
    _("instruction"),
    _("instruction vi"),
)
"""Names of the facts of a traveller, a booking and a list entry, as segments and changes name them."""

BAGGAGE = (
    _("the bag's tag"),
    _("the booking and the name"),
    _("the seat and the name"),
    _("the name, which nobody else on the movement has"),
    _("local"),
    _("transfer"),
    _("remote"),
    _("terminating"),
    _("not boarded"),
    _("standby"),
)
"""Why bags are taken for somebody's, and what baggage systems say of them."""

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

ACTIONS = (
    _("begin work"),
    _("look at a movement"),
    _("look at a traveller"),
    _("reveal documents and contacts"),
    _("look at hits"),
    _("claim a hit"),
    _("release a hit"),
    _("confirm a hit"),
    _("clear a hit"),
    _("reopen a hit"),
    _("part manifest and booking"),
    _("part a person's trips"),
)
"""What the audit calls what officers do."""

CRITERION_STATES = (
    _("draft"),
    _("submitted"),
    _("refused"),
    _("live"),
    _("suspended"),
    _("replaced"),
)

MESSAGE_STATES = (_("waiting"), _("read"), _("quarantined"))

PROBLEM_KINDS = (
    _("unknown message type"),
    _("unreadable message"),
    _("unreadable booking"),
    _("unreadable traveller"),
    _("unknown segment"),
    _("unknown code"),
    _("out of place"),
    _("bad date"),
    _("bad number"),
    _("wrong count"),
    _("missing segment"),
    _("unfinished segment"),
    _("rubbish"),
    _("broken line"),
    _("lost terminator"),
    _("curly quote"),
    _("character set"),
    _("service characters"),
    _("names differ"),
    _("unknown traveller"),
)
