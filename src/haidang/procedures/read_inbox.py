"""Read what waits in the inbox: understand it, clean it, join it to what is known, screen it.

Everything a message causes is kept in one transaction with its being marked as read. A batch that fails is
taken back whole and each of its messages tried alone, so that one of them can fail without the others. What
fails so badly that the process ends can be told by nobody afterwards: therefore a process that has just
started reads its first messages one by one, each attempt written down before it is made (``read_first``).
"""

import contextlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

import zstandard
from msgspec import Struct

from haidang import messages
from haidang.edifact import EdifactError
from haidang.ledger import LedgerError, inbox, keys, movements, persons, screening_runs, transaction
from haidang.ledger.inbox import Aside
from haidang.ledger.transaction import OF_THE_HOUSE
from haidang.messages import Message, Problem
from haidang.procedures import screener_in_force
from haidang.procedures.announce import announce
from haidang.procedures.suspend_criterion import suspend_failed
from haidang.procedures.tell_movement import Telling
from haidang.screening import Failure
from haidang.vault import cleaning, spool
from haidang.vault.retention import DEFAULT_PRESET, Preset, preset

MOST_BEGUN = 5
FATAL = ("unknown message type", "unreadable message", "unreadable booking", "unreadable traveller")

ENDED = (
    f"{MOST_BEGUN} processes began to read it and ended without a word, perhaps for want of memory: "
    "report the fault, and replay it when it is mended."
)


class Understood(Struct, frozen=True, kw_only=True):
    """A waiting message, read and cleaned. ``telling`` are those of ``messages`` that tell of somebody, each
    with its movement."""

    waiting: inbox.Waiting
    messages: tuple[Message, ...]
    telling: tuple[tuple[Message, movements.Announced], ...]
    removed: Counter[str]


class NotUnderstood(ValueError):
    """No traveller can be had from the bytes, which belong into the quarantine; ``aside`` says why."""

    def __init__(self, aside: Aside) -> None:
        super().__init__(aside.why)
        self.aside = aside


def read_inbox(*, now: datetime, limit: int = 20) -> int:
    """Work one batch; how many messages it held, 0 when nothing waits.

    ``LedgerError`` when the database is away, ``OSError`` when the keys are: nothing was worked, call again
    later.
    """
    in_hand: list[inbox.Waiting] = []
    try:
        with transaction():
            _fetch_lists(now)
            in_hand = inbox.hand_out(limit)
            failures = _work(in_hand, now) if in_hand else []
    except OF_THE_HOUSE:
        raise
    except Exception:
        if not in_hand:
            raise
        failures = [failure for waiting in in_hand for failure in _alone(waiting, now)]
    suspend_failed(failures, now=now)
    return len(in_hand)


def read_first(*, now: datetime) -> int:
    """Work the oldest message by itself; 1 when there was one. It is set aside when ``MOST_BEGUN`` processes
    began it and none came back.

    ``LedgerError`` as for ``read_inbox``.
    """
    with transaction():
        _fetch_lists(now)
        in_hand = inbox.hand_out(1)
        begun = [waiting for waiting in in_hand if inbox.begin(waiting.id) <= MOST_BEGUN]
        for waiting in in_hand[len(begun) :]:
            inbox.quarantine(waiting.id, Aside(why=ENDED), now.date())
    for waiting in begun:
        suspend_failed(_begun(waiting, now), now=now)
    return len(in_hand)


def _fetch_lists(now: datetime) -> None:
    """Before a message is taken in hand: what fails, or ends, over the lists is no message's fault."""
    in_force = screening_runs.share(DEFAULT_PRESET)
    screener_in_force.at(in_force.version, now.date())


def _begun(waiting: inbox.Waiting, now: datetime) -> list[Failure]:
    try:
        return _alone(waiting, now)
    except OF_THE_HOUSE:
        with contextlib.suppress(LedgerError), transaction():
            inbox.begin_not(waiting.id)
        raise


def _alone(waiting: inbox.Waiting, now: datetime) -> list[Failure]:
    try:
        with transaction():
            again = inbox.hand_out_one(waiting.id)
            return _work([again], now) if again else []
    except OF_THE_HOUSE:
        raise
    except Exception as error:
        # The error's own words may quote the traveller, and would stay when the raw bytes are long gone.
        why = f"it could not be worked ({type(error).__name__}): keep it for a replay and report the fault"
        with transaction():
            inbox.quarantine(waiting.id, Aside(why=why), now.date())
        return []


