"""Words of the desk that are shown to people, marked here so that they are translated: roles, states, rights.

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

ANSWERS = (_("yes"), _("no"))

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

UNAVAILABLE = (
    _("The database does not answer. Wait a moment and try again; if it stays so, call the operator."),
    _(
        "What you asked for could not be written in the audit, so it is not shown and nothing was "
        "changed. Try again; if it stays so, call the operator."
    ),
)
