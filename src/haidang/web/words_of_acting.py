"""What is written in the audit, and what is answered when something cannot be done, marked to be translated.

Answers that carry a name or a number are not among them: they are shown as the procedure says them.
"""

from django.utils.translation import gettext_noop as _

ACTIONS = (
    _("add an officer"),
    _("approve a criterion"),
    _("approve a watchlist load"),
    _("begin work"),
    _("discard a watchlist load"),
    _("gave a carrier token"),
    _("look at a criterion"),
    _("look at a message"),
    _("look at a movement"),
    _("look at a watchlist"),
    _("look at a watchlist load"),
    _("look at hits"),
    _("look at the audit"),
    _("look at the carriers"),
    _("look at the criteria"),
    _("look at the messages"),
    _("look at the officers"),
    _("look at the watchlists"),
    _("propose a watchlist load"),
    _("refuse a criterion"),
    _("refuse a watchlist load"),
    _("renew a password"),
    _("replay a message"),
    _("revoked carrier tokens"),
    _("rewrite a criterion"),
    _("start a watchlist"),
    _("submit a criterion"),
    _("suspend a criterion"),
    _("switch off an officer"),
    _("try a watchlist load"),
    _("verify the audit"),
    _("write a criterion"),
)

REMEDIES = (
    _("A list needs a name, an owner, a purpose and a legal basis: fill in all four."),
    _("A load of this list waits for a supervisor: it must be decided or taken back first."),
    _("The file changes nothing: there is nothing to approve. Discard it."),
    _("This change is decided or discarded already."),
    _("This change was taken back, or not proposed yet."),
    _("This dry run was proposed or discarded already."),
    _("Say why, so that the keeper can load a better file."),
    _("Say why, so that the author can write a better version."),
    _("Say why, so that the author knows what to mend."),
    _("This version is decided already, or was never submitted."),
    _("This version is not in force."),
    _("This version was submitted, so its wording stands: write the next version."),
    _("There is a draft of the next version already: go on with that one."),
    _("give it a name: officers read it on every hit"),
    _("say it in a sentence: whoever approves or reviews this reads it"),
    _("choose the offence it is meant to prevent or detect"),
    _("This account is switched off already."),
    _("This is your own account: another operator must switch it off."),
    _("Give the person's name as it shall stand beside decisions."),
    _("A user name has 2 to 32 small letters, digits, dots or hyphens and begins with a letter."),
)
