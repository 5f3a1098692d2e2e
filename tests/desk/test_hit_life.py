"""The life of a hit: what may follow what, and that a named person stands behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.desk import DECIDED, MOVES, Action, NotAllowed, State, move


@pytest.mark.parametrize(
    ("state", "action", "reached"),
    [
        (State.NEW, Action.CLAIM, State.CLAIMED),
        (State.CLAIMED, Action.RELEASE, State.NEW),
        (State.CLAIMED, Action.CONFIRM, State.CONFIRMED),
        (State.CLAIMED, Action.CLEAR, State.CLEARED),
        (State.CONFIRMED, Action.REOPEN, State.NEW),
        (State.CLEARED, Action.REOPEN, State.NEW),
        (State.LAPSED, Action.REOPEN, State.NEW),
    ],
)
def test_what_may_follow(state: State, action: Action, reached: State) -> None:
    assert move(state, action, who="lan", claimed_by="lan") is reached


def test_nothing_else_may_follow_and_the_refusal_says_what_may() -> None:
    for state in State:
        for action in set(Action) - set(MOVES[state]):
            with pytest.raises(NotAllowed) as refused:
                move(state, action, who="lan", claimed_by="lan")
            assert all(open_to in str(refused.value) for open_to in MOVES[state])


def test_only_who_claimed_it_decides_but_anyone_may_release_it() -> None:
    with pytest.raises(NotAllowed, match="minh has claimed this hit"):
        move(State.CLAIMED, Action.CONFIRM, who="lan", claimed_by="minh")
    assert move(State.CLAIMED, Action.RELEASE, who="lan", claimed_by="minh") is State.NEW


@given(st.lists(st.tuples(st.sampled_from(Action), st.sampled_from(["", " ", "lan", "minh"])), max_size=30))
def test_no_path_leads_to_a_decision_without_a_named_person(steps: list[tuple[Action, str]]) -> None:
    state, claimed_by = State.NEW, None
    for action, who in steps:
        try:
            reached = move(state, action, who=who, claimed_by=claimed_by)
        except NotAllowed:
            continue
        assert who.strip()
        if reached in DECIDED:
            assert state is State.CLAIMED
            assert claimed_by == who
        claimed_by = who if reached is State.CLAIMED else None
        state = reached
