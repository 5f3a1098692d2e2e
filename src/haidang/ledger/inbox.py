"""The inbox: raw messages kept before they are acknowledged, handed out to be read, and let go.

Several workers on several hosts take from it at once. A message is handed out only when no earlier one
with the same ``order_key`` is still waiting, so that what a carrier says of one flight is read in the order
it came.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from haidang.ledger import keys
from haidang.ledger.bulk import copy, query
from haidang.messages import Problem
from haidang.vault.spool import Sealed


class Incoming(Struct, frozen=True, kw_only=True):
    """A message at the gate, not kept yet. ``size`` in bytes, before sealing; ``period`` is the key's."""

    receipt: str
    gate: str
    carrier: str | None
    file_name: str | None
    fingerprint: bytes
    size: int
    order_key: str
    received_at: datetime
    kept_since: datetime
    delete_on: date
    period: str
    sealed: Sealed


class Waiting(Struct, frozen=True, kw_only=True):
    """A message handed out to be read; its row stays locked until the transaction ends."""

    id: int
    carrier: str | None
    received_at: datetime
    fingerprint: bytes
    period: str
    sealed: Sealed


class Read(Struct, frozen=True, kw_only=True):
    """What reading a message found. ``facts`` go into the row in the order of ``FINISH``."""

    id: int
    carrier: str
    type: str
    version: str
    function: str
    sender: str
    sender_address: str | None
    reference: str
    access_reference: str
    part: int | None
    last_part: bool | None
    movement_id: int | None
    travellers: int
    removed: dict[str, int]
    segments: bytes
    problems: Sequence[Problem]

    @property
    def facts(self) -> list[Any]:
        """The row's values, in the order of ``FINISH``."""
        return [
            self.type[:16],
            self.version[:32],
            self.function,
            self.sender[:64],
            self.sender_address,
            self.reference[:64],
            self.access_reference[:64],
            self.part,
            self.last_part,
            self.movement_id,
            self.travellers,
            self.segments,
        ]


class Aside(Struct, frozen=True, kw_only=True):
    """Why a message is set aside, and what could be told of it all the same."""

    why: str
    sender: str = ""
    type: str = ""
    problems: Sequence[Problem] = ()


KEEP = """
INSERT INTO message (id, receipt, gate, carrier, file_name, fingerprint, size, order_key, received_at,
                     resent, state, attempts, travellers, delete_on)
VALUES (nextval('message_number'), %s, %s, %s, %s, %s, %s, %s, %s, 0, 'waiting', 0, 0, %s)
ON CONFLICT (fingerprint) DO UPDATE SET resent = message.resent + 1
RETURNING id, xmax = 0
"""

# Sent again, as a carrier is asked to when the bytes it sent had to be destroyed or their key is gone.
TAKE_AGAIN = """
UPDATE message SET state = 'waiting', why = NULL, attempts = 0, received_at = %s, delete_on = %s
WHERE id = %s AND state = 'quarantined' AND NOT EXISTS (
    SELECT FROM spool WHERE message_id = message.id AND period = ANY(%s))
RETURNING id
"""

SPOOL = """
INSERT INTO spool (message_id, period, wrapped_key, nonce, ciphertext, kept_since)
VALUES (%s, %s, %s, %s, %s, %s)
"""

WAITING = """
SELECT message.id, carrier, received_at, fingerprint, period, wrapped_key, nonce, ciphertext
FROM message JOIN spool ON spool.message_id = message.id
WHERE state = 'waiting' {condition} AND (order_key = '' OR NOT EXISTS (
    SELECT FROM message earlier
    WHERE earlier.state = 'waiting' AND earlier.order_key = message.order_key AND earlier.id < message.id))
ORDER BY message.id LIMIT %s
FOR UPDATE OF message SKIP LOCKED
"""


FINISH = """
UPDATE message SET state = 'read', why = NULL, attempts = greatest(attempts, 1), read_at = %s, type = %s,
    version = %s, function = %s, sender = %s, sender_address = %s, reference = %s,
    access_reference = %s, part = %s, last_part = %s, movement_id = %s, travellers = %s, segments = %s
WHERE id = %s
"""

SET_ASIDE = """
UPDATE message SET state = 'quarantined', attempts = greatest(attempts, 1), why = %s, sender = %s, type = %s
WHERE id = %s AND state = 'waiting' RETURNING coalesce(carrier, sender, '')
"""

PROBLEMS = {
    "message_id": "int8",
    "carrier": "varchar",
    "day": "date",
    "kind": "varchar",
    "what": "text",
    "segment": "int4",
}


COUNT_REMOVED = """
INSERT INTO removed_count (carrier, day, category, count) VALUES (%s, %s, %s, %s)
ON CONFLICT (carrier, day, category) DO UPDATE SET count = removed_count.count + EXCLUDED.count
"""


