"""Every address of the officers' door."""

from django.urls import path
from django.views.generic import RedirectView

from haidang.web.pages import DOORSTEP, PAGES

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="flights")),
    *(path(address, view, name=name) for name, address, view in DOORSTEP),
    *(path(page.path, page.answer, name=page.name) for page in PAGES),
]

handler403 = "haidang.web.errors.not_permitted"
handler404 = "haidang.web.errors.not_here"
handler500 = "haidang.web.errors.failed"
