"""What the processes say while they work: JSON lines for machines and operators, never about a traveller.

Only the keys of ``ALLOWED`` are written. Whatever else a line carries is left out and named in ``refused``,
because a log is copied to places where none of the house's laws hold.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO

import structlog
from structlog.typing import Processor

Line = MutableMapping[str, Any]
ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "door", "at", "attempt", "bytes", "carrier", "count", "error", "gate",
        "library", "messages", "pid", "port", "receipt", "refused", "resent", "seconds", "signal", "status",
        "table", "what",
    }
)  # fmt: skip
FRAMES = 6


def configure(door: str, stream: TextIO | None = None) -> None:
    """Send this process's lines, and those of the libraries it uses, to a stream; if none is given, to that
    of errors."""
    structlog.configure(
        processors=[
            _spoken_at(door),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _place_of_error,
            only_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=stream or sys.stderr),
    )
    logging.root.handlers[:] = [_Library()]
    logging.root.setLevel(logging.WARNING)
    sys.excepthook = lambda _, error, __: _last_words(error)


def _spoken_at(door: str) -> Processor:
    def name_the_door(_: Any, __: str, line: Line) -> Line:
        return {"door": door, **line}

    return name_the_door


def only_allowed(_: Any, __: str, line: Line) -> Line:
    """Leave out what is not on the list, and say what was left out.

    >>> only_allowed(None, "", {"event": "kept", "surname": "SPECIMEN"})
    {'event': 'kept', 'refused': ['surname']}
    """
    refused = sorted(line.keys() - ALLOWED)
    kept = {key: value for key, value in line.items() if key in ALLOWED}
    return kept | {"refused": refused} if refused else kept


def _place_of_error(_: Any, __: str, line: Line) -> Line:
    """The kind of an error and where it happened. Its text may quote a row, so it stays out."""
    error = line.get("error")
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
        line["error"] = type(error).__qualname__
        line["at"] = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return line


def _last_words(error: BaseException) -> None:
    structlog.get_logger().critical("this process ends by a mistake", error=error)


class _Library(logging.Handler):
    """Lines of libraries: the sentence without what was filled into it, which may be a person's."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        said = record.msg if isinstance(record.msg, str) else type(record.msg).__qualname__
        structlog.get_logger().log(
            record.levelno, said, library=record.name, **({"error": error} if error else {})
        )