def _work(in_hand: Sequence[inbox.Waiting], now: datetime) -> list[Failure]:
    in_force = screening_runs.share(DEFAULT_PRESET)
    under = preset(in_force.preset)
    understood = []
    for waiting in in_hand:
        try:
            understood.append(_understand(waiting, under))
        except NotUnderstood as reason:
            inbox.quarantine(waiting.id, reason.aside, now.date())
        except keys.KeyLost as reason:
            inbox.quarantine(waiting.id, Aside(why=str(reason)), now.date())
    told = [pair for each in understood for pair in each.telling]
    distinct = {(announced.key, announced.movement.cancelled): announced for _, announced in told}
    held = movements.hold(distinct.values())
    first = {announced.key: announced for _, announced in reversed(told)}
    tellings = {key: Telling(number, under, first[key]) for key, number in held.items()}
    unplaced: dict[int, list[Problem]] = defaultdict(list)
    for message, announced in told:
        unplaced[announced.message_id] += tellings[announced.key].tell(message, announced)
    identities = persons.resolve(one for telling in tellings.values() for one in telling.sightings())
    for telling in tellings.values():
        telling.settle(identities)
    screener = screener_in_force.at(in_force.version, now.date())
    screener.look_ahead([place.traveller for telling in tellings.values() for place in telling.concerned])
    failures = [failure for telling in tellings.values() for failure in telling.keep(screener, now)]
    inbox.finish([_summary(each, held, unplaced[each.waiting.id]) for each in understood], now)
    return failures


def _understand(waiting: inbox.Waiting, under: Preset) -> Understood:
    raw = spool.open_(
        waiting.sealed,
        key_encryption_key=keys.existing_period_key(waiting.period),
        associated=waiting.fingerprint,
    )
    try:
        told = messages.read(raw, received=waiting.received_at)
    except EdifactError as error:
        raise NotUnderstood(Aside(why=str(error))) from error
    card_key = keys.card_key()
    cleaned = [cleaning.clean_message(message, preset=under, card_key=card_key) for message in told]
    kept = tuple(one.kept for one in cleaned)
    _refuse_silence(kept)
    return Understood(
        waiting=waiting,
        messages=kept,
        telling=tuple((m, movements.completed(announce(m, waiting, under))) for m in kept if _tells(m)),
        removed=sum((Counter(one.removed) for one in cleaned), Counter()),
    )


def _tells(message: Message) -> bool:
    """Whether it says something of somebody's travel. An authority's answer does not: it is only kept."""
    return bool(_count(message) or message.bags or (message.movement and not message.replies))


def _refuse_silence(told: tuple[Message, ...]) -> None:
    if not any(_tells(message) or message.replies for message in told):
        problems = [problem for message in told for problem in message.problems]
        fatal = [problem.what for problem in problems if problem.kind in FATAL]
        why = "; ".join(fatal) or "it names no flight, no voyage and no traveller"
        raise NotUnderstood(Aside(why=why, sender=told[0].sender, type=told[0].type, problems=problems))


def _summary(each: Understood, held: dict[movements.Key, int], unplaced: Sequence[Problem]) -> inbox.Read:
    first = each.messages[0]
    return inbox.Read(
        id=each.waiting.id,
        carrier=each.waiting.carrier or first.sender,
        type=first.type,
        version=first.version,
        function=first.function,
        sender=first.sender,
        sender_address=first.sender_address,
        reference=first.reference,
        access_reference=first.access_reference,
        part=first.part,
        last_part=first.last_part,
        movement_id=held[each.telling[0][1].key] if each.telling else None,
        travellers=sum(_count(message) for message in each.messages),
        removed=dict(each.removed),
        segments=zstandard.compress("\n".join(_lines(each.messages)).encode()),
        problems=(*(problem for message in each.messages for problem in message.problems), *unplaced),
    )


def _lines(told: tuple[Message, ...]) -> Iterator[str]:
    """A segment a line: a line's number is the segment's, so no segment may hold a line end."""
    for message in told:
        for segment in message.segments:
            yield " ".join(segment.splitlines())


def _count(message: Message) -> int:
    return len(message.travellers) + sum(len(booking.travellers) for booking in message.bookings)
