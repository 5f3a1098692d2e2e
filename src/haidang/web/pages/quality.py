"""How well each carrier tells what it tells; to read, to take away as CSV, and to send as PDF."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from haidang.procedures.look_at_quality import (
    GROUPS,
    PERIODS,
    QualityView,
    look_at_quality,
)
from haidang.procedures.quality_csv import as_csv, share
from haidang.vault.roles import Permission
from haidang.web.page import Page, Shown, Visit
from haidang.web.words_of_quality import rule

USUAL = 30


def show(visit: Visit) -> Shown:
    carrier = visit.asked.get("carrier", "").strip()[:64]
    days = next((days for days in PERIODS if str(days) == visit.asked.get("days")), USUAL)
    shape = _shape(visit.asked.get("as"), carrier)
    view = look_at_quality(
        carrier=carrier, days=days, shape=shape, who=visit.who, purpose=visit.purpose, now=visit.now
    )
    if shape == "csv":
        return _file(as_csv(view).encode(), "text/csv; charset=utf-8", view, shape)
    if shape == "pdf":
        from haidang.web.quality_pdf import as_pdf

        return _file(as_pdf(view), "application/pdf", view, shape)
    return {**_words(view), "view": view, "days": days, "periods": PERIODS, "share": share}


def _shape(asked: str | None, carrier: str) -> str:
    """Only one carrier's figures make a sheet to send."""
    return asked if asked == "csv" or (asked == "pdf" and carrier) else "page"


def _words(view: QualityView) -> dict[str, Any]:
    """The figures in the order of the page; those of all carriers by name."""
    figures = {(one.carrier, one.group, one.measure): one for one in view.counted}
    return {
        "groups": {group: view.of(view.carrier, group) for group in GROUPS},
        "figure": lambda *of: figures.get(of),
        "rule": rule,
    }


def _file(content: bytes, kind: str, view: QualityView, shape: str) -> HttpResponse:
    whose = "".join(filter(str.isalnum, view.carrier)) or "all"
    name = f"quality-{whose}-{view.since:%Y%m%d}-{view.until:%Y%m%d}.{shape}"
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


PAGE = Page(path="quality/", title=_("Data quality"), show=show, needs=Permission.SEE_MESSAGES)
