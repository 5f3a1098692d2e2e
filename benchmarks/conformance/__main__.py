"""``python -m benchmarks.conformance FOLDER``: figures by kind, what differs, and last one JSON object."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.conformance.answers import answers
from benchmarks.conformance.bookings import all_contacts, push
from benchmarks.conformance.contacts import contacts, is_of_contacts
from benchmarks.conformance.fact import Fact, fact, joined
from benchmarks.conformance.manifest import manifest
from haidang.edifact import EdifactError
from haidang.messages import Message, read
from haidang.travel import Contact

#: What a file's facts may be named. Others are named in the report, never fatal.
# fmt: off
_KINDS = frozenset((
    "segments", "messages", "flight", "eqn", "pnr_count", "pnrs", "names", "bgm", "legs", "persons", "cnt",
    "person_count", "contact", "results", "facts_unreliable",
))
# fmt: on
_NOT_MESSAGES = (".json", ".md", ".tsv", ".csv")


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m benchmarks.conformance FOLDER   (messages and a facts.json)")
    folder = Path(sys.argv[1])
    known = json.loads((folder / "facts.json").read_text())
    files = sorted(path for path in folder.iterdir() if path.is_file() and _is_message(path, known))
    messages, refused, exceptions = _read(files)
    facts, not_compared = _compared(messages, refused, known)
    missing = sorted(set(known) - {path.name for path in files})
    unknown = Counter(kind for told in known.values() for kind in (told or {}) if not _is_known(kind))
    _report(facts, refused | exceptions | not_compared, missing)
    for kind, count in unknown.items():
        print(f"not compared: {kind}, told of {count} files")
    every = [each for those in facts.values() for each in those]
    total = {
        "files": len(files),
        "exceptions": len(exceptions),
        "refused": len(refused),
        "facts": len(every),
        "right": sum(each.right for each in every),
        "unreliable_files": sum("facts_unreliable" in (known.get(path.name) or {}) for path in files),
        "missing_files": len(missing),
        "not_compared": len(not_compared),
        "unknown_kinds": len(unknown),
    }
    print(json.dumps(total | {"share": round(total["right"] / max(len(every), 1), 5)}))


def _compared(
    messages: dict[str, list[Message]], refused: dict[str, str], known: dict[str, Any]
) -> tuple[dict[str, list[Fact]], dict[str, str]]:
    """The facts of each file; why those of some could not be compared."""
    facts: dict[str, list[Fact]] = {}
    not_compared: dict[str, str] = {}
    for name, told in messages.items():
        facts[name] = []
        try:
            facts[name] += _facts(known.get(name), told)
        except (TypeError, ValueError, AttributeError, LookupError) as error:  # facts of another shape
            not_compared[name] = f"facts not understood: {error!r}"
    for name in refused:
        facts[name] = [fact("files understood", "messages", "refused")] if known.get(name) else []
    for one, other in _pairs(messages):
        facts[one].append(fact("raw and cleaned alike", _plain(messages[other]), _plain(messages[one])))
    return facts, not_compared


def _is_known(kind: str) -> bool:
    return kind in _KINDS or is_of_contacts(kind)


def _is_message(path: Path, known: dict[str, Any]) -> bool:
    return path.name in known or path.suffix not in _NOT_MESSAGES


def _read(files: list[Path]) -> tuple[dict[str, list[Message]], dict[str, str], dict[str, str]]:
    """What was read of each file; why the reader refused it; what broke the reader."""
    messages: dict[str, list[Message]] = {}
    refused: dict[str, str] = {}
    exceptions: dict[str, str] = {}
    for path in files:
        try:
            messages[path.name] = read(path.read_bytes())
        except EdifactError as error:
            refused[path.name] = f"refused: {error}"
        except Exception as error:  # a figure of its own
            exceptions[path.name] = repr(error)
    return messages, refused, exceptions


def _facts(told: dict[str, Any] | None, read: list[Message]) -> Iterator[Fact]:
    unreadable = [
        problem.what for message in read for problem in message.problems if "unreadable" in problem.kind
    ]
    yield fact("files understood", [], unreadable)
    if not told or "facts_unreliable" in told:
        return
    if "messages" in told:
        yield from _headers(told["messages"], read)
    types = {message.type for message in read}
    if "PAXLST" in types:
        yield from manifest(told, read)
    if "PNRGOV" in types:
        yield from push(told, read)
    if "CUSRES" in types:
        yield from answers(told, read)
    yield from contacts(told, _all_contacts(read))


def _all_contacts(read: list[Message]) -> list[Contact]:
    """Of everybody in the file, where the folder does not say whose they are."""
    of_manifests = [each for message in read for person in message.travellers for each in person.contacts]
    return of_manifests + [each for one in read for booking in one.bookings for each in all_contacts(booking)]


def _headers(told: list[dict[str, str]], read: list[Message]) -> Iterator[Fact]:
    yield fact("messages", len(told), len(read))
    for header, message in zip(told, read, strict=False):
        yield fact("message references", joined(header.get("ref", "")), message.reference)
        identifier = joined(header.get("id", "")).split(":")
        yield fact("message types", identifier[0], message.type)
        yield fact("versions", ":".join(identifier[1:3]), message.version)
        if header.get("part", "").isdecimal():
            yield fact("parts", int(header["part"]), message.part)
            yield fact("last parts", header.get("part_flag") == "F", bool(message.last_part))


def _pairs(messages: dict[str, list[Message]]) -> Iterator[tuple[str, str]]:
    """``NAME.orig.txt`` beside ``NAME.clean.txt``."""
    for name in messages:
        other = name.replace(".orig", ".clean")
        if other != name and other in messages:
            yield name, other


def _plain(read: list[Message]) -> list[Any]:
    return [(one.type, one.movements, one.travellers, one.bookings) for one in read]


def _report(facts: dict[str, list[Fact]], broken: dict[str, str], missing: list[str]) -> None:
    counted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in (one for those in facts.values() for one in those):
        counted[each.kind] += 1
        right[each.kind] += each.right
    print(f"{'kind':<24}{'facts':>7}{'right':>7}{'share':>9}")
    for kind in sorted(counted):
        print(f"{kind:<24}{counted[kind]:>7}{right[kind]:>7}{right[kind] / counted[kind]:>9.2%}")
    for name, those in facts.items():
        for each in those:
            if not each.right:
                print(f"{name}: {each.kind}: told {each.told[:120]}, read {each.read[:240]}")
    for name, error in broken.items():
        print(f"{name}: {error}")
    for name in missing:
        print(f"{name}: in facts.json, but not in the folder")


main()
