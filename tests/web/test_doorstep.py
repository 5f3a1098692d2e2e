"""Nobody gets in without a name, a password and a purpose, and sessions end."""

import time

import pytest

from haidang.vault.roles import Role

PASSWORD = "a lighthouse in the fog"


@pytest.fixture
def lan(enrol):
    return enrol(Role.ANALYST, "lan", language="vi", password=PASSWORD)


@pytest.fixture
def stranger():
    from django.test import Client

    return Client(SERVER_NAME="localhost", raise_request_exception=False)


def sign_in(browser, password=PASSWORD, next_="/flights/"):
    return browser.post("/sign-in/", {"username": "lan", "password": password, "next": next_})


def test_a_stranger_is_sent_to_the_sign_in_page_and_back_again(lan, stranger):
    assert stranger.get("/flights/?hits=on").headers["Location"] == "/sign-in/?next=/flights/%3Fhits%3Don"
    assert sign_in(stranger, next_="/flights/?hits=on").headers["Location"].startswith("/purpose/?next=")


def test_nothing_is_shown_before_a_purpose_is_chosen_and_the_choice_is_written_down(lan, stranger):
    from haidang.ledger.models import AuditNote

    sign_in(stranger)
    assert stranger.get("/flights/").headers["Location"].startswith("/purpose/")
    stranger.post("/purpose/", {"purpose": "answer a reasoned request", "next": "/flights/"})
    assert stranger.get("/flights/").status_code == 200
    note = AuditNote.objects.get()
    assert (note.who, note.action, note.purpose) == ("lan", "begin work", "answer a reasoned request")


def test_a_purpose_of_another_role_is_not_taken(lan, stranger):
    sign_in(stranger)
    assert stranger.post("/purpose/", {"purpose": "update criteria"}).status_code == 200
    assert stranger.get("/flights/").status_code == 302


def test_a_wrong_password_says_so_and_the_fifth_closes_the_account_for_a_while(lan, stranger):
    answers = [sign_in(stranger, "wrong").status_code for _ in range(5)]
    assert answers == [403, 403, 403, 403, 429]
    assert sign_in(stranger).status_code == 429


def test_an_account_that_was_switched_off_gets_nowhere(lan, stranger):
    sign_in(stranger)
    stranger.post("/purpose/", {"purpose": "answer a reasoned request"})
    lan.is_active = False
    lan.save()
    assert stranger.get("/flights/").status_code == 302
    assert sign_in(stranger).status_code == 403


def test_the_officer_reads_their_own_language_and_a_switch_is_kept(lan, stranger):
    from haidang.ledger.models import Officer

    sign_in(stranger)
    assert 'lang="vi"' in stranger.get("/purpose/").content.decode()
    stranger.post("/language/", {"language": "en", "next": "/purpose/"})
    assert Officer.objects.get().language == "en"
    assert 'lang="en"' in stranger.get("/purpose/").content.decode()


@pytest.mark.parametrize("mark", ["seen_at", "began_at"])
def test_a_session_ends_when_nobody_is_there_and_after_a_working_day(door, mark):
    browser = door(Role.ANALYST)
    session = browser.session
    session["seen_at"] = session["began_at"] = int(time.time())
    session[mark] -= 10 * 60 * 60 + 1
    session.save()
    assert browser.get("/flights/").status_code == 302


def test_a_page_that_refreshes_itself_does_not_keep_a_session_alive(door):
    browser = door(Role.ANALYST)
    session = browser.session
    session["seen_at"] = session["began_at"] = before = int(time.time()) - 600
    session.save()
    browser.get("/flights/", headers={"X-Refresh": "1"})
    assert browser.session["seen_at"] == before
    browser.get("/flights/")
    assert browser.session["seen_at"] > before


def test_after_sign_in_nobody_is_sent_to_another_house(lan, stranger):
    sign_in(stranger, next_="https://example.org/")
    answer = stranger.post(
        "/purpose/", {"purpose": "answer a reasoned request", "next": "https://example.org/"}
    )
    assert answer.headers["Location"] == "/"
