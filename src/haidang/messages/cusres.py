"""CUSRES: the authority's answer in interactive API, read and written.

WCO/IATA/ICAO guidelines on API, appendix IIB::

    UNH BGM RFF?                           BGM 962 answer, 132 later decision, 312 receipt of it; RFF TN
    { RFF+AF { DTM LOC }* }*               the flight asked about
    { ERP RFF* ERC FTX? }*                 ERP 1 the message, 2 a person: RFF AVF booking, RFF ABO person
    UNT

It names people by their references only, and not in the order of the question: it opens no crossing.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from operator import itemgetter

from haidang.edifact import Segment, write
from haidang.messages import dates
from haidang.messages.envelope import Envelope, message_of
from haidang.messages.flight import border_first, flight_number
from haidang.messages.message import Message
from haidang.messages.problem import Problem
from haidang.messages.reply import STANDARD, Level, Reply, Status, status
from haidang.travel import Movement

#: BGM 1001.
FUNCTIONS = {"962": "answer", "132": "later decision", "312": "receipt"}
_CODES = {function: code for code, function in FUNCTIONS.items()}
_LEVELS = {"1": Level.MESSAGE, "2": Level.PERSON}
_LEVEL_CODES = {level: code for code, level in _LEVELS.items()}
_DEPARTS, _ARRIVES = "189", "232"
_LEAVES_THE_BORDER, _REACHES_THE_BORDER, _ON_THE_WAY = "125", "87", "92"
_FLIGHT, _TRANSACTION, _LOCATOR, _PERSON = "AF", "TN", "AVF", "ABO"
_HEADER = frozenset(("UNH", "BGM", "UNT"))

Numbered = tuple[int, Segment]


def read(envelope: Envelope) -> Message:
    """One CUSRES of any programme, its codes by the standard one."""
    problems: list[Problem] = []
    header, flights, answers = _grouped(envelope.segments, problems)
    transaction = next((s.get(0, 1) for _, s in header if s.tag == "RFF" and s.get(0) == _TRANSACTION), None)
    bgm = next((s.get(0) for _, s in header if s.tag == "BGM"), "")
    return message_of(
        envelope,
        problems,
        function=FUNCTIONS.get(bgm, "unknown"),
        movements=_movements(flights, envelope.told, problems),
        replies=tuple(_reply(group, transaction or None, problems) for group in answers),
    )


def movement(envelope: Envelope) -> Movement | None:
    """The flight asked about."""
    _, flights, _ = _grouped(envelope.segments, [])
    return next(iter(_movements(flights, envelope.told, [])), None)


def _grouped(
    segments: Iterable[Segment], problems: list[Problem]
) -> tuple[list[Numbered], list[list[Numbered]], list[list[Numbered]]]:
    header: list[Numbered] = []
    flights: list[list[Numbered]] = []
    answers: list[list[Numbered]] = []
    decided = True  # before the first answer, as behind the code of one, only another can begin
    for number, segment in enumerate(segments):
        numbered = (number, segment)
        tag, qualifier = segment.tag, segment.get(0)
        names_a_person = tag == "RFF" and qualifier in (_LOCATOR, _PERSON)
        if tag == "ERP" or (decided and (names_a_person or (tag == "ERC" and not answers))):
            answers.append([numbered])
            if tag != "ERP":
                what = "the ERP before this answer is lost"
                problems.append(Problem(kind="missing segment", what=what, segment=number))
            decided = tag == "ERC"
        elif tag == "RFF" and qualifier == _FLIGHT:
            flights.append([numbered])
        elif tag in _HEADER or (tag == "RFF" and not answers and qualifier == _TRANSACTION):
            header.append(numbered)
        elif tag in ("RFF", "ERC", "FTX") and answers:
            answers[-1].append(numbered)
            decided = decided or tag == "ERC"
        elif tag in ("DTM", "LOC") and flights and not answers:
            flights[-1].append(numbered)
        else:
            what = f"{tag or segment.text[:40]} in an answer"
            problems.append(Problem(kind="unknown segment", what=what, segment=number))
    return header, flights, answers


def _movements(
    flights: Sequence[list[Numbered]], told: date | None, problems: list[Problem]
) -> tuple[Movement, ...]:
    return border_first([(_movement(group, told, problems), _crosses(group)) for group in flights])


def _crosses(group: Iterable[Numbered]) -> bool:
    return any(s.tag == "LOC" and s.get(0) == _LEAVES_THE_BORDER for _, s in group)


def _movement(group: Sequence[Numbered], told: date | None, problems: list[Problem]) -> Movement:
    carrier, number, suffix = flight_number(group[0][1].get(0, 1))
    ports = [segment.get(1).upper() for _, segment in group if segment.tag == "LOC"]
    moments: dict[str, datetime] = {}
    for place, segment in group:
        if segment.tag != "DTM":
            continue
        if (moment := dates.yymmddhhmm(segment.get(0, 1), told)) is not None:
            moments[segment.get(0)] = moment
        else:
            what = f"no such time: {segment.get(0, 1)}"
            problems.append(Problem(kind="bad date", what=what, segment=place))
    origin, destination = (*ports, "", "")[:2]
    return Movement(
        carrier=carrier,
        number=number,
        suffix=suffix,
        origin=origin,
        destination=destination,
        departs=moments.get(_DEPARTS),
        arrives=moments.get(_ARRIVES),
        at=tuple(place for place, _ in group),
    )


def _reply(group: Sequence[Numbered], transaction: str | None, problems: list[Problem]) -> Reply:
    level = _LEVELS.get(group[0][1].get(0), Level.PERSON)
    references = {s.get(0): s.get(0, 1) for _, s in group if s.tag == "RFF"}
    told = next((segment.get(0) for _, segment in group if segment.tag == "ERC"), "")
    texts = [part.strip() for _, s in group if s.tag == "FTX" for part in s.element(3) if part.strip()]
    meant = status(told, level, STANDARD)
    for place, segment in group:
        odd = segment.tag == "RFF" and segment.get(0) not in (_LOCATOR, _PERSON)
        if odd or (segment.tag == "ERC" and meant is Status.UNKNOWN):
            what = f"{segment.tag} {segment.get(0)} is in no list: it is not leave to board"
            problems.append(Problem(kind="unknown code", what=what, segment=place))
    return Reply(
        level=level,
        code=told,
        status=meant,
        reference=references.get(_PERSON) or None,
        locator=references.get(_LOCATOR) or None,
        transaction=transaction,
        text=" ".join(texts) or None,
        at=tuple(place for place, _ in group),
    )


def write_reply(answer: Message, *, control: str) -> bytes:
    """The interchange that tells ``answer``, whose `read` is ``answer`` again; ``control`` numbers it.

    References, locators, flight and transaction are written as they came in the question. Raises
    `ValueError` for a reply without a code or a function that is no answer: silence is never sent, since
    a carrier might board on it.
    """
    if answer.function not in _CODES or not answer.replies or any(not reply.code for reply in answer.replies):
        raise ValueError(
            f"{answer.function!r} with {len(answer.replies)} replies is no answer: "
            "every person asked about needs a code (haidang.messages.reply.code)"
        )
    body = [*_flights(answer.movements), *(s for reply in answer.replies for s in _answered(reply))]
    head = [_segment("BGM", _CODES[answer.function])]
    if transaction := answer.replies[0].transaction:
        head.append(_segment("RFF", (_TRANSACTION, transaction)))
    reference = answer.reference or "1"
    part = (f"{answer.part:02d}", "F" if answer.last_part else "C") if answer.part is not None else ""
    version = answer.version.split(":") if answer.version else ["D", "05B", "UN", "IATA"]
    sealed = answer.prepared
    when = (f"{sealed:%y%m%d}", f"{sealed:%H%M}") if sealed else ""
    return write(
        [
            _segment("UNB", ("UNOA", "4"), answer.sender, answer.recipient, when, control),
            _segment("UNH", reference, ("CUSRES", *version), answer.access_reference, part),
            *head,
            *body,
            _segment("UNT", str(len(head) + len(body) + 2), reference),
            _segment("UNZ", "1", control),
        ]
    )


def _flights(movements: Sequence[Movement]) -> Iterator[Segment]:
    """In the order they are flown where that is known; the first of ``movements`` crosses the border."""
    border = movements[:1]
    flown = [(each.departs, each) for each in movements if each.departs]
    if len(flown) == len(movements):
        movements = [each for _, each in sorted(flown, key=itemgetter(0))]
    for each in movements:
        yield _segment("RFF", (_FLIGHT, each.designator))
        for qualifier, moment in ((_DEPARTS, each.departs), (_ARRIVES, each.arrives)):
            if moment:
                yield _segment("DTM", (qualifier, f"{moment:%y%m%d%H%M}", "201"))
        leaves, reaches = (
            (_LEAVES_THE_BORDER, _REACHES_THE_BORDER) if each in border else (_ON_THE_WAY, _ON_THE_WAY)
        )
        yield _segment("LOC", leaves, each.origin)
        yield _segment("LOC", reaches, each.destination)


def _answered(reply: Reply) -> Iterator[Segment]:
    yield _segment("ERP", _LEVEL_CODES[reply.level])
    for qualifier, told in ((_LOCATOR, reply.locator), (_PERSON, reply.reference)):
        if told:
            yield _segment("RFF", (qualifier, told))
    yield _segment("ERC", reply.code)
    if reply.text:
        yield _segment("FTX", "AAP", "", "", reply.text)


def _segment(tag: str, *elements: str | tuple[str, ...]) -> Segment:
    return Segment(tag, tuple((each,) if isinstance(each, str) else each for each in elements))
