"""A message as it may be kept: its facts filtered, its cards tokenised, its text cleaned segment by segment.

The text is kept for the traveller's page, which marks the segments a fact came from by their number:
so a segment may be emptied, never dropped. What is taken out leaves ``[removed]``, the same for a
prayer meal, a wheelchair and a word nobody knows (R3-02); a card leaves ``[card 4242]``.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from haidang.messages.message import Message
from haidang.messages.problem import Problem
from haidang.messages.reply import Reply
from haidang.travel import Booking, BookingChange, Payment, Remark, Service
from haidang.vault import bag_text, cards, terms, xml_text
from haidang.vault.retention import Preset
from haidang.vault.sensitive import (
    CARD_NUMBER,
    FREE_TEXT,
    KEPT_REMARKS,
    Cleaned,
    bag_without,
    booking_without,
    traveller_without,
)
from haidang.vault.sensitive_codes import Action, passenger_types, service_action, service_codes, title_ending
from haidang.vault.terms import REMOVED

_STRUCTURED_TAGS = """
ABI ADD APD ATT AUT BGM CNT COM CPI CST CTA DAT DOC DTM EBD EMP EQN ERC ERP FTI GEI LOC MEA MON MSG NAT
ODI ORG PDI PDT POC PTK RCI REF RFF RLS RPI SAC SRC SSD TBD TDT TKT TRA TRI TVL TXD UNA UNB UNE UNG UNH
UNS UNT UNZ
"""
STRUCTURED = frozenset(_STRUCTURED_TAGS.split())
"""Segments of PAXLST, PNRGOV and CUSRES made of codes, numbers and addresses. Others are free text."""

TICKETS = frozenset({"TKT", "COM"})
"""Segments full of 13-digit numbers that are no cards: tickets, telephones."""

ROOM_FOR_A_CARD = len("DAT+") + 13
"""Half of all segments are too short to hold a card number, and need not be searched."""

_TAG = re.compile(r"\s*([A-Za-z]{3})(?![A-Za-z0-9])")
_SERVICE = re.compile(r"\s*SSR[^A-Za-z0-9]+([A-Za-z]{3,4})", re.IGNORECASE)
_TEXT_HEAD = re.compile(r"\s*[A-Za-z]{3}[^A-Za-z0-9](?:[0-9]\W)?([0-9]{1,3})?")
_CONTACT = re.compile(r"(?:[^A-Za-z0-9 ] ?|(?:SSR|OSI) (?:[A-Z0-9]{2} )?)CTC(E?)", re.IGNORECASE)
_GROUP_NAME = re.compile(r"\s*TIF(.)(?:(?!\1).)*\1[\w ?'-]*[^\w ]G\b", re.IGNORECASE | re.DOTALL)
_BAGGAGE = re.compile(r"\s*FTX[^A-Z0-9]BAG", re.IGNORECASE)
_FARE_TYPE = re.compile(r"(?<=\W)([A-Z]{3})(?=\W|$)", re.IGNORECASE)
_ACCOUNT = re.compile(r"[0-9](?:[ ?\-]{0,3}[0-9]){11,}")
_QUOTED = re.compile(r"(?<=: ).+", re.DOTALL)
_IN_MARKS = re.compile(r"'[^']*'|\"[^\"]*\"")

Rule = Callable[[str, Preset, Counter[str]], str]


def clean_message(message: Message, *, preset: Preset, card_key: cards.CardKey) -> Cleaned[Message]:
    """Everything of the message that may be kept.

    The counts are of one message, which may be one person's: add them up by carrier and day.
    """
    removed: Counter[str] = Counter()
    removed_from_text: Counter[str] = Counter()
    segments = _segments(message.segments, preset, removed_from_text)
    kept = replace(
        message,
        travellers=tuple(traveller_without(traveller, removed) for traveller in message.travellers),
        bookings=tuple(
            _booking(_retold(booking, message.segments, segments), preset, card_key, removed)
            for booking in message.bookings
        ),
        bags=tuple(bag_without(bag, removed) for bag in message.bags),
        replies=tuple(_answer(reply, removed) for reply in message.replies),
        problems=tuple(
            _problem(problem, message.segments, segments, removed) for problem in message.problems
        ),
        segments=segments,
    )
    return Cleaned(kept, removed | removed_from_text)


def clean_segments(segments: tuple[str, ...], *, preset: Preset) -> tuple[str, ...]:
    """The text of the segments, as many as came in.

    >>> from haidang.vault.retention import preset
    >>> clean_segments(("SSR+KSML:HK:1:VN", "FOP+CC::500:VI:4242424242424242:0827"), preset=preset())
    ('SSR+[removed]', 'FOP+CC::500:VI:[card 4242]:0827')
    """
    return _segments(segments, preset, Counter())


def _segments(segments: tuple[str, ...], preset: Preset, removed: Counter[str]) -> tuple[str, ...]:
    return tuple(_segment(text, preset, removed) for text in segments)


def _segment(text: str, preset: Preset, removed: Counter[str]) -> str:
    """One segment, by the rule of its tag; whatever is left of it holds no card number."""
    if text[:1] in OTHER_FORMS or text in bag_text.FRAME:
        return OTHER_FORMS.get(text[:1], bag_text.clean)(text, preset, removed)
    tag = text[:3]
    if tag not in KNOWN or text[3:4].isalnum():
        told = _TAG.match(text)
        tag = told[1].upper() if told else ""
    if tag in STRUCTURED:
        if len(text) < ROOM_FOR_A_CARD:
            return text
        return cards.redact(text, removed, shortest=15 if tag in TICKETS else 13)
    return RULES.get(tag, _unknown)(text, preset, removed)


def _service(text: str, preset: Preset, removed: Counter[str]) -> str:
    """``SSR+code:status:number:airline:::board:off:text``: by what becomes of its code."""
    told = _SERVICE.match(text)
    if told is None:
        return _free_text(text, preset, removed)
    code = told.group(1).upper()
    action = service_action(code)
    emptied = text[: told.start(1)] + REMOVED
    if action is Action.DROP:
        removed[service_codes()[code].category] += 1
        return emptied
    if action is Action.KEEP:
        shortest = 15 if code.startswith(("TKN", "CTC")) else 13
        return cards.redact(title_ending().sub("", text), removed, shortest=shortest)
    if action is Action.RESTRICT or not preset.denies_free_text:
        return cards.redact(terms.redact(text, removed), removed)
    removed[FREE_TEXT] += 1
    return text[: told.end(1)] + text[told.start(1) - 1] + REMOVED if action is Action.CODE_ONLY else emptied


def _interactive_text(text: str, preset: Preset, removed: Counter[str]) -> str:
    """``IFT+4:subject::airline+text``: payer and fare calculation stay, the rest is free text."""
    head = _TEXT_HEAD.match(text)
    if head and head.group(1) in KEPT_REMARKS:
        return cards.redact(text, removed)
    return _free_text(text, preset, removed)


def _free_text(text: str, preset: Preset, removed: Counter[str]) -> str:
    """A contact stays (Annex I item 5); anything else where the preset allows, its words scanned."""
    if contact := _CONTACT.search(text):
        text = text if contact[1] else terms.redact(text, removed)
        return cards.redact(text, removed, shortest=15)
    if not preset.denies_free_text:
        return cards.redact(terms.redact(text, removed), removed)
    removed[FREE_TEXT] += 1
    told = _TAG.match(text)
    return (text[: told.end() + 1] if told else "") + REMOVED


def _unknown(text: str, preset: Preset, removed: Counter[str]) -> str:
    """A segment nobody knows, or half of one: free text, of which not even the start is kept (R1-01)."""
    if not text.strip():
        return text
    if not preset.denies_free_text:
        return cards.redact(terms.redact(text, removed), removed)
    removed[FREE_TEXT] += 1
    return REMOVED


def _manifest_text(text: str, preset: Preset, removed: Counter[str]) -> str:
    """``FTX+BAG+++tag`` of a manifest is baggage (item 16); other subjects are free text."""
    if _BAGGAGE.match(text):
        return cards.redact(text, removed)
    return _free_text(text, preset, removed)


def _name(text: str, preset: Preset, removed: Counter[str]) -> str:
    """``TIF+SURNAME+GIVEN TITLE:type``; the name of a group is free text."""
    if _GROUP_NAME.match(text):
        text = terms.redact(text, removed)
    separator = text.lstrip()[3:4]
    surname, *rest = text.split(separator, 2)[1:] if separator else [""]
    if rest and (given := title_ending().sub("", rest[0])) != rest[0]:
        text = separator.join((text[: text.index(separator)], surname, given))
    return cards.redact(text, removed)


def _address(text: str, preset: Preset, removed: Counter[str]) -> str:
    """``NAD+FL+++SURNAME:GIVEN TITLE+street+...``"""
    surname, colon, rest = text.partition(":")
    separator = text.lstrip()[3:4] or "+"
    given, plus, street = rest.partition(separator)
    return cards.redact("".join((surname, colon, title_ending().sub("", given), plus, street)), removed)


def _fare(text: str, preset: Preset, removed: Counter[str]) -> str:
    """``FAR+type+age+...``: a passenger type may tell a religion or an illness."""
    text = _FARE_TYPE.sub(lambda told: REMOVED if told[1].upper() in passenger_types() else told[1], text)
    return cards.redact(text, removed)


def _payment(text: str, preset: Preset, removed: Counter[str]) -> str:
    """``FOP+form:kind:amount:vendor:account:expiry``: any long number is an account, valid or not."""
    return cards.redact(_ACCOUNT.sub(_last_four, cards.redact(text, removed)), removed)


def _last_four(account: re.Match[str]) -> str:
    return f"[card {re.sub('[^0-9]', '', account[0])[-4:]}]"


RULES: dict[str, Rule] = {
    "SSR": _service,
    "IFT": _interactive_text,
    "LTS": _free_text,
    "FTX": _manifest_text,
    "TIF": _name,
    "NAD": _address,
    "FAR": _fare,
    "FOP": _payment,
}
"""What is done with a segment, by its tag. ``STRUCTURED`` ones are looked through for card numbers only."""

KNOWN = STRUCTURED.union(RULES)

OTHER_FORMS: dict[str, Rule] = {".": bag_text.clean, "<": xml_text.clean}
"""What is done with a line of a message that is no EDIFACT, by the sign it begins with."""


def _answer(reply: Reply, removed: Counter[str]) -> Reply:
    """An answer's words to the agent may quote the traveller's."""
    return (
        reply
        if reply.text is None
        else _without_card(replace(reply, text=terms.redact(reply.text, removed)), "text", removed)
    )


def _booking(booking: Booking, preset: Preset, key: cards.CardKey, removed: Counter[str]) -> Booking:
    kept = booking_without(booking, preset, removed)
    return replace(
        kept,
        payments=tuple(_paid(payment, key, removed) for payment in kept.payments),
        services=tuple(_without_card(service, "text", removed) for service in kept.services),
        remarks=tuple(_without_card(remark, "text", removed) for remark in kept.remarks),
        changes=tuple(_without_card(change, "what", removed) for change in kept.changes),
    )


def _retold(booking: Booking, told: tuple[str, ...], kept: tuple[str, ...]) -> Booking:
    """The booking with its history, which quotes segments, quoting them as they are kept."""
    if not booking.changes:
        return booking
    return replace(booking, changes=tuple(_requoted(change, told, kept) for change in booking.changes))


def _requoted(change: BookingChange, told: tuple[str, ...], kept: tuple[str, ...]) -> BookingChange:
    what = change.what
    for place in change.at:
        if place < len(told) and told[place] != kept[place]:
            what = what.replace(told[place].strip(), kept[place].strip())
    return change if what == change.what else replace(change, what=what)


def _paid(payment: Payment, key: cards.CardKey, removed: Counter[str]) -> Payment:
    if payment.account is not None:
        removed[CARD_NUMBER] += 1
    payment = cards.tokenise(payment, key)
    return payment if payment.payer is None else _without_card(payment, "payer", removed)


def _problem(
    problem: Problem, told: tuple[str, ...], kept: tuple[str, ...], removed: Counter[str]
) -> Problem:
    """A problem may quote, after a colon or in quotation marks, what it could not understand."""
    what, place = problem.what, problem.segment
    if place is not None and place < len(told) and told[place] != kept[place]:
        what = _QUOTED.sub(REMOVED, what)
    if problem.kind.startswith("unreadable"):
        what = _IN_MARKS.sub(REMOVED, what)
    what = cards.redact(terms.redact(what, removed), removed)
    return problem if what == problem.what else replace(problem, what=what)


Bearing = TypeVar("Bearing", Service, Remark, BookingChange, Payment, Reply)


def _without_card(noun: Bearing, field: str, removed: Counter[str]) -> Bearing:
    told = getattr(noun, field)
    text = cards.redact(told, removed)
    return noun if text == told else replace(noun, **{field: text})
