"""The officer's own language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from haidang.procedures.choose_language import choose_language
from haidang.web.pages.sign_in import keep_language, safe_next


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    language = request.POST.get("language", "")
    response = redirect(safe_next(request))
    if language in dict(settings.LANGUAGES):
        keep_language(response, language)
        if request.user.is_authenticated:
            choose_language(username=request.user.get_username(), language=language)
    return response
