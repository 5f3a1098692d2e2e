"""Signing in: name and password, then the purpose."""

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haidang.web.templating import render


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    next_ = safe_next(request)
    if request.method == "GET":
        return render(request, "sign_in.html", next=next_, username="", wrong="")
    username = request.POST.get("username", "")
    officer: Any = authenticate(request, username=username, password=request.POST.get("password", ""))
    if officer is None:
        wrong = _("No account has this name and password. Five wrong attempts close the account for a while.")
        return render(request, "sign_in.html", next=next_, username=username, wrong=wrong, status=403)
    login(request, officer)
    response = redirect(f"{resolve_url('purpose')}?{urlencode({'next': next_})}")
    keep_language(response, officer.language)
    return response


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Too many wrong passwords for this account from this place."""
    wrong = _(
        "Too many wrong passwords: this account is closed from here for 15 minutes. "
        "Wait, or ask the operator to set a new password."
    )
    return render(request, "sign_in.html", next="/", username="", wrong=wrong, status=429)


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards: an address of this house, never another."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else "/"


def keep_language(response: HttpResponse, language: str) -> None:
    """Remember it in the browser, so that the next sign-in page speaks it too."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
