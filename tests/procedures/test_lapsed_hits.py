"""A hit nobody took up lapses when what is told since does not support it, and comes back when it does."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from haidang.desk import Action
from haidang.ledger.bulk import query
from haidang.procedures.decide import act_on_hit
from haidang.procedures.screen_known import screen_known
from haidang.procedures.screen_told import unsupported
from haidang.said import Said
from haidang.screening import Failure, Screening
from haidang.vault.roles import Purpose, Role
from procedures.conftest import officer
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = "reference,list,surname,given,born,sex,nationality,severity\n"
ANOTHER = "B-17,Border,Quillfeather,Jacinta,1931-11-30,M,UTO,high\n"
THEM = "B-17,Border,Quillfeather,Jacinta,1990-02-15,F,UTO,high\n"
BOOKED, ABOARD = push("QUILLFEATHER:JACINTA"), manifest("QUILLFEATHER:JACINTA|A1234567", control="2")


def state() -> str:
    [(found,)] = query("SELECT state FROM hit")
    return str(found)


@pytest.fixture
def booked(in_force, take_in) -> None:
    """A name on a list, in a booking that tells no birth date."""
    in_force(HEADING + ANOTHER)
    take_in(BOOKED)
    assert state() == "new"


def test_what_the_document_rules_out_is_not_asked_about(booked, take_in):
    take_in(ABOARD)
    assert state() == "lapsed"


def test_what_still_holds_stays_on_the_desk(booked, take_in):
    take_in(push("QUILLFEATHER:JACINTA", extra="IFT+4:28::X1+CTCM 84901234567'", control="2"))
    assert state() == "new"


def test_what_an_officer_has_claimed_stays_with_them(booked, take_in):
    [(hit,)] = query("SELECT id FROM hit")
    lan = officer("lan", Role.ANALYST)
    act_on_hit(hit, Action.CLAIM, who=lan, purpose=Purpose.ASSESS, now=NOW, reason="", seen=None)
    take_in(ABOARD)
    assert state() == "claimed"


def test_what_an_officer_has_reopened_stays_on_the_desk(booked, take_in):
    [(hit,)] = query("SELECT id FROM hit")
    act = partial(act_on_hit, hit, who=officer("lan", Role.ANALYST), purpose=Purpose.ASSESS, now=NOW)
    act(Action.CLAIM, reason="", seen=None)
    act(Action.CLEAR, reason="Another birth date.", seen=None)
    [(cleared,)] = query("SELECT id FROM decision")
    act(Action.REOPEN, reason="The birth date is not certain.", seen=cleared)
    take_in(ABOARD)
    assert state() == "new"


def test_it_comes_back_when_the_list_is_put_right(booked, take_in, in_force):
    take_in(ABOARD)
    in_force(HEADING + THEM)
    while screen_known(now=NOW + timedelta(minutes=1)):
        pass
    assert state() == "new"


def test_what_could_not_be_asked_now_says_nothing_either_way():
    hits = {("criterion", 7), ("criterion", 8), ("watchlist", 9)}
    assert unsupported(hits, Screening((), ())) == hits
    assert unsupported(hits, Screening((), (failure(source=7),))) == hits - {("criterion", 7)}
    assert unsupported(hits, Screening((), (failure(source=None),))) == set()


def failure(source: int | None) -> Failure:
    return Failure(source=source, version=None, title="", what=Said(""))
