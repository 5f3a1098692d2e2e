"""A message as received, sealed until it is read: the only place raw data ever rests (R1-01, rights 7.4).

Each message has a fresh key of its own, wrapped by the key of the period. Destroying the wrapped key
destroys the message, in every copy there is.
"""

from secrets import token_bytes

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from msgspec import Struct

KEY_BITS = 256
NONCE_BYTES = 12


class Sealed(Struct, frozen=True, kw_only=True):
    """``wrapped_key`` by RFC 3394; ``ciphertext`` is zstd, then AES-256-GCM, its tag at the end."""

    wrapped_key: bytes
    nonce: bytes
    ciphertext: bytes


class NotOpened(Exception):
    """The seal does not open; the sentence says which of its parts does not fit."""


def new_key() -> bytes:
    """A key to wrap keys with, 32 random bytes. Keep it outside the database."""
    return AESGCM.generate_key(KEY_BITS)


def seal(data: bytes, *, key_encryption_key: bytes, associated: bytes) -> Sealed:
    """Close ``data``. ``associated`` is what it belongs to (its number): it must be the same at opening."""
    key, nonce = AESGCM.generate_key(KEY_BITS), token_bytes(NONCE_BYTES)
    return Sealed(
        wrapped_key=aes_key_wrap(key_encryption_key, key),
        nonce=nonce,
        ciphertext=AESGCM(key).encrypt(nonce, zstandard.compress(data), associated),
    )


def open_(sealed: Sealed, *, key_encryption_key: bytes, associated: bytes) -> bytes:
    """The data as sealed; ``NotOpened`` with another key, another owner, or a changed byte."""
    try:
        key = aes_key_unwrap(key_encryption_key, sealed.wrapped_key)
    except (InvalidUnwrap, ValueError) as problem:
        raise NotOpened("this message was sealed with another key; set the key of its period") from problem
    try:
        packed = AESGCM(key).decrypt(sealed.nonce, sealed.ciphertext, associated)
    except InvalidTag as problem:
        raise NotOpened("the sealed message was changed, or belongs to another number") from problem
    return zstandard.decompress(packed)
