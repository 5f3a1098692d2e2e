"""Sessions end: after a while of nobody there, and after a working day whatever happens (R5-05)."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

SEEN = "seen_at"
BEGAN = "began_at"
WRITE_EVERY = 30  # seconds: a session is not written anew for every page


class SessionEnd:
    """A page that refreshes itself does not count as somebody being there: it says ``X-Refresh``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._keep_or_end(request, now=int(time.time()))
        return self.get_response(request)

    def _keep_or_end(self, request: HttpRequest, now: int) -> None:
        began = request.session.setdefault(BEGAN, now)
        seen = request.session.setdefault(SEEN, now)
        if now - seen > settings.SESSION_IDLE or now - began > settings.SESSION_COOKIE_AGE:
            logout(request)
        elif now - seen > WRITE_EVERY and "X-Refresh" not in request.headers:
            request.session[SEEN] = now
