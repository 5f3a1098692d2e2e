"""Jinja2 as the pages use it: strict about what it is not given, careful with what it is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render as django_render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from haidang.web import shown, shown_entry
from haidang.web.assets import address_of
from haidang.web.faces import condition
from haidang.web.words_of_reasons import noted, told

FILTERS: tuple[Callable[..., str], ...] = (*shown.FILTERS, *shown_entry.FILTERS, condition, told, noted)


def environment(**options: Any) -> Environment:
    """Called by Django once, with its own options."""
    made = Environment(
        **{key: value for key, value in options.items() if key not in ("autoescape", "undefined")},
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        asset=address_of,
        asked_with=_asked_with,
        url=_url,
        language=get_language,
        languages=_languages,
        messages=get_messages,
    )
    made.filters.update({filter_.__name__: _at_each_showing(filter_) for filter_ in FILTERS})
    return made


def render(request: HttpRequest, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """A page for somebody signed in, or, without ``visit``, for anybody."""
    return django_render(request, template, {"visit": None, "page": None, **values}, status=status)


def _at_each_showing(filter_: Callable[..., str]) -> Callable[..., str]:
    """Jinja works out a filter of a constant once, in whatever language came first; asked with the context,
    it does so each time.
    """

    @pass_context
    @wraps(filter_)
    def written(_context: Context, *values: Any) -> str:
        return filter_(*values)

    return written


def _url(name: str, **place: Any) -> str:
    return reverse(name, kwargs=place)


def _asked_with(asked: str, **instead: Any) -> str:
    """What stands in the address, with some of it put otherwise; what is empty is left out."""
    query = QueryDict(asked, mutable=True)
    for name, value in instead.items():
        query[name] = str(value)
    return urlencode([(name, str(value)) for name, value in query.items() if value])


def _languages() -> list[tuple[str, str]]:
    from django.conf import settings

    return list(settings.LANGUAGES)
