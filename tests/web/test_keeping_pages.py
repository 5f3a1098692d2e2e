"""The pages that keep lists, criteria, messages, carriers, the audit and officers."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from haidang.ledger.models import (
    Criterion,
    Message,
    MessageProblem,
    Officer,
    Watchlist,
    WatchlistChange,
)
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.vault.roles import Permission, Role, may

Door = Callable[..., Any]

HEADING = "reference,list,surname,given,born,nationality\n"
DOE = "B-17,Border,Doe,Jane,1990-02-15,UTO\n"
LIST = {
    "name": "Border",
    "owner": "Border Guard of Utopia",
    "purpose": "Questions on entry",
    "legal_basis": "Border Act, section 4",
}


def wording(**changed: str) -> dict[str, str]:
    return {
        "name": "Booked late",
        "text": "booking.lead_hours < 24",
        "exonerating": 'traveller.role is "crew"',
        "severity": "high",
        "offence": "narcotics",
        "legal_basis": "Passenger Data Act, section 7",
        "justification": "Couriers are often booked within a day.",
        "expected_hits": "20",
        "expires_on": f"{datetime.now(UTC).date() + timedelta(days=60)}",
    } | changed


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("address", "permission"),
    [
        ("/watchlists/", Permission.SEE_WATCHLISTS),
        ("/criteria/", Permission.SEE_CRITERIA),
        ("/criteria/lists/", Permission.SEE_CRITERIA),
        ("/criteria/files/", Permission.SEE_CRITERIA),
        ("/criteria/write/", Permission.WRITE_CRITERIA),
        ("/messages/", Permission.SEE_MESSAGES),
        ("/quality/", Permission.SEE_MESSAGES),
        ("/quality/?carrier=X1&as=csv", Permission.SEE_MESSAGES),
        ("/quality/?carrier=X1&as=pdf", Permission.SEE_MESSAGES),
        ("/carriers/", Permission.KEEP_CARRIERS),
        ("/audit/", Permission.SEE_AUDIT),
        ("/officers/", Permission.KEEP_ACCOUNTS),
        ("/help/", Permission.SEE_FLIGHTS),
    ],
)
def test_a_page_opens_for_whom_it_is_meant_and_for_nobody_else(
    door: Door, role: Role, address: str, permission: Permission
) -> None:
    expected = 200 if may(role, permission) else 403
    assert door(role).get(address).status_code == expected


@pytest.fixture
def keeper(door: Door) -> Any:
    return door(Role.WATCHLIST_KEEPER)


@pytest.fixture
def supervisor(door: Door) -> Any:
    return door(Role.SUPERVISOR)


def load(browser: Any, content: str) -> Any:
    number = Watchlist.objects.get().pk
    file = io.BytesIO(content.encode())
    file.name = "border.csv"
    return browser.post(f"/watchlists/{number}/", {"file": file}, follow=True)


def change_address() -> str:
    return f"/watchlists/changes/{WatchlistChange.objects.latest('id').pk}/"


def test_a_list_is_started_loaded_proposed_and_approved(keeper: Any, supervisor: Any) -> None:
    keeper.post("/watchlists/", LIST)
    assert "added" in text(load(keeper, HEADING + DOE))
    keeper.post(change_address(), {"do": "propose"})
    assert "for approval" in text(supervisor.get("/watchlists/"))
    supervisor.post(change_address(), {"do": "approve"})
    number = Watchlist.objects.get().pk
    assert "<b>Doe</b>, Jane" in text(supervisor.get(f"/watchlists/{number}/?q=doe"))


def test_one_who_became_supervisor_does_not_approve_their_own_list(keeper: Any) -> None:
    keeper.post("/watchlists/", LIST)
    load(keeper, HEADING + DOE)
    keeper.post(change_address(), {"do": "propose"})
    Officer.objects.update(role=Role.SUPERVISOR)
    answer = keeper.post(change_address(), {"do": "approve"})
    assert answer.status_code == 403
    assert "somebody else must approve it" in text(answer)
    assert Watchlist.objects.get().version == 0


def test_bad_rows_are_listed_with_line_and_reason(keeper: Any) -> None:
    keeper.post("/watchlists/", LIST)
    shown = text(load(keeper, HEADING + DOE + "B-18,Border,Roe,,soon,\nB-19,Border,=1+1,,,\n"))
    rows = re.findall(r'narrow">(\d+)</td><td>([^<]*)', shown)
    assert [(line, "no date" in why, "spreadsheet" in why) for line, why in rows] == [
        ("3", True, False),
        ("4", False, True),
    ]


def test_a_file_that_is_none_says_so_on_the_page(keeper: Any) -> None:
    keeper.post("/watchlists/", LIST)
    assert "was not recognised" in text(load(keeper, "%PDF-1.7"))
    number = Watchlist.objects.get().pk
    assert "Choose a file first" in text(keeper.post(f"/watchlists/{number}/"))


def test_a_name_with_markup_is_shown_and_not_run(keeper: Any) -> None:
    keeper.post("/watchlists/", LIST)
    shown = text(load(keeper, HEADING + "B-1,Border,<script>alert(1)</script>,,,\n"))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown


@pytest.fixture
def author(door: Door) -> Any:
    return door(Role.CRITERIA_AUTHOR)


def test_a_criterion_is_written_submitted_approved_and_suspended(author: Any, supervisor: Any) -> None:
    author.post("/criteria/write/", wording())
    version = Criterion.objects.get()
    page = f"/criteria/{version.key}/"
    author.post(page, {"do": "submit", "version": version.pk})
    supervisor.post(page, {"do": "approve", "version": version.pk})
    assert "Booked late" in text(supervisor.get("/criteria/"))
    version.refresh_from_db()
    assert version.state == "live"
    supervisor.post(page, {"do": "suspend", "version": version.pk, "why": "Too many"})
    version.refresh_from_db()
    assert (version.state, version.refusal) == ("suspended", "Too many")


def test_a_code_list_is_proposed_and_put_in_force_on_its_page(author: Any, supervisor: Any) -> None:
    page = "/criteria/lists/"
    author.post(page, {"do": "propose", "name": "ports of concern", "members": "HAN, SGN", "why": "A report"})
    assert "HAN, SGN" in text(supervisor.get(page))
    [number] = re.findall(r'name="list" value="([0-9]+)"', text(supervisor.get(page)))
    supervisor.post(page, {"do": "approve", "list": number})
    assert 'class="state live"' in text(author.get(page))
    assert "Say why" in text(author.post(page, {"do": "propose", "name": "x", "members": "HAN", "why": " "}))


def test_a_version_shows_what_is_otherwise_its_doubts_and_runs_in_shadow(
    author: Any, supervisor: Any
) -> None:
    author.post("/criteria/write/", wording())
    version = Criterion.objects.get()
    page = f"/criteria/{version.key}/"
    author.post(page, {"do": "submit", "version": version.pk})
    supervisor.post(page, {"do": "shadow", "version": version.pk})
    version.refresh_from_db()
    assert version.state == "shadow"
    author.post(f"/criteria/write/?key={version.key}", wording(text="booking.lead_hours < 12"))
    shown = text(supervisor.get(page))
    assert "<del>booking.lead_hours &lt; 24</del>" in shown
    assert "one condition alone concerns many" in shown
    assert "it runs in shadow" in text(supervisor.get("/criteria/"))
    supervisor.post("/criteria/", {"version": [version.pk], "why": "Enough seen"})
    version.refresh_from_db()
    assert version.state == "suspended"


def test_an_author_made_supervisor_does_not_approve_their_own_criterion(author: Any) -> None:
    author.post("/criteria/write/", wording())
    version = Criterion.objects.get()
    author.post(f"/criteria/{version.key}/", {"do": "submit", "version": version.pk})
    Officer.objects.update(role=Role.SUPERVISOR)
    session = author.session
    session["purpose"] = "supervise and audit"
    session.save()
    answer = author.post(f"/criteria/{version.key}/", {"do": "approve", "version": version.pk})
    assert answer.status_code == 403
    assert Criterion.objects.get().state == "submitted"


def test_an_error_points_at_its_place_and_the_form_keeps_what_was_written(author: Any) -> None:
    shown = text(author.post("/criteria/write/", wording(text="booking.lead_hour < 24")))
    assert "<mark>booking.lead_hour</mark> &lt; 24" in shown
    assert "did you mean booking.lead_hours" in shown
    assert "Couriers are often booked" in shown
    assert not Criterion.objects.exists()


def test_the_check_while_writing_keeps_nothing(author: Any) -> None:
    wrong = text(author.post("/criteria/check/", {"text": "booking.lead_hours <", "exonerating": ""}))
    assert "<mark> </mark>" in wrong
    assert "It reads." in text(author.post("/criteria/check/", {"text": "booking.lead_hours < 2"}))


def test_the_next_version_begins_with_the_words_of_the_last(author: Any) -> None:
    author.post("/criteria/write/", wording())
    key = Criterion.objects.get().key
    assert "booking.lead_hours &lt; 24" in text(author.get(f"/criteria/write/?key={key}"))


def quarantined() -> Message:
    message = Message.objects.create(
        id=7,
        receipt="R7",
        gate="folder",
        carrier="XX",
        fingerprint=b"7",
        size=4,
        order_key="",
        received_at=datetime.now(UTC),
        state="quarantined",
        why="It is a PDF, no EDIFACT.",
        delete_on=datetime.now(UTC).date(),
    )
    MessageProblem.objects.create(
        message_id=7, carrier="XX", day=datetime.now(UTC).date(), kind="unreadable", what="no UNB", segment=0
    )
    return message


def test_what_could_not_be_read_is_shown_with_its_reason(door: Door) -> None:
    quarantined()
    operator = door(Role.OPERATOR)
    assert "It is a PDF" in text(operator.get("/messages/"))
    assert "no UNB" in text(operator.get("/messages/7/"))
    assert operator.get("/messages/8/").status_code == 404


def test_a_supervisor_sees_problems_but_not_the_quarantine(supervisor: Any) -> None:
    quarantined()
    shown = text(supervisor.get("/messages/"))
    assert "unreadable" in shown
    assert "Replay" not in shown


def test_a_quarantined_message_is_replayed_from_the_page(door: Door) -> None:
    now = datetime.now(UTC)
    receive(b"%PDF-1.7 not a message at all", gate="folder", now=now)
    read_inbox(now=now)
    message = Message.objects.get()
    assert message.state == "quarantined"
    operator = door(Role.OPERATOR)
    assert "Replay" in text(operator.get("/messages/"))
    operator.post(f"/messages/{message.pk}/")
    message.refresh_from_db()
    assert message.state == "waiting"


def test_a_message_whose_bytes_are_gone_cannot_be_replayed(door: Door) -> None:
    quarantined()
    answer = door(Role.OPERATOR).post("/messages/7/")
    assert "Ask the carrier to send it again" in text(answer)


def test_a_token_is_shown_once_and_revoked(door: Door) -> None:
    operator = door(Role.OPERATOR)
    assert re.search(r"hd_[\w-]{40,}", text(operator.post("/carriers/", {"do": "give", "carrier": "vn"})))
    assert "hd_" not in text(operator.get("/carriers/"))
    operator.post("/carriers/", {"do": "revoke", "carrier": "VN"})
    assert "opens the gate</span>" not in text(operator.get("/carriers/"))


def test_a_first_password_is_shown_once_and_opens_the_account(door: Door) -> None:
    operator = door(Role.OPERATOR)
    told = {"do": "add", "username": "an", "name": "An Nguyen", "role": "analyst", "language": "vi"}
    found = re.search(r"<pre class=\"place\">([a-z2-9-]{19})</pre>", text(operator.post("/officers/", told)))
    assert found
    assert Officer.objects.get(username="an").check_password(found[1])
    assert found[1] not in text(operator.get("/officers/"))


def test_the_last_data_protection_officer_cannot_be_switched_off(door: Door) -> None:
    operator, protector = door(Role.OPERATOR), Officer.objects
    door(Role.DATA_PROTECTION_OFFICER)
    number = protector.get(role=Role.DATA_PROTECTION_OFFICER).pk
    shown = text(operator.post("/officers/", {"do": "switch off", "number": number}))
    assert "the last data-protection officer" in shown
    assert protector.get(pk=number).is_active


def test_the_audit_is_filtered_and_proven(door: Door) -> None:
    door(Role.OPERATOR).get("/officers/")
    protector = door(Role.DATA_PROTECTION_OFFICER)
    shown = text(protector.get("/audit/?who=operator"))
    assert "look at the officers" in shown
    assert "<td>data-protection officer</td>" not in shown
    assert "The record is whole" in text(protector.post("/audit/"))
    assert "No note fits" in text(protector.get("/audit/?until=1999-01-01"))


@pytest.mark.parametrize("address", ["/audit/?since=0001-01-01&until=9999-12-31", "/criteria/write/?key=x"])
def test_an_odd_address_is_answered_calmly(door: Door, address: str) -> None:
    role = Role.DATA_PROTECTION_OFFICER if "audit" in address else Role.CRITERIA_AUTHOR
    assert door(role).get(address).status_code == 200


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.SUPERVISOR, "/watchlists/"),
        (Role.SUPERVISOR, "/criteria/"),
        (Role.SUPERVISOR, "/messages/"),
        (Role.OPERATOR, "/carriers/"),
        (Role.OPERATOR, "/officers/"),
        (Role.DATA_PROTECTION_OFFICER, "/audit/"),
        (Role.ANALYST, "/help/"),
    ],
)
def test_a_page_speaks_vietnamese(door: Door, role: Role, address: str) -> None:
    shown = text(door(role, language="vi").get(address))
    heading = re.search(r"<h1>(.*?)(<|$)", shown)
    assert heading
    assert not heading[1].isascii()
