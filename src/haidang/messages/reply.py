"""What an authority answers a carrier about one person, or about a whole message.

Every programme has its own codes; they stand in ``data/reply_codes.csv``. A code nobody put there means
nothing: it is never read as leave to board.
"""

import csv
from enum import StrEnum
from functools import cache
from importlib.resources import files

from msgspec import Struct

STANDARD = "standard"


class Level(StrEnum):
    """UN/EDIFACT ERP 1049: whom the answer is about."""

    MESSAGE = "message"
    PERSON = "person"


class Status(StrEnum):
    OK_TO_BOARD = "ok to board"
    DO_NOT_BOARD = "do not board"
    BOARD_WITH_A_CHECK = "board with a check"
    INSUFFICIENT_DATA = "insufficient data"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Reply(Struct, frozen=True, kw_only=True):
    """``code`` as told (ERC); ``status`` what the programme means by it.

    ``reference`` (RFF ABO) is the carrier's own key for the person, ``locator`` (RFF AVF) the booking,
    which several may share. ``transaction`` (RFF TN) is echoed from the question. ``text`` is for the
    agent at the desk.
    """

    level: Level = Level.PERSON
    code: str = ""
    status: Status = Status.UNKNOWN
    reference: str | None = None
    locator: str | None = None
    transaction: str | None = None
    text: str | None = None
    at: tuple[int, ...] = ()


def status(code: str, level: Level = Level.PERSON, programme: str = STANDARD) -> Status:
    """What the code means in that programme.

    >>> status("0Z").value, status("0").value, status("0Z", programme="nobody's").value
    ('ok to board', 'unknown', 'unknown')
    """
    return _statuses().get((programme, level, code.strip().upper()), Status.UNKNOWN)


def code(status: Status, level: Level = Level.PERSON, programme: str = STANDARD) -> str:
    """How that programme writes it. Raises `ValueError` where it has no code for it.

    >>> code(Status.DO_NOT_BOARD)
    '1Z'
    """
    for (one, at_level, written), meant in _statuses().items():
        if (one, at_level, meant) == (programme, level, status):
            return written
    raise ValueError(
        f"programme {programme!r} has no {level} code for {status.value!r}: "
        "add a line to src/haidang/messages/data/reply_codes.csv"
    )


@cache
def _statuses() -> dict[tuple[str, str, str], Status]:
    text = (files("haidang.messages") / "data" / "reply_codes.csv").read_text(encoding="utf-8")
    return {
        (line["programme"], line["level"], line["code"]): Status(line["status"])
        for line in csv.DictReader(text.splitlines())
    }
