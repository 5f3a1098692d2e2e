"""A criterion from shadow to force, what it may find at most, and the lists it names."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.db import IntegrityError

from haidang.ledger import criteria
from haidang.ledger.bulk import query
from haidang.ledger.models import Criterion, Officer
from haidang.procedures.approve_criterion import NotSubmitted, approve_criterion
from haidang.procedures.exchange_criteria import NotACriterion, export_criteria, import_criterion
from haidang.procedures.flaws_of_criterion import Misworded
from haidang.procedures.keep_code_lists import NotListable, approve_code_list, propose_code_list
from haidang.procedures.look_at_criteria import (
    due_for_review,
    look_at_criteria,
    look_at_effect,
    look_at_shadows,
    stopped_by_the_house,
)
from haidang.procedures.screen_known import screen_known
from haidang.procedures.suspend_criterion import NotInForce, suspend_criteria, suspend_excessive
from haidang.procedures.write_criterion import Wording, submit_criterion, write_criterion
from haidang.screening import Severity
from haidang.screening.criteria import CATALOGUE
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose, Role
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 3, tzinfo=UTC)
TakeIn = Callable[..., None]
FROM_HANOI = Wording(
    name="From Hanoi by X1",
    text='movement.origin is "HAN" and movement.carrier is "X1"',
    exonerating='traveller.role is "crew"',
    severity=Severity.NORMAL,
    offence="narcotics",
    legal_basis="Passenger Data Act of Utopia, section 7",
    justification="To try it.",
    expires_on=NOW.date() + timedelta(days=100),
    expected_hits=2,
)


@pytest.fixture
def author(ledger: str) -> Person:
    made = Officer.objects.create(username="an", name="An", role=Role.CRITERIA_AUTHOR)
    return Person(id=made.pk, username="an", name="An", role=Role.CRITERIA_AUTHOR)


def submitted(author: Person, wording: Wording = FROM_HANOI) -> int:
    number = write_criterion(wording, who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)
    submit_criterion(number, who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)
    return number


def state(number: int) -> str:
    return str(Criterion.objects.get(pk=number).state)


def test_in_shadow_it_counts_each_traveller_once_and_nobody_is_shown(
    author: Person, supervisor: Person, take_in: TakeIn
) -> None:
    number = submitted(author)
    acting = {"who": supervisor, "purpose": Purpose.ASSESS, "now": NOW}
    approve_criterion(number, in_shadow=True, **acting)
    take_in(manifest("DOE:JANE", "ROE:RICK"), manifest("DOE:JANE|A1234567", "ROE:RICK", control="2"))
    while screen_known(now=NOW):
        pass
    assert query("SELECT count(*) FROM hit") == [(0,)]
    assert look_at_shadows(who=supervisor, purpose=Purpose.ASSESS) == {number: 2}

    approve_criterion(number, **acting)
    while screen_known(now=NOW):
        pass
    assert state(number) == "live"
    assert query("SELECT count(*) FROM hit") == [(2,)]


def test_its_author_never_puts_it_in_shadow_and_the_database_knows(
    author: Person, supervisor: Person
) -> None:
    number = submitted(author)
    with pytest.raises(IntegrityError):
        Criterion.objects.filter(pk=number).update(state="shadow")
    made_supervisor = msgspec.structs.replace(author, role=Role.SUPERVISOR)
    with pytest.raises(NotPermitted):
        approve_criterion(number, in_shadow=True, who=made_supervisor, purpose=Purpose.ASSESS, now=NOW)
    approve_criterion(number, in_shadow=True, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    with pytest.raises(NotSubmitted):
        approve_criterion(number, in_shadow=True, who=supervisor, purpose=Purpose.ASSESS, now=NOW)


def test_far_more_hits_than_expected_suspend_it_and_say_so(
    author: Person, supervisor: Person, take_in: TakeIn
) -> None:
    number = submitted(author)
    approve_criterion(number, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    take_in(manifest(*(f"DOE{letter}:JANE" for letter in "ABCDEFGHIJKL")), now=NOW)
    assert suspend_excessive(now=NOW) == 0  # ten more than expected are no wonder
    take_in(manifest("ROE:RICK", control="2"), now=NOW)
    assert suspend_excessive(now=NOW) == 1
    assert state(number) == "suspended"
    suspended = criteria.version(number)
    assert suspended
    assert suspended.failure == "13 hits within a week, where 2 were expected"
    assert suspended.failure.values == {"hits": "13", "expected": "2"}
    assert suspend_excessive(now=NOW) == 0


def test_what_breaks_on_a_traveller_is_suspended_and_said_to_whom_it_concerns_while_the_rest_run_on(
    author: Person, supervisor: Person, take_in: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(push("DOE:JANE"))
    breaks = msgspec.structs.replace(CATALOGUE["booking.lead_hours"], of=lambda crossing: 1 / 0)
    monkeypatch.setitem(CATALOGUE, "booking.lead_hours", breaks)
    late = msgspec.structs.replace(FROM_HANOI, name="Late", text="booking.lead_hours < 24")
    broken, sound = submitted(author, late), submitted(author)
    for number in (broken, sound):
        approve_criterion(number, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    while screen_known(now=NOW):
        pass

    assert (state(broken), state(sound)) == ("suspended", "live")
    assert query("SELECT DISTINCT title FROM hit") == [(FROM_HANOI.name,)]
    heard = {}
    for who, purpose in ((author, Purpose.UPDATE_CRITERIA), (supervisor, Purpose.ASSESS)):
        [heard[who.name]] = stopped_by_the_house(who=who, purpose=purpose, now=NOW)
    assert {str(one.failure) for one in heard.values()} == {
        "field booking.lead_hours failed: ZeroDivisionError"
    }
    another = msgspec.structs.replace(author, username="bo")
    assert stopped_by_the_house(who=another, purpose=Purpose.UPDATE_CRITERIA, now=NOW) == []

    key = heard["An"].key
    write_criterion(late, key=key, who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)
    assert stopped_by_the_house(who=supervisor, purpose=Purpose.ASSESS, now=NOW) == []


def test_its_author_is_told_before_it_ends_and_it_is_asked_no_more_from_the_next_day_on(
    author: Person, supervisor: Person, take_in: TakeIn
) -> None:
    ends = NOW.date() + timedelta(days=9)
    number = submitted(author, msgspec.structs.replace(FROM_HANOI, expires_on=ends))
    approve_criterion(number, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    asking = {"who": author, "purpose": Purpose.UPDATE_CRITERIA, "now": NOW}
    [due] = due_for_review(look_at_criteria(**asking), **asking)
    assert due.version.id == number

    last_minute = datetime.combine(ends, datetime.max.time(), UTC)
    take_in(manifest("DOE:JANE"), now=last_minute)
    take_in(manifest("ROE:RICK", control="2"), now=last_minute + timedelta(seconds=1))
    assert query("SELECT c.surname FROM hit h JOIN crossing c ON c.id = h.crossing_id") == [("DOE",)]


def test_several_are_suspended_for_one_reason_or_none_is(author: Person, supervisor: Person) -> None:
    one, other, third = (submitted(author, msgspec.structs.replace(FROM_HANOI, name=n)) for n in "ABC")
    acting = {"who": supervisor, "purpose": Purpose.ASSESS, "now": NOW}
    for number in (one, other):
        approve_criterion(number, **acting)
    with pytest.raises(NotInForce):
        suspend_criteria([one, other, third], why="Too many", **acting)
    assert [state(number) for number in (one, other)] == ["live", "live"]
    suspend_criteria([one, other], why="Too many", **acting)
    assert [state(number) for number in (one, other)] == ["suspended", "suspended"]


def test_a_criterion_has_facts_for_and_against_and_says_what_it_expects(author: Person) -> None:
    for changed in ({"exonerating": ""}, {"expected_hits": 0}):
        with pytest.raises(Misworded) as caught:
            submitted(author, msgspec.structs.replace(FROM_HANOI, **changed))
        assert [flaw.field for flaw in caught.value.flaws] == [*changed]


def test_a_code_list_is_put_in_force_by_somebody_else_and_the_database_knows(author: Person) -> None:
    writing = {"who": author, "purpose": Purpose.UPDATE_CRITERIA, "now": NOW}
    propose_code_list("ports of concern", [" HAN ", "HAN", ""], why="A report", **writing)
    [(listed, members)] = query("SELECT id, members FROM code_list")
    assert members == ["HAN"]
    with pytest.raises(IntegrityError):
        query("UPDATE code_list SET state = 'live', approver_id = author_id WHERE id = %s", [listed])


def listed(name: str, *members: str, author: Person, supervisor: Person) -> int:
    """The next version of a code list in force, and all travellers known screened by it; its number."""
    propose_code_list(name, [*members], why="A report", who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)
    [(number,)] = query("SELECT max(id) FROM code_list")
    approve_code_list(number, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    while screen_known(now=NOW):
        pass
    return int(number)


FROM_LISTED = msgspec.structs.replace(
    FROM_HANOI, text='movement.origin in list("ports of concern") and movement.carrier is "X1"'
)


def test_a_list_in_force_reaches_travellers_already_known(
    author: Person, supervisor: Person, take_in: TakeIn
) -> None:
    keepers = {"author": author, "supervisor": supervisor}
    listed("ports of concern", "SGN", **keepers)
    approve_criterion(submitted(author, FROM_LISTED), who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    take_in(manifest("DOE:JANE"))
    assert query("SELECT count(*) FROM hit") == [(0,)]
    number = listed("ports of concern", "han", **keepers)
    assert query("SELECT state FROM hit") == [("new",)]
    with pytest.raises(NotListable):
        approve_code_list(number, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    listed("ports of concern", "SGN", **keepers)
    assert query("SELECT state FROM hit") == [("lapsed",)]


def test_what_an_officer_took_up_stays_whatever_becomes_of_the_list(
    author: Person, supervisor: Person, take_in: TakeIn
) -> None:
    keepers = {"author": author, "supervisor": supervisor}
    listed("ports of concern", "HAN", **keepers)
    approve_criterion(submitted(author, FROM_LISTED), who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    take_in(manifest("DOE:JANE"))
    query("UPDATE hit SET state = 'confirmed'")
    listed("ports of concern", "SGN", **keepers)
    assert query("SELECT state FROM hit") == [("confirmed",)]


def test_an_agencys_phone_put_on_the_stop_list_links_nobody_any_more(
    author: Person, supervisor: Person, take_in: TakeIn
) -> None:
    linked = msgspec.structs.replace(FROM_HANOI, text="links.people_by_phone(days: 90) > 0")
    approve_criterion(submitted(author, linked), who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    phone = "SSR+CTCM:HK:1:X1:::::84911111111'"
    take_in(
        push("ROE:ANN", locator="AAA1", control="1", extra=phone),
        push("POE:BOB", locator="AAA2", control="2", extra=phone),
    )
    assert query("SELECT DISTINCT state FROM hit") == [("new",)]
    listed("stop list", "84911111111", author=author, supervisor=supervisor)
    assert query("SELECT DISTINCT state FROM hit") == [("lapsed",)]


def test_a_list_that_is_not_in_force_is_refused_at_its_place(author: Person, supervisor: Person) -> None:
    listed("ports of concern", "HAN", author=author, supervisor=supervisor)
    text = 'movement.origin in list("port of concern") and movement.carrier is "X1"'
    with pytest.raises(Misworded) as caught:
        submitted(author, msgspec.structs.replace(FROM_HANOI, text=text))
    [flaw] = caught.value.flaws
    assert flaw.what == (
        'no code list called "port of concern" is in force: propose it, and have it approved: '
        "did you mean ports of concern?"
    )
    assert text[flaw.start : flaw.end] == '"port of concern"'


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM code_list", "UPDATE code_list SET state = 'refused'", "UPDATE code_list SET name = 'x'"],
)
def test_a_list_in_force_stays_there_under_its_name(
    author: Person, supervisor: Person, statement: str
) -> None:
    listed("ports of concern", "HAN", author=author, supervisor=supervisor)
    with pytest.raises(IntegrityError, match=r"keeps its members|stays so"):
        query(statement)


def test_its_effect_is_told_month_by_month_and_what_is_due_with_its_reason(
    author: Person, supervisor: Person, take_in: TakeIn
) -> None:
    number = submitted(author, msgspec.structs.replace(FROM_HANOI, expires_on=NOW.date() + timedelta(days=9)))
    approve_criterion(number, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    take_in(manifest("DOE:JANE", "ROE:RICK", "POE:EDGAR"), now=NOW)
    query(
        "UPDATE hit SET state = CASE WHEN id = (SELECT min(id) FROM hit) THEN 'confirmed' ELSE 'cleared' END"
    )
    [effect] = look_at_effect(Criterion.objects.get().key, who=supervisor, purpose=Purpose.ASSESS)
    assert (effect.hits, effect.reviewed, effect.confirmed, effect.reviews_for_one) == (3, 3, 1, 3.0)
    assert effect.precision is not None
    assert effect.precision.low < 1 / 3 < effect.precision.high
    asking = {"who": supervisor, "purpose": Purpose.ASSESS, "now": NOW}
    [due] = due_for_review(look_at_criteria(**asking), **asking)
    assert [why[:12] for why in due.why] == ["it ends soon"]


def test_what_is_exported_is_taken_in_as_the_next_draft_and_says_the_same(author: Person) -> None:
    writing = {"who": author, "purpose": Purpose.UPDATE_CRITERIA, "now": NOW}
    submitted(author)
    [(name, file)] = export_criteria(**writing).items()
    assert name == "criterion-1.txt"
    assert import_criterion(file, **writing) == FROM_HANOI.name
    first, second = Criterion.objects.order_by("version")
    assert (second.version, second.state, second.key) == (2, "draft", first.key)
    told = [[getattr(one, field) for field in Wording.__struct_fields__] for one in (first, second)]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        ("name: X", "no criterion in it"),
        ("title: X\n\nbooking.lead_hours < 24", "line 1: begins with none of name"),
        ("name: X\nlast day: soon\n\nbooking.lead_hours < 24", "last day: a day such as"),
        ("severity: dire\n\nbooking.lead_hours < 24", "severity: one of top"),
    ],
)
def test_a_file_that_tells_no_criterion_is_refused_with_its_place(
    author: Person, file: str, complaint: str
) -> None:
    with pytest.raises(NotACriterion, match=complaint):
        import_criterion(file, who=author, purpose=Purpose.UPDATE_CRITERIA, now=NOW)
