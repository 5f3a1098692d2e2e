"""Officers of every role, signed in, with a purpose."""

from collections.abc import Callable
from typing import Any

import pytest

from haidang.vault.roles import PURPOSES, Role

Door = Callable[..., Any]


@pytest.fixture
def door(ledger: str) -> Door:
    """``door(role)`` is a browser in which an officer of that role works for their usual purpose."""
    from django.test import Client

    from haidang.ledger.models import Officer

    def opened(role: Role, username: str = "", language: str = "en") -> Client:
        username = username or str(role).replace(" ", "_")
        officer = Officer(username=username, name=f"Utopian {role}", role=role, language=language)
        officer.set_unusable_password()
        officer.save()
        browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
        browser.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        browser.cookies["haidang_language"] = language
        session = browser.session
        session["purpose"] = str(PURPOSES[role][0])
        session.save()
        return browser

    return opened
