"""A carrier's token: given once, known by its hash, revoked in a moment, and bound to the sender."""

from datetime import datetime

from haidang.edifact import EdifactError, interchanges
from haidang.ledger import audit, carrier_tokens
from haidang.ledger.transaction import transaction
from haidang.messages.as_sent import as_sent
from haidang.vault import roles, tokens
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


class NotTheirs(Exception):
    """An interchange names a carrier other than the one whose token came with it; says what to do."""


def give(carrier: str, *, who: Person, now: datetime) -> str:
    """A new token for a carrier, to be handed over once: only its hash is kept. Older ones stay good."""
    roles.check(who.role, Permission.KEEP_CARRIERS)
    token, kept = tokens.new()
    with transaction():
        carrier_tokens.keep(carrier.upper(), kept)
        audit.note(who, "gave a carrier token", Purpose.OVERSEE, [f"carrier {carrier.upper()}"], at=now)
    return token


def revoke(carrier: str, *, who: Person, now: datetime) -> int:
    """Revoke every token of a carrier; how many there were."""
    roles.check(who.role, Permission.KEEP_CARRIERS)
    with transaction():
        revoked = carrier_tokens.revoke(carrier.upper(), now)
        audit.note(who, "revoked carrier tokens", Purpose.OVERSEE, [f"carrier {carrier.upper()}"], at=now)
    return revoked


def carrier_of(token: str) -> str | None:
    """Whose token this is, if it opens the gate."""
    return carrier_tokens.carrier_of(tokens.hash_of(token))


def check_sender(data: bytes, carrier: str) -> None:
    """Raise ``NotTheirs`` when an interchange says it comes from another carrier who has a token here.

    UNB S002 0004 is compared as a whole. A sender who is no carrier with a token (a ground handler, a
    service provider, a mailbox name) proves nothing either way and passes: the message remembers whose
    token it came with. Spoofing is threat T6 of the project's analysis.
    """
    others = carrier_tokens.carriers() - {carrier}
    for sender in senders(data):
        if sender in others:
            raise NotTheirs(
                f"The interchange names {sender} as its sender (UNB S002), the token is {carrier}'s. "
                f"Send it with {sender}'s token, or correct the sender."
            )


def senders(data: bytes) -> list[str]:
    """Who the interchanges in these bytes say they come from; unreadable bytes say nothing.

    >>> senders(b"UNB+UNOA:4+XX+UTO+260401:1200+1'UNH+1+PAXLST:D:12B'UNT+2+1'UNZ+1+1'")
    ['XX']
    """
    try:
        found = interchanges(as_sent(data)[0])
    except EdifactError:
        return []
    headers = [one.segments[0] for one in found if one.segments and one.segments[0].tag == "UNB"]
    return [sender for header in headers if (sender := header.get(1).upper())]
