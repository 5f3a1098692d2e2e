"""The token a carrier's push carries. We keep its hash only."""

from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe

PREFIX = "hd_"
"""So that a token left in a mail or a repository is recognised for what it is."""


def new() -> tuple[str, str]:
    """A token to hand over once, and the hash to keep. 256 random bits: a plain hash is enough."""
    token = PREFIX + token_urlsafe(32)
    return token, hash_of(token)


def hash_of(token: str) -> str:
    """SHA-256, 64 hexadecimal digits."""
    return sha256(token.encode()).hexdigest()


def matches(token: str, kept_hash: str) -> bool:
    """Whether the token is the one kept, in the same time whether it is or not."""
    return compare_digest(hash_of(token), kept_hash)
