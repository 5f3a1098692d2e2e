"""What the house does to a criterion by itself is said to its author and to whoever oversees it."""

import html
from datetime import UTC, datetime, timedelta

import pytest

from haidang.vault.roles import PURPOSES, Role

NOTICE = "was suspended by the house; the others run on."


@pytest.fixture
def suspended(enrol) -> None:
    """A criterion of Ann's, put in force by Sam, that spoke too often; another of Bo's still runs."""
    from haidang.ledger.criteria import Wording
    from haidang.procedures.approve_criterion import approve_criterion
    from haidang.procedures.suspend_criterion import suspend_failed
    from haidang.procedures.write_criterion import submit_criterion, write_criterion
    from haidang.said import Said
    from haidang.screening import Failure, Severity
    from haidang.vault.person import Person

    now = datetime.now(UTC)
    people = {}
    for username, role in (
        ("ann", Role.CRITERIA_AUTHOR),
        ("bo", Role.CRITERIA_AUTHOR),
        ("sam", Role.SUPERVISOR),
    ):
        made = enrol(role, username)
        person = Person(id=made.pk, username=username, name=made.name, role=role)
        people[username] = {"who": person, "purpose": PURPOSES[role][0], "now": now}
    for author, name in (("ann", "Booked late"), ("bo", "One way")):
        wording = Wording(
            name=name,
            text="booking.lead_hours < 24",
            exonerating="booking.frequent_flyer is yes",
            severity=Severity.NORMAL,
            offence="narcotics",
            legal_basis="Passenger Data Act of Utopia, section 7",
            justification="Couriers are often booked within a day.",
            expires_on=(now + timedelta(days=90)).date(),
        )
        number = write_criterion(wording, **people[author])
        submit_criterion(number, **people[author])
        approve_criterion(number, **people["sam"])
    what = Said("field %(field)s failed: %(kind)s", field="booking.lead_hours", kind="OverflowError")
    assert suspend_failed([Failure(source=1, version=1, title="Booked late", what=what)], now=now) == 1


@pytest.mark.parametrize(
    ("role", "username", "hears"),
    [
        (Role.CRITERIA_AUTHOR, "ann", True),
        (Role.CRITERIA_AUTHOR, "bo", False),
        (Role.SUPERVISOR, "sam", True),
        (Role.DATA_PROTECTION_OFFICER, "dung", True),
        (Role.ANALYST, "lan", False),
    ],
)
def test_it_is_said_on_whatever_page_they_are(suspended, enrol, role, username, hears):
    from django.contrib.auth import get_user_model
    from django.test import Client

    accounts = get_user_model().objects
    officer = accounts.filter(username=username).first() or enrol(role, username)
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    session = browser.session
    session["purpose"] = str(PURPOSES[role][0])
    session.save()
    shown = html.unescape(browser.get("/help/").content.decode())
    assert (NOTICE in shown) is hears


def test_its_page_says_why_in_the_readers_language(suspended, door):
    supervisor = door(Role.SUPERVISOR, "kim", language="vi")
    shown = html.unescape(supervisor.get("/criteria/1/").content.decode())
    assert "trường booking.lead_hours bị lỗi: OverflowError" in shown


@pytest.mark.parametrize(
    ("value", "part", "said"),
    [
        ("yes", "booking.one_way is yes", "có"),
        ("cash", "payment.kind is cash", "tiền mặt"),
        ("12.0", "booking.lead_hours < 24", "12.0"),
        ("Jane Doe", "name", "Jane Doe"),
        (
            "goes_elsewhere yes, weight not told",
            "not any bag where (goes_elsewhere is yes and weight > 20)",
            "đi nơi khác: có; số kg của nó: không nêu",
        ),
    ],
)
def test_what_was_told_is_said_in_the_readers_language(ledger, value, part, said):
    from django.utils.translation import override

    from haidang.web.words_of_reasons import noted, told

    with override("vi"):
        assert told(value, part) == said
        assert noted("weight -2") == "trọng số -2"
