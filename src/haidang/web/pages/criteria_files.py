"""Criteria as text files: all of them to take away, and files taken in as drafts."""

import io
import zipfile
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.procedures.exchange_criteria import (
    Misworded,
    NotACriterion,
    NotWritable,
    export_criteria,
    import_criterion,
)
from haidang.said import Said
from haidang.vault.roles import Permission, check, may
from haidang.web.page import Page, Shown, Visit

LARGEST = 64 * 1024
"""Bytes of a file: a criterion is a sentence."""


def show(visit: Visit, wrong: tuple[tuple[str, Said], ...] = ()) -> dict[str, Any]:
    check(visit.who.role, Permission.SEE_CRITERIA)
    return {"may_write": may(visit.who.role, Permission.WRITE_CRITERIA), "wrong": wrong}


def act(visit: Visit) -> Shown:
    acting: dict[str, Any] = {"who": visit.who, "purpose": visit.purpose, "now": visit.now}
    if visit.form.get("do") == "export":
        return _packed(export_criteria(**acting))
    wrong: list[tuple[str, Said]] = []
    taken: list[str] = []
    for file in visit.request.FILES.getlist("file"):
        try:
            taken.append(import_criterion(_text_of(file), **acting))
        except (Misworded, NotACriterion, NotWritable) as refused:
            wrong.append((str(file.name), refused.args[0]))
    for name in taken:
        messages.success(visit.request, _("A draft of %(name)s is kept.") % {"name": name})
    return show(visit, tuple(wrong)) if wrong else redirect("criteria")


def _text_of(file: Any) -> str:
    if file.size > LARGEST:
        raise NotACriterion(Said("too large for a criterion: choose a text file as the export writes them"))
    try:
        return str(file.read(), "utf-8-sig")
    except UnicodeDecodeError:
        raise NotACriterion(Said("not written in UTF-8: save it so")) from None


def _packed(files: dict[str, str]) -> HttpResponse:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    answer = HttpResponse(packed.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="criteria.zip"'
    return answer


PAGE = Page(
    path="criteria/files/", title=gettext_lazy("Criteria as files"), show=show, act=act, under="criteria"
)
