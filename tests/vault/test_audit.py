"""No past can be rewritten unnoticed (R5-22, R7-09)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from haidang.vault.audit import GENESIS, Note, seal, verify

Chain = list[tuple[Note, str]]


def chain(count: int = 6) -> Chain:
    notes: Chain = []
    head = GENESIS
    for number in range(1, count + 1):
        note = Note(
            number=number,
            at=datetime(2026, 4, 1, 12, number, tzinfo=UTC),
            who="linh",
            role="analyst",
            action="look at a traveller",
            purpose="assess before arrival or departure",
            subjects=(str(1000 + number),),
            detail="from the flights board",
            previous=head,
        )
        head = seal(note, head)
        notes.append((note, head))
    return notes


def test_a_true_chain_verifies() -> None:
    notes = chain()
    verified = verify(notes, expected_head=notes[-1][1])
    assert verified.ok
    assert (verified.count, verified.head, verified.broken_at) == (6, notes[-1][1], None)


def test_an_empty_chain_verifies() -> None:
    assert verify([]).ok
    assert verify([]).head == GENESIS


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", datetime(2026, 4, 1, 13, tzinfo=UTC)),
        ("who", "minh"),
        ("role", "supervisor"),
        ("action", "decide a hit"),
        ("purpose", "update criteria"),
        ("subjects", ("9999",)),
        ("subjects", ()),
        ("detail", ""),
        ("number", 33),
        ("previous", "f" * 64),
    ],
)
def test_any_changed_field_is_noticed_at_its_note(field: str, value: object) -> None:
    notes = chain()
    note, kept = notes[2]
    notes[2] = (replace(note, **{field: value}), kept)
    verified = verify(notes)
    assert not verified.ok
    assert verified.broken_at in (3, 33)
    assert verified.count == 2


def test_a_changed_note_sealed_anew_is_noticed_at_the_next() -> None:
    notes = chain()
    forged = replace(notes[2][0], who="minh")
    notes[2] = (forged, seal(forged, forged.previous))
    assert verify(notes).broken_at == 4


@pytest.mark.parametrize(("missing", "broken_at"), [(0, 2), (3, 5)])
def test_a_note_taken_out_is_noticed(missing: int, broken_at: int) -> None:
    notes = chain()
    del notes[missing]
    assert verify(notes).broken_at == broken_at


def test_the_last_notes_cut_off_are_noticed_against_a_remembered_head() -> None:
    notes = chain()
    head = notes[-1][1]
    assert verify(notes[:-1]).ok
    cut = verify(notes[:-1], expected_head=head)
    assert not cut.ok
    assert cut.broken_at == 6
    assert "cut off" in cut.why


def test_a_chain_that_grew_still_holds_the_head_remembered() -> None:
    notes = chain()
    assert verify(notes, expected_head=notes[3][1]).ok
    assert verify(notes, expected_head=GENESIS).ok


def test_two_notes_changed_round_are_noticed() -> None:
    notes = chain()
    notes[2], notes[3] = notes[3], notes[2]
    assert verify(notes).broken_at == 4


def test_a_note_put_in_between_is_noticed() -> None:
    notes = chain()
    put_in = replace(notes[2][0], previous=notes[2][1], number=4)
    notes.insert(3, (put_in, seal(put_in, notes[2][1])))
    assert verify(notes).broken_at == 4
    assert verify(notes).count == 4


def test_a_number_left_out_is_noticed_even_when_sealed_so() -> None:
    notes = chain(2)
    skipping = replace(notes[1][0], number=4, previous=notes[1][1])
    notes.append((skipping, seal(skipping, notes[1][1])))
    assert verify(notes).broken_at == 4


def test_a_note_told_twice_is_noticed() -> None:
    notes = chain()
    notes.insert(3, notes[2])
    assert not verify(notes).ok


@given(st.integers(0, 5), st.integers(0, 63), st.sampled_from("0123456789abcdef"))
def test_any_changed_digit_of_a_seal_is_noticed(which: int, place: int, digit: str) -> None:
    notes = chain()
    note, kept = notes[which]
    forged = kept[:place] + digit + kept[place + 1 :]
    notes[which] = (note, forged)
    assert verify(notes).ok == (forged == kept)


@given(st.text(), st.text(), st.lists(st.text()), st.text())
def test_no_two_notes_share_an_encoding(who: str, action: str, subjects: list[str], detail: str) -> None:
    note = replace(chain(1)[0][0], who=who, action=action, subjects=tuple(subjects), detail=detail)
    shifted = replace(note, who=who + action, action="", detail=detail)
    assert (seal(note, GENESIS) == seal(shifted, GENESIS)) == (note == shifted)


def test_the_zone_a_time_is_told_in_changes_nothing() -> None:
    note = chain(1)[0][0]
    elsewhere = replace(note, at=note.at.astimezone(timezone(timedelta(hours=7))))
    assert seal(note, GENESIS) == seal(elsewhere, GENESIS)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="note 1: its time has no zone"):
        seal(replace(chain(1)[0][0], at=datetime(2026, 4, 1)), GENESIS)
