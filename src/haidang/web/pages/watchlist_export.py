"""A list as a file: as it is in force, written down before its first line leaves."""

from django.http import Http404, StreamingHttpResponse
from django.utils.translation import gettext_lazy

from haidang.procedures.export_watchlist import export_watchlist
from haidang.procedures.propose_watchlist import NotALoad
from haidang.web.page import Page, Shown, Visit

ENDINGS = {"csv": ("text/csv", "csv"), "ftm": ("application/x-ndjson", "ftm.jsonl")}


def show(visit: Visit, number: int, format: str) -> Shown:
    if format not in ENDINGS:
        raise Http404
    try:
        lines = export_watchlist(number, format=format, who=visit.who, purpose=visit.purpose, now=visit.now)
    except NotALoad as refused:
        raise Http404 from refused
    kind, ending = ENDINGS[format]
    answer = StreamingHttpResponse(lines, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="watchlist-{number}.{ending}"'
    return answer


PAGE = Page(
    path="watchlists/<int:number>/export/<str:format>/",
    title=gettext_lazy("Export of a watchlist"),
    show=show,
    under="watchlists",
)
