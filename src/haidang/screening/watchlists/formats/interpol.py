"""Notices in the shape INTERPOL publishes them: JSON with ``entity_id``, ``name``, ``forename`` and so on.

One notice, a list of notices, the answer of a search (``_embedded.notices``), or one notice a line. How a
person looks and which languages they speak is left out: nothing compares it, and languages tell of origin
(Directive (EU) 2016/681 Art. 13(4)).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from haidang.screening.watchlists.formats import table
from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.formats.values import TOO_DEEP, Broken
from haidang.screening.watchlists.reading import Item, ListTold, Rejected

LARGEST = 64 * 1024 * 1024

_LOOKS = ("height", "weight", "eyes_colors_id", "hairs_id", "distinguishing_marks")


def recognises(head: bytes) -> bool:
    return b'"entity_id"' in head or b'"forename"' in head


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every notice of the files. The line of a notice in one large document is its number in it."""
    for file in files:
        data = _whole(file)
        try:
            notices = list(_notices(msgspec.json.decode(data)))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
            if b"\n" not in data.strip():
                raise Broken(f"the file is not JSON: {_why(broken)}") from None
            yield from _by_line(data, told)
            continue
        for at, notice in enumerate(notices, 1):
            yield from _items(at, notice, told)


def _whole(file: Iterable[bytes]) -> bytes:
    data = bytearray()
    for chunk in file:
        data += chunk
        if len(data) > LARGEST:
            raise Broken(f"more than {LARGEST // 1024 // 1024} MB of notices in one file: part it")
    return bytes(data)


def _notices(document: Any) -> Iterable[Any]:
    if isinstance(document, dict):
        embedded = document.get("_embedded", document)
        found = embedded.get("notices") if isinstance(embedded, dict) else None
        return found if isinstance(found, list) else [document]
    return document if isinstance(document, list) else [document]


def _by_line(data: bytes, told: ListTold) -> Iterator[Item]:
    for line, text in enumerate(table.lines([data]), 1):
        if not text.strip():
            continue
        try:
            notice = msgspec.json.decode(text.encode("utf-8", "replace"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
            yield Rejected(line, f"not JSON: {_why(broken)}")
            continue
        yield from _items(line, notice, told)


def _why(broken: Exception) -> str:
    return TOO_DEEP if isinstance(broken, RecursionError) else str(broken)


def _items(line: int, notice: Any, told: ListTold) -> Iterator[Item]:
    if not isinstance(notice, dict):
        yield Rejected(line, "not a notice: an object with entity_id, name and forename is needed")
        return
    found = Gathered(line, _text(notice.get("entity_id")))
    found.surname, found.given = _text(notice.get("name")), _text(notice.get("forename"))
    found.birth(_text(notice.get("date_of_birth")))
    found.told_sex({"U": ""}.get(sex := _text(notice.get("sex_id")), sex))
    for state in _texts(notice.get("nationalities")):
        found.nationality(state)
    country = _text(notice.get("country_of_birth_id"))
    found.birthplace = ", ".join(filter(None, (_text(notice.get("place_of_birth")), country)))
    warrants = notice.get("arrest_warrants")
    for warrant in warrants if isinstance(warrants, list) else ():
        if isinstance(warrant, dict):
            found.categories.append(_text(warrant.get("charge_translation")) or _text(warrant.get("charge")))
    found.leave_out("how a person looks", (part for name in _LOOKS for part in _texts(notice.get(name))))
    found.leave_out("languages spoken", _texts(notice.get("languages_spoken_ids")))
    yield from found.items(told)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _texts(value: Any) -> list[str]:
    return [_text(one) for one in value] if isinstance(value, list) else [_text(value)]
