"""A carrier's token is handed over once and kept as a hash."""

from haidang.vault.tokens import hash_of, matches, new


def test_a_new_token_matches_its_hash_and_no_other() -> None:
    token, kept = new()
    other, _ = new()
    assert token != other
    assert matches(token, kept)
    assert not matches(other, kept)
    assert not matches("", kept)


def test_the_hash_does_not_hold_the_token() -> None:
    token, kept = new()
    assert kept == hash_of(token)
    assert token not in kept
    assert len(kept) == 64


def test_a_token_that_is_no_ascii_is_refused_like_any_other() -> None:
    assert not matches("Hải Đăng", new()[1])
