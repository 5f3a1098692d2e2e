"""A criterion asks what later messages changed: at once, and of travellers already known."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from haidang.ledger.bulk import query
from haidang.ledger.criteria import Wording
from haidang.procedures.approve_criterion import approve_criterion
from haidang.procedures.screen_known import screen_known
from haidang.procedures.write_criterion import submit_criterion, write_criterion
from haidang.screening import Severity
from haidang.vault.person import Person
from haidang.vault.roles import Purpose, Role
from specimens import push

DEPARTS = datetime(2026, 4, 1, 5, tzinfo=UTC)  # noon in Hanoi
CALL = "SSR+CTCM:HK:1:X1:::::{}'"
LATE_CALL = Wording(
    name="Phone changed on the day",
    text="booking.contact_changed_hours < 6",
    exonerating='traveller.role is "crew"',
    severity=Severity.NORMAL,
    offence="narcotics",
    legal_basis="Passenger Data Act of Utopia, section 7",
    justification="Couriers are told their contact late.",
    expires_on=(DEPARTS + timedelta(days=90)).date(),
)


@pytest.fixture
def in_force_from(ledger: str, supervisor: Person) -> Callable[..., None]:
    from haidang.ledger.models import Officer

    def begin(now: datetime, wording: Wording = LATE_CALL) -> None:
        made = Officer.objects.create(username="an", name="An", role=Role.CRITERIA_AUTHOR)
        author = Person(id=made.pk, username="an", name="An", role=Role.CRITERIA_AUTHOR)
        number = write_criterion(wording, who=author, purpose=Purpose.UPDATE_CRITERIA, now=now)
        submit_criterion(number, who=author, purpose=Purpose.UPDATE_CRITERIA, now=now)
        approve_criterion(number, who=supervisor, purpose=Purpose.ASSESS, now=now)

    return begin


def call(number: str, control: str) -> bytes:
    return push("DOE:JANE MRS", "DOE:JOHN MR", control=control, extra=CALL.format(number))


def hits() -> list[tuple[str, str]]:
    return query("SELECT given, h.title FROM hit h JOIN crossing c ON c.id = h.crossing_id ORDER BY given")


BOTH = [("JANE", LATE_CALL.name), ("JOHN", LATE_CALL.name)]


def test_a_change_is_a_hit_for_a_traveller_told_of_again(
    take_in: Callable[..., None], in_force_from: Callable[[datetime], None]
) -> None:
    in_force_from(DEPARTS - timedelta(days=2))
    take_in(call("84912345678", "1"), now=DEPARTS - timedelta(days=1))
    assert hits() == []
    take_in(call("84987654321", "2"), now=DEPARTS - timedelta(hours=3))
    assert hits() == BOTH


def test_a_change_is_a_hit_for_travellers_already_known(
    take_in: Callable[..., None], in_force_from: Callable[[datetime], None]
) -> None:
    take_in(call("84912345678", "1"), now=DEPARTS - timedelta(days=1))
    take_in(call("84987654321", "2"), now=DEPARTS - timedelta(hours=3))
    assert hits() == []
    now = DEPARTS - timedelta(hours=2)
    in_force_from(now)
    while screen_known(now=now):
        pass
    assert hits() == BOTH


def test_a_traveller_already_known_is_not_their_own_companion(
    take_in: Callable[..., None], in_force_from: Callable[..., None]
) -> None:
    take_in(push("DOE:JANE MRS", "DOE:JOHN MR"), now=DEPARTS - timedelta(days=1))
    in_force_from(DEPARTS - timedelta(hours=2), structs.replace(LATE_CALL, text="traveller.companions > 1"))
    while screen_known(now=DEPARTS - timedelta(hours=2)):
        pass
    assert hits() == []
