"""Whether a criterion reads, told while it is being written. Nothing of it is kept."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from haidang.procedures.flaws_of_criterion import flaws_of_text, lists_amiss
from haidang.vault.roles import Permission, check
from haidang.web.faces import in_words, warnings_of
from haidang.web.page import Page, Shown, Visit


def show(visit: Visit) -> Shown:
    return redirect("write_criterion")


def act(visit: Visit) -> Shown:
    check(visit.who.role, Permission.WRITE_CRITERIA)
    text, exonerating = visit.form.get("text", ""), visit.form.get("exonerating", "")
    amiss = flaws_of_text(text, exonerating) or lists_amiss(text, exonerating)
    found = {flaw.field: flaw for flaw in amiss}
    flaws = {"text": None, "exonerating": None, **found}
    texts = {"text": text, "exonerating": exonerating}
    return {
        "flaws": flaws,
        "filled": texts,
        "warnings": warnings_of(text, exonerating),
        "in_words": {part: in_words(told) for part, told in texts.items()},
    }


PAGE = Page(path="criteria/check/", title=_("Check a criterion"), show=show, act=act, under="criteria")
