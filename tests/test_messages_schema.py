"""The published schema of messages is the one the code has, and messages come back from their JSON."""

import json
from pathlib import Path

import msgspec
import pytest
from manual import file_of
from manual.messages_schema import messages_schema

import haidang
from haidang.messages import Message

GOLDEN = Path(__file__).parent / "messages" / "golden"
SPECIMENS = sorted(file for file in GOLDEN.glob("*/*.*") if file.suffix != ".json")


def test_the_page_is_what_the_code_says() -> None:
    assert file_of(messages_schema).read_text() == messages_schema(), "make manual"


def test_every_noun_is_described() -> None:
    nouns = json.loads(messages_schema())["$defs"]
    assert {"Message", "Traveller", "Booking", "BagTold", "Reply", "Problem"} <= set(nouns)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_message_comes_back_from_its_json(specimen: Path) -> None:
    for message in haidang.read(specimen.read_bytes()):
        assert msgspec.json.decode(msgspec.json.encode(message), type=Message) == message
