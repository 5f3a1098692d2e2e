"""A log line tells no traveller's data, whoever wrote it."""

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from haidang.ledger.log import ALLOWED, configure

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    written = io.StringIO()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "stderr", written)
    handlers = logging.root.handlers[:]
    configure("tests")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers


def test_a_key_that_is_not_allowed_is_left_out(lines: Lines) -> None:
    structlog.get_logger().info("received", surname="SPECIMEN", count=1)
    [line] = lines()
    assert "SPECIMEN" not in json.dumps(line)
    assert (line["count"], line["refused"]) == (1, ["surname"])


def test_an_error_tells_its_kind_and_place_but_not_its_text(lines: Lines) -> None:
    try:
        raise ValueError("Key (surname)=(SPECIMEN) exists")
    except ValueError as error:
        structlog.get_logger().error("failed", error=error)
    [line] = lines()
    assert "SPECIMEN" not in json.dumps(line)
    assert line["error"] == "ValueError"
    assert line["at"][-1].startswith("test_log.py:")


def test_what_libraries_fill_in_is_left_out(lines: Lines) -> None:
    logging.getLogger("django.request").error("Internal Server Error: %s", "/travellers/SPECIMEN")
    [line] = lines()
    assert line["event"] == "Internal Server Error: %s"
    assert line["library"] == "django.request"


def test_no_key_of_a_person_is_allowed() -> None:
    assert not ALLOWED & {"name", "surname", "given", "document", "born", "locator", "phone", "email"}


def test_an_error_logged_by_a_library_as_its_sentence_is_left_out(lines: Lines) -> None:
    logging.getLogger("a.library").error(ValueError("Key (surname)=(SPECIMEN) exists"))
    [line] = lines()
    assert "SPECIMEN" not in json.dumps(line)
    assert line["event"] == "ValueError"
