"""A message as received rests sealed, and only its own key opens it (R1-01, R3-01)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from haidang.vault.spool import NotOpened, new_key, open_, seal

KEY = bytes(range(32))
RAW = b"UNA:+.? 'UNB+UNOA:4+XX+UTO+260401:1200+1'" * 40


@given(st.binary(max_size=4096), st.binary(max_size=32))
def test_what_is_sealed_opens_as_it_was(data: bytes, associated: bytes) -> None:
    sealed = seal(data, key_encryption_key=KEY, associated=associated)
    assert open_(sealed, key_encryption_key=KEY, associated=associated) == data


def test_nothing_of_the_message_can_be_read_in_the_seal() -> None:
    sealed = seal(RAW, key_encryption_key=KEY, associated=b"1")
    assert b"UNB" not in sealed.ciphertext
    assert len(sealed.ciphertext) < len(RAW) / 4


def test_the_same_message_is_sealed_differently_each_time() -> None:
    one, two = (seal(RAW, key_encryption_key=KEY, associated=b"1") for _ in range(2))
    assert one.wrapped_key != two.wrapped_key
    assert one.ciphertext != two.ciphertext
    assert one.nonce != two.nonce


def test_another_key_does_not_open_it() -> None:
    sealed = seal(RAW, key_encryption_key=KEY, associated=b"1")
    with pytest.raises(NotOpened, match="sealed with another key"):
        open_(sealed, key_encryption_key=new_key(), associated=b"1")


def test_a_seal_does_not_open_as_another_message() -> None:
    sealed = seal(RAW, key_encryption_key=KEY, associated=b"1")
    with pytest.raises(NotOpened, match="belongs to another"):
        open_(sealed, key_encryption_key=KEY, associated=b"2")


def test_without_its_wrapped_key_a_message_is_gone() -> None:
    sealed = replace(seal(RAW, key_encryption_key=KEY, associated=b"1"), wrapped_key=b"")
    with pytest.raises(NotOpened):
        open_(sealed, key_encryption_key=KEY, associated=b"1")


@given(st.data())
def test_any_changed_byte_is_noticed(data: st.DataObject) -> None:
    sealed = seal(RAW, key_encryption_key=KEY, associated=b"1")
    field = data.draw(st.sampled_from(["wrapped_key", "nonce", "ciphertext"]))
    told = bytearray(getattr(sealed, field))
    told[data.draw(st.integers(0, len(told) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotOpened):
        open_(replace(sealed, **{field: bytes(told)}), key_encryption_key=KEY, associated=b"1")
