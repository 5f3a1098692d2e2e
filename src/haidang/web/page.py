"""A page: an address, a name in the menu, and what its template is given to show.

To add one: a module in ``pages`` with ``PAGE`` and ``show``, a template of the module's name, and a line in
``PAGES``, which is also the menu.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, QueryDict
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode

from haidang.vault.person import Person
from haidang.vault.roles import PURPOSES, Permission, Purpose, Role
from haidang.web.templating import render

PURPOSE = "purpose"

Shown = dict[str, Any] | HttpResponseBase
"""What the template is given, or a whole answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who came, why, when, and what they asked: what a page hands on to a procedure."""

    request: HttpRequest
    who: Person
    purpose: Purpose
    now: datetime

    @property
    def asked(self) -> QueryDict:
        """What stands in the address after the question mark."""
        return self.request.GET

    @property
    def form(self) -> QueryDict:
        """What was filled in."""
        return self.request.POST

    def number(self, name: str) -> int | None:
        """A whole number of the form; ``None`` when it was left empty or is something else."""
        told = self.form.get(name, "")
        return int(told) if told.isdecimal() and len(told) < 19 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``path`` as Django's ``path()``; what it catches comes to ``show`` and ``act`` by name.

    ``show`` answers GET, ``act`` a posted form (a redirect when it is done, or the page again with what is
    wrong and its ``status``). ``title`` is lazily translated. A page with ``needs`` stands in the menu of
    every role that may; procedures, not the menu, keep the others out. ``under`` names the page of the menu
    it is reached from.
    """

    path: str
    title: Any
    show: Callable[..., Shown]
    act: Callable[..., Shown] | None = None
    needs: Permission | None = None
    under: str = ""

    @property
    def name(self) -> str:
        """What its address is called, its template and its module."""
        return self.show.__module__.rpartition(".")[2]

    def answer(self, request: HttpRequest, **place: Any) -> HttpResponseBase:
        """Django's view of the page."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        visit = visited(request)
        if visit is None:
            return redirect(f"{resolve_url('purpose')}?{urlencode({'next': request.get_full_path()})}")
        if request.method in ("GET", "HEAD"):
            shown = self.show(visit, **place)
        elif request.method == "POST" and self.act:
            shown = self.act(visit, **place)
        else:
            return HttpResponseNotAllowed(["GET", "POST"] if self.act else ["GET"])
        if isinstance(shown, HttpResponseBase):
            return shown
        return render(request, f"{self.name}.html", **{"page": self, "visit": visit, **shown})


def visited(request: HttpRequest) -> Visit | None:
    """Who came and why; nothing when nobody signed in, or no purpose is chosen."""
    if not request.user.is_authenticated:
        return None
    who = person(request)
    purpose = chosen_purpose(request, who)
    return Visit(request=request, who=who, purpose=purpose, now=datetime.now(UTC)) if purpose else None


def person(request: HttpRequest) -> Person:
    """The signed-in officer as procedures know them."""
    officer: Any = request.user
    return Person(
        id=officer.pk,
        username=officer.username,
        name=officer.name,
        role=Role(officer.role),
        agency=officer.agency,
    )


def chosen_purpose(request: HttpRequest, who: Person) -> Purpose | None:
    """The purpose chosen for this session, if this role may still look for it."""
    chosen = request.session.get(PURPOSE)
    return next((purpose for purpose in PURPOSES[who.role] if purpose == chosen), None)


def home_country() -> str:
    """The country whose border is watched."""
    return str(settings.HOME_COUNTRY)
