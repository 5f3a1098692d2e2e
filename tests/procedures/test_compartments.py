"""Hits of a list that names its agencies are for their eyes, and for whoever oversees all."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from haidang.desk import Action
from haidang.ledger.bulk import query
from haidang.ledger.models import Officer
from haidang.procedures.decide import act_on_hit
from haidang.procedures.look_at_board import Wanted as WantedFlights
from haidang.procedures.look_at_board import look_at_board
from haidang.procedures.look_at_crossing import look_at_crossing
from haidang.procedures.look_at_entry import look_at_entry
from haidang.procedures.look_at_hits import Wanted, look_at_hits
from haidang.procedures.look_at_movement import look_at_movement
from haidang.procedures.look_at_runs import look_at_runs
from haidang.procedures.look_at_watchlists import look_at_watchlists
from haidang.procedures.not_kept import NotKept
from haidang.procedures.try_name import try_name
from haidang.travel import Name, Traveller
from haidang.vault.person import Person
from haidang.vault.roles import PURPOSES, Role
from listed import arrive, in_force
from specimens import manifest

ROW = "B-17,Border,Doe,Jane,,1990-02-15,F,UTO,A1234567,UTO,high\n"
HOME = "FRA"


def officer(agency: str, role: Role = Role.ANALYST) -> Person:
    username = f"{agency or 'house'}-{role}"[:60]
    made = Officer.objects.create(username=username, name="A", role=role, agency=agency)
    return Person(id=made.pk, username=made.username, name="A", role=role, agency=agency)


@pytest.fixture
def hit(ledger: str) -> int:
    """A hit of the list Border, which is for the Border Guard."""
    number = in_force(ROW)
    query("ALTER TABLE watchlist DISABLE TRIGGER USER")
    query("UPDATE watchlist SET agencies = '[\"Border Guard\"]' WHERE id = %s", [number])
    arrive(manifest("DOE:JANE|A1234567"))
    [(found,)] = query("SELECT id FROM hit")
    return int(found)


def seen(who: Person) -> dict[str, int]:
    """How many hits this officer sees in each place."""
    [(movement, day, crossing)] = query("SELECT movement_id, day, id FROM crossing")
    acting: dict[str, Any] = {
        "who": who,
        "purpose": PURPOSES[who.role][0],
        "now": datetime.now(UTC),
        "home": HOME,
    }
    wide = Wanted(state="all", back=10_000, ahead=10_000)
    board = look_at_board(**acting, wanted=WantedFlights(back=10_000, ahead=10_000))
    listed = look_at_movement(movement, **acting)
    view = look_at_crossing(crossing, day, **acting)
    return {
        "queue": look_at_hits(**acting, wanted=wide).matching,
        "board": sum(flight.top + flight.high + flight.normal for flight in board.flights),
        "movement": sum(len(one.hits) for party in listed.parties for one in party),
        "traveller": len(view.hits),
    }


NOWHERE = {"queue": 0, "board": 0, "movement": 0, "traveller": 0}


def test_the_list_s_agency_sees_its_hits_and_another_sees_nothing_of_them(hit: int) -> None:
    assert set(seen(officer("Border Guard")).values()) == {1}
    assert seen(officer("Customs")) == NOWHERE
    assert seen(officer("")) == NOWHERE


def test_who_oversees_all_sees_all(hit: int) -> None:
    assert seen(officer("", Role.DATA_PROTECTION_OFFICER))["traveller"] == 1


def test_nobody_acts_on_a_hit_that_is_not_for_their_eyes(hit: int) -> None:
    acting: dict[str, Any] = {"purpose": PURPOSES[Role.ANALYST][0], "now": datetime.now(UTC)}
    with pytest.raises(NotKept):
        act_on_hit(hit, Action.CLAIM, who=officer("Customs"), **acting)
    act_on_hit(hit, Action.CLAIM, who=officer("Border Guard"), **acting)


def test_who_tries_a_name_is_shown_no_entry_of_a_list_that_is_not_for_their_eyes(hit: int) -> None:
    told = Traveller(name=Name(surname="DOE", given=("JANE",)), born=date(1990, 2, 15))

    def shown(who: Person) -> list[str]:
        trial = try_name(told, who=who, purpose=PURPOSES[who.role][0], now=datetime.now(UTC))
        return [each.entry.reference for each in trial.found]

    assert shown(officer("Border Guard")) == ["B-17"]
    assert shown(officer("Customs")) == []
    assert shown(officer("", Role.DATA_PROTECTION_OFFICER)) == ["B-17"]


def test_a_list_that_names_no_agency_is_for_everyone(hit: int) -> None:
    query("UPDATE watchlist SET agencies = '[]'")
    assert set(seen(officer("Customs")).values()) == {1}


def test_another_agency_is_not_told_how_many_hits_there_are(hit: int) -> None:
    query("UPDATE screening_run SET hits = 1")

    def counts(who: Person) -> set[object]:
        acting: dict[str, Any] = {"who": who, "purpose": PURPOSES[who.role][0], "now": datetime.now(UTC)}
        [standing] = look_at_watchlists(**acting)
        [[entry]] = query("SELECT id FROM watchlist_entry")
        states = look_at_entry(entry, **acting).states
        [run] = look_at_runs(who)
        return {standing.hits, run.hits, sum(states.values()) if states is not None else None}

    assert counts(officer("Customs", Role.WATCHLIST_KEEPER)) == {None}
    assert counts(officer("Border Guard", Role.WATCHLIST_KEEPER)) == {1}
    assert counts(officer("", Role.WATCHLIST_KEEPER)) == {1}
    assert counts(officer("Customs", Role.DATA_PROTECTION_OFFICER)) == {1}
