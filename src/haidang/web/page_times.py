"""How long each page takes to answer, for those who run the house."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from prometheus_client import Histogram

SECONDS = Histogram(
    "haidang_page_seconds",
    "Seconds a page took to answer",
    ["page"],
    buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


class PageTimes:
    """Times every answer under its page's name; never under its address, which may name a traveller."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = self.get_response(request)
        found = request.resolver_match
        page = found.view_name if found and found.view_name else "other"
        SECONDS.labels(page).observe(time.perf_counter() - begun)
        return response
