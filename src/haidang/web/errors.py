"""Answers when it cannot be done: each says why and what to do next.

``NotPermitted`` becomes 403, ``NotKept`` 404, a ledger that does not answer 503, anything else 500.
"""

import sys
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from haidang.ledger.unavailable import in_words
from haidang.procedures.not_kept import NotKept
from haidang.vault.roles import NotPermitted
from haidang.web.page import Visit, visited
from haidang.web.shown import word
from haidang.web.templating import render


def not_permitted(request: HttpRequest, exception: Any = None) -> HttpResponse:
    said = str(exception or "")
    if isinstance(exception, NotPermitted) and exception.holders and get_language() != "en":
        holders = ", ".join(map(word, exception.holders))
        said = _("These may: %(roles)s. Ask one of them.") % {"roles": holders}
    return _page(request, 403, _("This is not open to your role"), word(said), visit=visited(request))


def not_here(request: HttpRequest, exception: Any = None) -> HttpResponse:
    remedy = _("Check the address, or go on from the menu. What is past its retention date was deleted.")
    return _page(request, 404, _("There is nothing at this address"), remedy, visit=visited(request))


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    remedy = _(
        "The form was open for too long, or in another session. Go back, reload the page and send again."
    )
    return _page(request, 403, _("This form is no longer valid"), remedy)


def failed(request: HttpRequest) -> HttpResponse:
    """Django calls it while the exception is being handled."""
    match sys.exc_info()[1]:
        case NotPermitted() as refused:
            return not_permitted(request, refused)
        case NotKept():
            return not_here(request)
        case error if error and (words := in_words(error)):
            response = _page(request, 503, _("The house cannot answer now"), _(words))
            response["Retry-After"] = "30"
            return response
    remedy = _(
        "It was written in the log. Try again; if it stays so, tell the operator the time and the address."
    )
    return _page(request, 500, _("Something went wrong in the house"), remedy)


def _page(
    request: HttpRequest, status: int, what: str, remedy: str, *, visit: Visit | None = None
) -> HttpResponse:
    """With the menu where it is known who came."""
    return render(request, "error.html", status=status, what=what, remedy=remedy, visit=visit)
