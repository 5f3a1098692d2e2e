"""Nothing from elsewhere, nothing inline, nothing kept, and light enough for an old machine."""

import gzip
import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

import haidang.web
from haidang.vault.roles import Role

STATIC = Path(haidang.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"


@pytest.fixture
def pages(door, scene):
    browser = door(Role.SUPERVISOR)
    addresses = ("/flights/", "/hits/", scene.flight, scene.traveller, "/purpose/", "/nowhere/")
    return {address: browser.get(address) for address in addresses}


def test_the_policy_lets_nothing_in_and_no_page_is_kept(pages):
    for address, answer in pages.items():
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, address
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store", address
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_page_has_script_or_style_of_its_own(pages):
    inline = re.compile(r"<style|<script(?![^>]*\ssrc=)|\s(?:style|on[a-z]+|hx-on[^=]*)=|javascript:|js:")
    for address, answer in pages.items():
        assert inline.findall(answer.content.decode()) == [], address


def test_no_page_and_no_sheet_asks_for_anything_outside(pages):
    outside = re.compile(r"""(?:src|href|action|url\()\s*=?\s*["']?(?:https?:)?//""")
    texts = [answer.content.decode() for answer in pages.values()]
    texts += [sheet.read_text() for sheet in STATIC.rglob("*.css")]
    assert [found for text in texts for found in outside.findall(text)] == []


def test_every_vendored_file_is_the_one_that_was_read():
    listed = tomllib.loads((VENDOR / "VENDOR.toml").read_text())
    hashes = {path: digest for name in listed.values() for path, digest in name["sha256"].items()}
    found = {
        str(file.relative_to(VENDOR)): sha256(file.read_bytes()).hexdigest()
        for file in VENDOR.rglob("*")
        if file.is_file() and file.name != "VENDOR.toml"
    }
    assert found == hashes


@pytest.mark.parametrize(("kind", "kilobytes"), [("js", 40), ("css", 12)])
def test_a_page_is_light(kind, kilobytes):
    whole = b"".join(file.read_bytes() for file in sorted(STATIC.rglob(f"*.{kind}")))
    assert len(gzip.compress(whole, 9)) < kilobytes * 1024


def test_sheets_know_start_and_end_rather_than_left_and_right():
    sided = re.compile(
        r"(?:margin|padding|border|text-align|float)[-a-z]*:?\s*-?(?:left|right)|[^-\w](?:left|right)\s*:"
    )
    assert [sheet.name for sheet in STATIC.rglob("*.css") if sided.search(sheet.read_text())] == []


def test_assets_may_be_kept_because_their_address_changes(door):
    browser = door(Role.ANALYST)
    sheet = re.search(r'href="(/static/css/base\.css\?v=\w+)"', browser.get("/flights/").content.decode())[1]
    answer = browser.get(sheet)
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    answer.close()


def test_a_form_from_elsewhere_is_refused(door, scene):
    from django.test import Client

    known = door(Role.ANALYST)
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True, raise_request_exception=False)
    strict.cookies = known.cookies
    answer = strict.post(scene.traveller, {"hit": scene.hit, "action": "claim"})
    assert answer.status_code == 403
    assert "reload the page" in answer.content.decode()
