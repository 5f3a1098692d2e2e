"""A carrier's bytes arrived: keep them as they came, then acknowledge."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import partial

from msgspec import Struct

from haidang.edifact import EdifactError
from haidang.ledger import inbox, keys, settings, transaction
from haidang.messages import Part, parts
from haidang.vault import spool
from haidang.vault.retention import delete_on, preset

# Twenty times the largest push known (a wide-body's bookings with history); beyond it is no message.
LARGEST = 64 * 1024 * 1024


class Refused(ValueError):
    """The bytes cannot be taken in; the message says why and what to do. Nothing was kept."""


class Receipt(Struct, frozen=True, kw_only=True):
    """``receipt`` names the bytes for ever: identical bytes get the same one. ``resent`` counts the messages
    in them that were known already."""

    receipt: str
    messages: int
    resent: int


def receive(
    data: bytes,
    *,
    gate: str,
    now: datetime,
    came: datetime | None = None,
    carrier: str | None = None,
    file_name: str | None = None,
) -> Receipt:
    """Keep every message in the bytes, sealed, and give the receipt once they are safely on disk.

    Nothing is understood here beyond where one message ends and the next begins, so nothing can be wrong
    enough to be turned away, but for emptiness and size (``Refused``). ``LedgerError`` when the database
    cannot keep it: the carrier must send again. ``came`` is when it reached a gate that could not give it on
    at once.
    """
    _refuse_unfit(data)
    came = came or now
    kept = _parts(data, came)
    receipt = hashlib.sha256(data).hexdigest()[:20]
    period = keys.period_of(now)
    key = keys.period_key(period)
    with transaction():
        incoming = partial(
            inbox.Incoming,
            receipt=receipt,
            gate=gate,
            carrier=carrier,
            file_name=file_name[:255] if file_name else None,
            received_at=came,
            kept_since=now,
            delete_on=delete_on(preset(settings.preset()), came.date(), None),
            period=period,
        )
        new = sum(inbox.keep(_sealed(part, incoming, key)) for part in kept)
    return Receipt(receipt=receipt, messages=len(kept), resent=len(kept) - new)


def _sealed(part: Part, incoming: Callable[..., inbox.Incoming], key: bytes) -> inbox.Incoming:
    fingerprint = hashlib.sha256(part.data).digest()
    return incoming(
        fingerprint=fingerprint,
        size=len(part.data),
        order_key=part.order_key[:64],
        sealed=spool.seal(part.data, key_encryption_key=key, associated=fingerprint),
    )


def _refuse_unfit(data: bytes) -> None:
    if not data.strip():
        raise Refused("There is nothing in it. Send the interchange from UNA or UNB to UNZ.")
    if len(data) > LARGEST:
        raise Refused(
            f"It has {len(data) / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} MB are taken. "
            "Send one interchange a file, or the list in parts (UNH 0070)."
        )


def _parts(data: bytes, now: datetime) -> list[Part]:
    """The messages; bytes with no interchange in them are one, for the quarantine."""
    try:
        return parts(data, received=now) or [Part(data=data, order_key="")]
    except EdifactError:
        return [Part(data=data, order_key="")]
