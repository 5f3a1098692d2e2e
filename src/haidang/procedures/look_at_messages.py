"""Someone looks at what came in: how much, from whom, and what could not be read."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from haidang.ledger import audit, message_board
from haidang.ledger.message_board import Facts, Received, Row, Told, Trouble
from haidang.ledger.transaction import transaction
from haidang.procedures.not_kept import NotKept
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, may

HOURS, DAYS, TROUBLED_DAYS = 24, 14, 14


class MessagesView(Struct, frozen=True, kw_only=True):
    """``quarantined`` is ``None`` for who may not see the quarantine."""

    hours: list[Received]
    days: list[Received]
    quarantined: list[Row] | None
    troubles: list[Trouble]
    troubled_since: date
    newest: list[Row]


class MessageView(Struct, frozen=True, kw_only=True):
    facts: Facts
    problems: list[Told]


def look_at_messages(
    *, carrier: str = "", state: str = "", who: Person, purpose: Purpose, now: datetime
) -> MessagesView:
    """What came in lately; problems and the newest messages only of a carrier where one is given."""
    who.check(Permission.SEE_MESSAGES, purpose)
    with transaction():
        audit.note(who, "look at the messages", purpose, [], at=now)
    troubled_since = (now - timedelta(days=TROUBLED_DAYS - 1)).date()
    see_quarantine = may(who.role, Permission.SEE_QUARANTINE)
    return MessagesView(
        hours=message_board.received("hour", now - timedelta(hours=HOURS - 1)),
        days=message_board.received("day", now - timedelta(days=DAYS - 1)),
        quarantined=message_board.newest(state="quarantined") if see_quarantine else None,
        troubles=message_board.troubles(troubled_since, carrier),
        troubled_since=troubled_since,
        newest=message_board.newest(carrier=carrier, state=state),
    )


def look_at_message(number: int, *, who: Person, purpose: Purpose, now: datetime) -> MessageView:
    """One message's facts and problems, without what it says of anybody; ``NotKept`` when it is not here."""
    who.check(Permission.SEE_MESSAGES, purpose)
    facts = message_board.facts(number)
    if facts is None:
        raise NotKept("message", number)
    with transaction():
        audit.note(who, "look at a message", purpose, [f"message {number}"], at=now)
    return MessageView(facts=facts, problems=message_board.problems(number))
