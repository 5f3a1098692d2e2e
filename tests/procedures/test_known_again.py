"""A match cleared once is not put before an officer twice, until either side changes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from haidang.desk import Action
from haidang.ledger import transaction
from haidang.ledger.bulk import query
from haidang.procedures.decide import act_on_hit
from haidang.procedures.known_again import known_again
from haidang.procedures.look_at_clearings import NotLifted, lift, look_at_clearings
from haidang.procedures.purge import purge
from haidang.procedures.screen_known import screen_known
from haidang.procedures.verify import verify
from haidang.screening.hit import Hit, HitKind, Reason, Severity
from haidang.travel import Document, Name, Traveller
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose, Role
from procedures.conftest import officer
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = "reference,list,surname,given,born,nationality,severity\n"
DOE = "B-17,Border,Doe,Jane,1990-02-15,UTO,high\n"
REASON = "Another face and another place of birth."

Take = Callable[..., None]
Load = Callable[[str], int]
Decide = Callable[..., None]


@pytest.fixture
def lan(ledger: str) -> Person:
    return officer("lan", Role.ANALYST)


@pytest.fixture
def dpo(ledger: str) -> Person:
    return officer("dieu", Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def listed(in_force: Load, take_in: Take) -> None:
    """Jane Doe is on the list, and somebody of her name has travelled."""
    in_force(HEADING + DOE)
    take_in(manifest("DOE:JANE|A1234567"))


@pytest.fixture
def decide(lan: Person) -> Decide:
    """Decide the hit of the newest crossing, or of another."""

    def decided(action: Action = Action.CLEAR, hit: int | None = None) -> None:
        hit = hit or query("SELECT id FROM hit ORDER BY crossing_id DESC LIMIT 1")[0][0]
        last = query("SELECT max(id) FROM decision WHERE hit_id = %s", [hit])[0][0]
        steps = [action] if action is Action.REOPEN else [Action.CLAIM, action]
        for step in steps:
            act_on_hit(hit, step, who=lan, purpose=Purpose.ASSESS, now=NOW, reason=REASON, seen=last)

    return decided


def states() -> list[str]:
    return [state for (state,) in query("SELECT state FROM hit ORDER BY crossing_id")]


def flown(take_in: Take, *people: str, first: int = 2) -> None:
    """Each on a flight of their own, a day later than the one before."""
    for number, told in enumerate(people, first):
        take_in(manifest(told, control=str(number), day=f"2604{number:02}"))


@pytest.mark.usefixtures("listed")
def test_who_flies_ten_times_is_asked_about_once(take_in: Take, decide: Decide) -> None:
    decide()
    flown(take_in, *["DOE:JANE|A1234567"] * 9)
    assert states() == ["cleared", *["known again"] * 9]
    assert verify() == []


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("told", ["JANE:DOE|A1234567", "DOE:JANE MRS|A1234567", "DOE JANE:|A1234567"])
def test_the_order_of_the_name_makes_nobody_another(take_in: Take, decide: Decide, told: str) -> None:
    decide()
    flown(take_in, told)
    assert states() == ["cleared", "known again"]


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("told", ["DOE:JANE|B7654321", "DOE:JANET|A1234567", "DOE:JANE"])
def test_another_paper_or_name_or_none_is_asked_about(take_in: Take, decide: Decide, told: str) -> None:
    decide()
    flown(take_in, told)
    assert states() == ["cleared", "new"]


def test_who_told_no_paper_is_known_by_name_birth_date_and_sex_until_they_tell_one(
    in_force: Load, take_in: Take, decide: Decide
) -> None:
    in_force(HEADING + DOE)
    take_in(manifest("DOE:JANE"))
    decide()
    flown(take_in, "JANE:DOE", "DOE:JANE|A1234567")
    assert states() == ["cleared", "known again", "new"]


def test_of_whom_too_little_is_told_nothing_is_remembered(
    in_force: Load, take_in: Take, decide: Decide
) -> None:
    in_force(HEADING + "B-17,Border,Threepwood,Guybrush Ulysses,,,high\n")
    take_in(push("THREEPWOOD:GUYBRUSH ULYSSES"))
    decide()
    assert states() == ["cleared"]
    assert query("SELECT count(*) FROM clearing") == [(0,)]


@pytest.mark.usefixtures("listed")
def test_a_changed_entry_is_asked_about_again(take_in: Take, decide: Decide, in_force: Load) -> None:
    decide()
    flown(take_in, "DOE:JANE|A1234567")
    in_force(HEADING + DOE.replace("high", "top"))
    while screen_known(now=NOW):
        pass
    assert states() == ["new", "new"]


@pytest.mark.usefixtures("listed")
def test_screening_who_is_known_asks_nobody_twice(take_in: Take, decide: Decide, in_force: Load) -> None:
    decide()
    flown(take_in, "DOE:JANE|A1234567")
    in_force(HEADING + DOE + "B-18,Border,Roe,Rick,1971,UTO,normal\n")
    while screen_known(now=NOW):
        pass
    assert states() == ["cleared", "known again"]
    assert query("SELECT hits FROM screening_run ORDER BY id DESC LIMIT 1") == [(0,)]


@pytest.mark.usefixtures("listed")
def test_a_new_paper_on_the_same_flight_brings_the_hit_back(take_in: Take, decide: Decide) -> None:
    take_in(push("DOE:JANE", control="4"))
    decide()
    flown(take_in, "DOE:JANE|A1234567")
    assert states() == ["cleared", "known again"]
    take_in(manifest("DOE:JANE|B7654321", control="9", day="260402"))
    assert states() == ["cleared", "new"]


@pytest.mark.usefixtures("listed")
def test_clearing_settles_the_same_match_on_other_flights(take_in: Take, decide: Decide) -> None:
    flown(take_in, "DOE:JANE|A1234567", "DOE:JANE|B7654321")
    [(first,)] = query("SELECT id FROM hit ORDER BY crossing_id LIMIT 1")
    decide(hit=first)
    assert states() == ["cleared", "known again", "new"]


@pytest.mark.usefixtures("listed")
def test_who_is_confirmed_is_never_known_again(take_in: Take, decide: Decide) -> None:
    decide()
    flown(take_in, "DOE:JANE|A1234567")
    decide(Action.REOPEN)
    decide(Action.CONFIRM)
    flown(take_in, "DOE:JANE|A1234567", first=3)
    assert states() == ["cleared", "confirmed", "new"]
    decide()
    flown(take_in, "DOE:JANE|A1234567", first=4)
    assert states() == ["cleared", "confirmed", "cleared", "new"]


@pytest.mark.usefixtures("listed")
def test_to_confirm_one_brings_back_what_was_known_again(take_in: Take, decide: Decide) -> None:
    decide()
    flown(take_in, "DOE:JANE|A1234567", "DOE:JANE|A1234567")
    decide(Action.REOPEN)
    assert states() == ["cleared", "new", "new"]


@pytest.mark.usefixtures("listed")
def test_what_was_told_after_the_hit_was_claimed_was_not_looked_at(
    take_in: Take, lan: Person, decide: Decide
) -> None:
    [(hit,)] = query("SELECT id FROM hit")
    act_on_hit(hit, Action.CLAIM, who=lan, purpose=Purpose.ASSESS, now=NOW)
    take_in(manifest("DOE:JANE|B7654321|K1", control="3"), now=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    act_on_hit(hit, Action.CLEAR, who=lan, purpose=Purpose.ASSESS, now=later, reason=REASON)
    assert query("SELECT count(*) FROM clearing") == [(0,)]


@pytest.mark.usefixtures("listed")
def test_whoever_oversees_lifts_it_and_the_hit_waits_again(
    take_in: Take, decide: Decide, dpo: Person
) -> None:
    decide()
    flown(take_in, "DOE:JANE|A1234567")
    [clearing] = look_at_clearings(text="doe", who=dpo, purpose=Purpose.OVERSEE, now=NOW)
    assert (clearing.name, clearing.reason, clearing.again) == ("Lan", REASON, 1)
    assert lift(clearing.id, why="Their papers are stolen.", who=dpo, purpose=Purpose.OVERSEE, now=NOW) == 1
    assert states() == ["cleared", "new"]
    flown(take_in, "DOE:JANE|A1234567", first=3)
    assert states() == ["cleared", "new", "new"]
    with pytest.raises(NotLifted, match="lifted already"):
        lift(clearing.id, why="Again.", who=dpo, purpose=Purpose.OVERSEE, now=NOW)
    notes = query("SELECT action FROM audit_note ORDER BY number DESC LIMIT 2")
    assert notes == [("lift what is known again",), ("look at what is known again",)]


@pytest.mark.usefixtures("listed")
def test_nobody_else_lifts_it(lan: Person, decide: Decide) -> None:
    decide()
    [(clearing,)] = query("SELECT id FROM clearing")
    with pytest.raises(NotPermitted):
        lift(clearing, why="I doubt it.", who=lan, purpose=Purpose.ASSESS, now=NOW)


@pytest.mark.usefixtures("listed")
def test_it_is_forgotten_with_the_data_it_rests_on(take_in: Take, decide: Decide) -> None:
    decide()
    purge(now=datetime(2026, 9, 30, tzinfo=UTC))
    assert query("SELECT count(*) FROM clearing") == [(1,)]
    purge(now=datetime(2026, 10, 1, tzinfo=UTC))
    assert query("SELECT count(*) FROM clearing") == [(0,)]
    take_in(manifest("DOE:JANE|A1234567", control="8", day="261005"), now=datetime(2026, 10, 4, tzinfo=UTC))
    assert states() == ["new"]


@pytest.mark.usefixtures("listed")
def test_the_ledger_holds_keys_and_no_names(decide: Decide) -> None:
    decide()
    [(keys,)] = query("SELECT keys::text FROM clearing")
    assert keys.strip("{}").lstrip("-").isdecimal()


@pytest.mark.usefixtures("listed")
def test_a_listed_flight_or_phone_is_never_answered_by_who_was_cleared(decide: Decide) -> None:
    decide()
    jane = Traveller(
        name=Name(surname="DOE", given=("JANE",)),
        born=date(1990, 2, 15),
        documents=(Document(kind="P", number="A1234567", issued_by="UTO"),),
    )
    [(entry, version)] = query("SELECT id, since FROM watchlist_entry")
    name, flight = (
        Hit(
            kind=HitKind.WATCHLIST,
            source=entry,
            version=version,
            title="Border",
            severity=Severity.HIGH,
            reasons=(Reason(part=part, told="X1123", sought="X1123", agrees=True),),
        )
        for part in ("name", "flight")
    )
    with transaction():
        assert known_again(jane, [name]).keys() == {entry}
        assert known_again(jane, [flight]) == {}


def numbered(person: str, *, control: str, number: str = "R1234567") -> bytes:
    """A manifest in which the carrier tells a redress number."""
    told = manifest(person, control=control, day=f"26040{control}")
    return told.replace(b"NAT+2+UTO'", f"NAT+2+UTO'RFF+AEA:{number}'".encode())


def test_a_redress_number_answers_under_another_paper_and_not_for_another_name(
    in_force: Load, take_in: Take, decide: Decide
) -> None:
    in_force(HEADING + DOE)
    take_in(numbered("DOE:JANE|A1234567", control="1"))
    decide()
    take_in(numbered("DOE:JANE|B7654321", control="2"))
    assert states() == ["cleared", "known again"]
    take_in(numbered("DOE:JANET|B7654321", control="3"))
    take_in(numbered("DOE:JANE|B7654321", control="4", number="R7654321"))
    assert states() == ["cleared", "known again", "new", "new"]


@pytest.mark.usefixtures("listed")
def test_a_number_given_to_the_officer_counts_from_the_next_flight_on(
    take_in: Take, lan: Person, decide: Decide
) -> None:
    [(hit,)] = query("SELECT id FROM hit")
    act_on_hit(hit, Action.CLAIM, who=lan, purpose=Purpose.ASSESS, now=NOW)
    act_on_hit(
        hit, Action.CLEAR, who=lan, purpose=Purpose.ASSESS, now=NOW, reason=REASON, redress="r-123 4567"
    )
    take_in(numbered("DOE:JANE|B7654321", control="2"))
    assert states() == ["cleared", "known again"]
    decide(Action.REOPEN)
    assert query("SELECT count(*) FROM clearing WHERE lifted_at IS NULL") == [(0,)]


def test_a_redress_number_outlives_the_flight_and_ends(in_force: Load, take_in: Take, decide: Decide) -> None:
    in_force(HEADING + DOE)
    take_in(numbered("DOE:JANE|A1234567", control="1"))
    decide()
    purge(now=datetime(2026, 10, 1, tzinfo=UTC))
    assert query("SELECT redress FROM clearing") == [(True,)]
    assert verify() == []
    purge(now=datetime(2031, 4, 1, tzinfo=UTC))
    assert query("SELECT count(*) FROM clearing") == [(0,)]


def test_a_changed_entry_is_asked_about_whatever_number_is_told(
    in_force: Load, take_in: Take, decide: Decide
) -> None:
    in_force(HEADING + DOE)
    take_in(numbered("DOE:JANE|A1234567", control="1"))
    decide()
    in_force(HEADING + DOE.replace("high", "top"))
    take_in(numbered("DOE:JANE|B7654321", control="2"))
    assert states()[1] == "new"
