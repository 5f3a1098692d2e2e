"""The machine's own Chromium, and the officers' door served for it."""

import os
import shutil
import threading
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

PASSWORD = "a lighthouse in the fog"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("HAIDANG_BROWSER") == "required"
MISSING = "THE BROWSER JOURNEYS WERE LEFT OUT: install Chromium (on Debian: apt install chromium)."


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        if REQUIRED:
            pytest.fail(MISSING)
        warnings.warn(pytest.PytestWarning(MISSING), stacklevel=1)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def serving() -> Iterator[str]:
    """The officers' door on a port of its own; its address."""
    with make_server("127.0.0.1", 0, _application, Server, Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def sign_in(page: Page, username: str) -> None:
    """As a person would, with ``PASSWORD`` and the usual purpose where one is to be chosen."""
    page.goto("/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("button.main")
    expect(page.locator(".choices button, .topbar .person").first).to_be_visible()
    if page.locator(".choices button").count():
        page.click(".choices button >> nth=0")
        expect(page.locator(".choices button")).to_have_count(0)


def _application(environ: Any, start_response: Any) -> Iterable[bytes]:
    from django.db import connection

    from haidang.web.wsgi import application

    answer = application(environ, start_response)
    try:
        yield from answer
    finally:
        answer.close()
        connection.close()
