"""A criterion is written: a new one, the next version of one, or one's own draft once more."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.codes.offences import offences
from haidang.procedures.ask_backtest import MONTHS
from haidang.procedures.flaws_of_criterion import LONGEST_LIFE, Flaw, Misworded, lists_amiss
from haidang.procedures.look_at_criteria import look_at_criterion
from haidang.procedures.write_criterion import NotWritable, Wording, rewrite_criterion, write_criterion
from haidang.screening import SEVERITIES, Severity
from haidang.screening.criteria import CATALOGUE, NOUNS, Field
from haidang.vault.roles import Permission, check
from haidang.web.builder import Builder
from haidang.web.faces import PARTS, faced, in_words, warnings_of
from haidang.web.page import Page, Shown, Visit
from haidang.web.words_of_criteria import FIELD_KINDS

TEXTS = ("name", "text", "exonerating", "offence", "legal_basis", "justification")
FIELDS = (*TEXTS, "expires_on", "expected_hits")
USUAL_LIFE = timedelta(days=90)


def show(visit: Visit, flaws: tuple[Flaw, ...] = (), wrong: str = "") -> dict[str, Any]:
    check(visit.who.role, Permission.WRITE_CRITERIA)
    filled = {**_before(visit), **visit.form.dict()}
    shown = faced(filled)
    flaws = (*flaws, *shown.flaws) or lists_amiss(shown.texts["text"], shown.texts["exonerating"])
    return {
        "filled": {**filled, **shown.texts},
        "faced": shown,
        "in_words": {part: in_words(text) for part, text in shown.texts.items()},
        "builder": Builder(),
        "warnings": warnings_of(**{part: shown.texts[part] for part in PARTS}),
        "key": _number(visit.asked, "key"),
        "draft": _number(visit.asked, "draft"),
        "flaws": dict.fromkeys(FIELDS) | {flaw.field: flaw for flaw in flaws},
        "wrong": wrong,
        "severities": SEVERITIES,
        "offences": offences(),
        "areas": areas(),
        "nouns": tuple(NOUNS.values()),
        "kinds": FIELD_KINDS,
        "first_day": visit.now.date() + timedelta(days=1),
        "past_months": MONTHS,
        "last_day": visit.now.date() + LONGEST_LIFE,
    }


def act(visit: Visit) -> Shown:
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    key, draft = _number(visit.asked, "key"), _number(visit.asked, "draft")
    if visit.form.get("do", "keep") != "keep":
        return show(visit)
    try:
        if draft is not None:
            rewrite_criterion(draft, _wording(visit.form), **acting)
        else:
            write_criterion(_wording(visit.form), key=key, **acting)
    except Misworded as misworded:
        return show(visit, flaws=misworded.flaws)
    except NotWritable as refused:
        return show(visit, wrong=str(refused))
    messages.success(visit.request, _("The draft is kept. Submit it on its page when it is ready."))
    return redirect("criterion", key=key) if key else redirect("criteria")


def areas() -> list[tuple[str, list[Field]]]:
    """What may be asked, area by area, as the catalogue tells it."""
    by_area = groupby(CATALOGUE.values(), key=lambda field: field.name.partition(".")[0])
    return [(area, list(fields)) for area, fields in by_area]


def _before(visit: Visit) -> dict[str, Any]:
    """What the form shows first: the draft, or the newest version, or a blank one."""
    key, draft = _number(visit.asked, "key"), _number(visit.asked, "draft")
    if key is None:
        blank = dict.fromkeys(TEXTS, "")
        return {
            **blank,
            "severity": Severity.NORMAL,
            "expires_on": visit.now.date() + USUAL_LIFE,
            "expected_hits": "",
        }
    versions = look_at_criterion(key, who=visit.who, purpose=visit.purpose, now=visit.now)
    chosen = next((version for version in versions if version.id == draft), versions[0])
    told = {name: getattr(chosen, name) for name in Wording.__struct_fields__}
    return told if draft else {**told, "expires_on": visit.now.date() + USUAL_LIFE}


def _wording(form: QueryDict) -> Wording:
    severity, last_day = form.get("severity", ""), form.get("expires_on", "")
    sent = {name: form.get(name, "") for name in form}
    told = sent | faced(sent).texts
    return Wording(
        **{name: told.get(name, "").strip() for name in TEXTS},
        severity=Severity(severity) if severity in SEVERITIES else Severity.NORMAL,
        expires_on=_day(last_day),
        expected_hits=_number(form, "expected_hits") or 0,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min  # never a fitting last day: the form says which days are


def _number(asked: QueryDict, name: str) -> int | None:
    text = asked.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 18 else None


PAGE = Page(
    path="criteria/write/", title=gettext_lazy("Write a criterion"), show=show, act=act, under="criteria"
)
