"""The keys of the house. They live in files beside the database, never in it, so that neither a copy of the
database nor a backup of it can be read alone.

``master.key`` is made at the first start. From it come, by HKDF (RFC 5869), the key of card tokens, that
of identifiers and the one that wraps the spool's period keys. A period key is random, serves the messages
received in one hour, and is destroyed with the last of them: from then on whatever remains of them on any
disk is noise.
"""

import contextlib
import os
import secrets
import tarfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from haidang.ledger.home import private
from haidang.vault.cards import CardKey

NONCE = 12
CARD_KEY_VERSION = 1


class KeyLost(RuntimeError):
    """A key that is needed is not there; the message says which and what that means."""


def card_key() -> CardKey:
    """The key of card tokens, the same for messages and for lists."""
    return CardKey(CARD_KEY_VERSION, _derived("card tokens"))


def identifier_key() -> bytes:
    """The key under which documents, phones and the like can be found again without being readable."""
    return _derived("identifiers")


def listed_papers_key() -> bytes:
    """The key under which the numbers of very long lists of papers are marked (``ledger.paper_files``)."""
    return _derived("listed papers")[:16]


def period_of(moment: datetime) -> str:
    """The name of the spool period of that moment: its UTC hour.

    >>> from datetime import UTC
    >>> period_of(datetime(2026, 3, 1, 17, 40, tzinfo=UTC))
    '2026030117'
    """
    return f"{moment:%Y%m%d%H}"


def period_key(period: str) -> bytes:
    """The key of a spool period, made when first asked for."""
    file = private("keys") / f"spool-{period}.key"
    if not file.exists():
        fresh, nonce = AESGCM.generate_key(256), os.urandom(NONCE)
        _write_once(file, nonce + AESGCM(_derived("spool")).encrypt(nonce, fresh, period.encode()))
    return _opened(period, file.read_bytes())


def existing_period_key(period: str) -> bytes:
    """The key of a spool period that must already exist."""
    try:
        sealed = (private("keys") / f"spool-{period}.key").read_bytes()
    except FileNotFoundError:
        raise KeyLost(
            f"The key of the spool period {period} is gone: its raw messages cannot be read any more. "
            "Ask the carrier to send them again."
        ) from None
    return _opened(period, sealed)


def _opened(period: str, sealed: bytes) -> bytes:
    return AESGCM(_derived("spool")).decrypt(sealed[:NONCE], sealed[NONCE:], period.encode())


def periods() -> list[str]:
    """The periods whose keys exist, oldest first."""
    return sorted(file.stem.removeprefix("spool-") for file in private("keys").glob("spool-*.key"))


def destroy_period(period: str) -> None:
    """Forget a period's key, and with it every raw message received in that period; also in the drafts that
    a process killed while it wrote the key has left."""
    for file in private("keys").glob(f"spool-{period}.key*"):
        file.unlink(missing_ok=True)
    _sync(private("keys"))


@cache
def _derived(purpose: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=f"haidang {purpose}".encode()).derive(_master())


def _master() -> bytes:
    file = private("keys") / "master.key"
    if not file.exists():
        _write_once(file, secrets.token_bytes(32))
    return file.read_bytes()


def _write_once(file: Path, content: bytes) -> None:
    """Several processes may want the same new key at once: the first whole file wins."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
    _sync(file.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def pack(target: Path) -> None:
    """Write every key of the house into one file, its owner's alone."""
    with (
        os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream,
        tarfile.open(fileobj=stream, mode="w") as archive,
    ):
        for file in sorted(private("keys").glob("*.key")):
            archive.add(file, arcname=file.name)


def unpack(source: Path, *, replace: bool) -> None:
    """Put keys back from such a file. Refuses when another master key is here, unless ``replace``."""
    folder = private("keys")
    with tarfile.open(source) as archive:
        told = archive.extractfile("master.key")
        here = folder / "master.key"
        if here.exists() and told and told.read() != here.read_bytes() and not replace:
            raise KeyLost(
                f"Another master key is in {folder}. To replace it and all that hangs on it, add --replace."
            )
        for member in archive:
            _put_back(folder, member, archive.extractfile(member))
    _derived.cache_clear()
    _sync(folder)


def _put_back(folder: Path, member: tarfile.TarInfo, content: IO[bytes] | None) -> None:
    """Only what ``pack`` writes: a plain file with the plain name of a key."""
    if content is None or Path(member.name).name != member.name or not member.name.endswith(".key"):
        raise KeyLost(f"This file holds more than keys ({member.name}): it was not made by haidang backup.")
    target = folder / member.name
    target.touch(mode=0o600)
    target.write_bytes(content.read())