def keep(incoming: Incoming) -> bool:
    """Keep a message; whether it is new. A resend is only counted, unless what came before cannot be read."""
    [(number, is_new)] = query(
        KEEP,
        [
            incoming.receipt,
            incoming.gate,
            incoming.carrier,
            incoming.file_name,
            incoming.fingerprint,
            incoming.size,
            incoming.order_key,
            incoming.received_at,
            incoming.delete_on,
        ],
    )
    if is_new or _taken_again(number, incoming):
        sealed = incoming.sealed
        row = [
            number,
            incoming.period,
            sealed.wrapped_key,
            sealed.nonce,
            sealed.ciphertext,
            incoming.kept_since,
        ]
        query(SPOOL, row)
    return bool(is_new)


def _taken_again(number: int, incoming: Incoming) -> bool:
    values = [incoming.received_at, incoming.delete_on, number, keys.periods()]
    if not query(TAKE_AGAIN, values):
        return False
    _forget_problems(number)
    let_go([number])
    return True


def hand_out(limit: int) -> list[Waiting]:
    """Up to ``limit`` messages that nobody else has in hand, each the oldest of its order key."""
    return _waiting(WAITING.format(condition=""), [limit])


def hand_out_one(number: int) -> Waiting | None:
    """That message, if it is still waiting and nobody else has it in hand."""
    found = _waiting(WAITING.format(condition="AND message.id = %s"), [number, 1])
    return found[0] if found else None


def _waiting(sql: str, values: Sequence[Any]) -> list[Waiting]:
    return [
        Waiting(
            id=number,
            carrier=carrier,
            received_at=received_at,
            fingerprint=bytes(fingerprint),
            period=period,
            sealed=Sealed(wrapped_key=bytes(key), nonce=bytes(nonce), ciphertext=bytes(ciphertext)),
        )
        for number, carrier, received_at, fingerprint, period, key, nonce, ciphertext in query(sql, values)
    ]


def begin(number: int) -> int:
    """Count an attempt at a message before it is made; how many were begun by now."""
    [(attempts,)] = query(
        "UPDATE message SET attempts = attempts + 1 WHERE id = %s RETURNING attempts", [number]
    )
    return int(attempts)


def begin_not(number: int) -> None:
    """Take that back: it was not the message that stopped the attempt."""
    query("UPDATE message SET attempts = attempts - 1 WHERE id = %s AND attempts > 0", [number])


def let_go(numbers: Sequence[int]) -> None:
    """Destroy the raw bytes of messages that were read, with the keys they were under."""
    query("DELETE FROM spool WHERE message_id = ANY(%s)", [list(numbers)])


def quarantine(number: int, aside: Aside, day: date) -> None:
    """Set a waiting message aside with the reason; its raw bytes stay, for a replay after a fix."""
    found = query(SET_ASIDE, [aside.why, aside.sender[:64] or None, aside.type[:16] or None, number])
    for (carrier,) in found:
        problems = aside.problems or (Problem(kind="unreadable message", what=aside.why),)
        copy("message_problem", PROBLEMS, (_problem(number, carrier, day, each) for each in problems))


def wait_again(number: int) -> bool:
    """Put a quarantined message back to be read, as if never tried. False when it is not in quarantine or
    its bytes are gone."""
    waits = query(
        "UPDATE message SET state = 'waiting', why = NULL, attempts = 0 "
        "WHERE id = %s AND state = 'quarantined' "
        "AND EXISTS (SELECT FROM spool WHERE message_id = message.id) RETURNING id",
        [number],
    )
    if waits:
        _forget_problems(number)
    return bool(waits)


def _forget_problems(number: int) -> None:
    """Whoever reads the message again says what is wrong with it."""
    query("DELETE FROM message_problem WHERE message_id = %s", [number])


def finish(read: Sequence[Read], now: datetime) -> None:
    """Write down what reading found, and let the raw bytes go."""
    for one in read:
        query(FINISH, [now, *one.facts, one.id])
    problems = [
        _problem(one.id, one.carrier, now.date(), problem) for one in read for problem in one.problems
    ]
    if problems:
        copy("message_problem", PROBLEMS, problems)
    _count_removed(read, now.date())
    let_go([one.id for one in read])


def _problem(number: int, carrier: str, day: date, problem: Problem) -> tuple[object, ...]:
    return (number, carrier[:64], day, problem.kind[:32], problem.what, problem.segment)


def _count_removed(read: Sequence[Read], day: date) -> None:
    """Added up first and kept in one order, so that workers do not wait for each other in a circle."""
    removed: Counter[tuple[str, str]] = Counter()
    for one in read:
        removed.update({(one.carrier[:64], category): count for category, count in one.removed.items()})
    for (carrier, category), count in sorted(removed.items()):
        query(COUNT_REMOVED, [carrier, day, category, count])


def periods_in_use() -> set[str]:
    """The spool periods that still hold a raw message."""
    return {period for (period,) in query("SELECT DISTINCT period FROM spool")}
