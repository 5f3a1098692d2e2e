"""Going home."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("sign_in")
