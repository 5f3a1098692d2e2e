"""What ``haidang read --json`` and ``haidang.read`` tell, as a JSON schema."""

import json
from inspect import cleandoc
from typing import Any

import msgspec

from haidang.messages import Message

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def messages_schema() -> str:
    """``messages.schema.json``: one message, its nouns below; the descriptions are their docstrings."""
    schema = {"$schema": DIALECT, "title": "A message of Hải Đăng", **msgspec.json.schema(Message)}
    return json.dumps(_unindented(schema), indent=2, ensure_ascii=False) + "\n"


def _unindented(value: Any) -> Any:
    """Descriptions as they are meant to be read."""
    if isinstance(value, dict):
        return {
            key: cleandoc(part) if key == "description" and isinstance(part, str) else _unindented(part)
            for key, part in value.items()
        }
    return [_unindented(part) for part in value] if isinstance(value, list) else value
