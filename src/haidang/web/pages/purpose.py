"""Why somebody looks, chosen before they do and written with everything they look at (R5-06)."""

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from haidang.procedures.begin_work import begin_work
from haidang.vault.roles import PURPOSES
from haidang.web.page import PURPOSE, chosen_purpose, person
from haidang.web.pages.sign_in import safe_next
from haidang.web.templating import render


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    who = person(request)
    open_to_role = PURPOSES[who.role]
    asked = request.POST.get("purpose")
    purpose = next((each for each in open_to_role if each == asked), None)
    if purpose is None and len(open_to_role) == 1:
        [purpose] = open_to_role
    if purpose is None:
        now = chosen_purpose(request, who)
        return render(
            request, "purpose.html", who=who, purposes=open_to_role, now=now, next=safe_next(request)
        )
    begin_work(who=who, purpose=purpose, now=datetime.now(UTC))
    request.session[PURPOSE] = str(purpose)
    return redirect(safe_next(request))
