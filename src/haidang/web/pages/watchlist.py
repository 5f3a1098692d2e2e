"""One watchlist: its entries searched, its changes, and a file loaded as a dry run."""

from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.desk.precision import precision
from haidang.procedures.export_watchlist import WRITTEN
from haidang.procedures.load_watchlist import dry_run
from haidang.procedures.look_at_watchlists import look_at_watchlist
from haidang.procedures.propose_watchlist import NotALoad
from haidang.screening.watchlists.formats import FORMATS, own_csv, papers
from haidang.vault.roles import Permission, may
from haidang.web.page import Page, Shown, Visit


class Uploaded:
    """A file's bytes, as often as they are asked for."""

    def __init__(self, file: "UploadedFile[bytes]") -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._file.chunks())


def show(visit: Visit, number: int, wrong: str = "") -> dict[str, Any]:
    text = visit.asked.get("q", "").strip()[:100]
    view = look_at_watchlist(number, text=text, who=visit.who, purpose=visit.purpose, now=visit.now)
    alone = view.standing.papers_alone
    return {
        "view": view,
        "precision": precision(view.standing.confirmed or 0, view.standing.cleared or 0),
        "text": text,
        "example": papers.EXAMPLE if alone else "".join(own_csv.write([own_csv.EXAMPLE])),
        "formats": [{"name": papers.NAME, "title": _("Papers as CSV")}] if alone else FORMATS,
        "written": () if alone else WRITTEN,
        "may_keep": may(visit.who.role, Permission.KEEP_WATCHLISTS),
        "may_approve": may(visit.who.role, Permission.APPROVE_WATCHLISTS),
        "wrong": wrong,
    }


def act(visit: Visit, number: int) -> Shown:
    files = [Uploaded(file) for file in visit.request.FILES.getlist("file")]
    if not files:
        return show(visit, number, wrong=_("Choose a file first."))
    try:
        change = dry_run(
            files,
            watchlist=number,
            format=visit.form.get("format", ""),
            who=visit.who,
            purpose=visit.purpose,
            now=visit.now,
        )
    except NotALoad as refused:
        return show(visit, number, wrong=str(refused))
    return redirect("watchlist_change", number=change)


PAGE = Page(
    path="watchlists/<int:number>/",
    title=gettext_lazy("Watchlist"),
    show=show,
    act=act,
    under="watchlists",
)
