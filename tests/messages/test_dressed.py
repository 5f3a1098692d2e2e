"""However a message is dressed on its way, it says the same."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import haidang
from haidang.edifact import Segment, Separators, interchanges, write

GOLDEN = Path(__file__).parent / "golden"
PLAIN = Separators()
_PLACES = ("at", "first", "last", "segments", "problems", "reference")
_ENVELOPE = ("sender", "recipient", "prepared", "priority", "sender_address", "recipients")
_AS_WRITTEN = ("changes", "remarks")  # these quote the message


def _dressable() -> dict[str, tuple[Segment, ...]]:
    """The specimens that are one interchange, without rubbish and without what ends a segment inside one."""
    found = {path: interchanges(path.read_bytes()) for path in sorted(GOLDEN.glob("*/*.edi"))}
    return {
        f"{path.parent.name}/{path.stem}": tuple(ones[0].segments)
        for path, ones in found.items()
        if len(ones) == 1 and all(s.tag and not s.repeats and "'" not in s.text for s in ones[0].segments)
    }


SPECIMENS = _dressable()


def _wrapped(width: int, line_end: bytes = b"\r\n") -> Callable[[bytes], bytes]:
    return lambda told: line_end.join(told[n : n + width] for n in range(0, len(told), width))


DRESSINGS: dict[str, Callable[[bytes], bytes]] = {
    "a line each": lambda told: told.replace(b"'", b"'\r\n"),
    "a line each but the last": lambda told: told.replace(b"'", b"'\n")[:-1],
    "carriage returns alone": lambda told: told.replace(b"'", b"'\r"),
    "blank lines": lambda told: told.replace(b"'", b"'\r\n\r\n"),
    "indented": lambda told: told.replace(b"'", b"'\n\t  "),
    "cards of 80 columns": lambda told: b"\n".join((s + b"'").ljust(80) for s in told.split(b"'")[:-1]),
    "zero bytes": lambda told: told.replace(b"'", b"'\0"),
    "terminators doubled": lambda told: told.replace(b"'", b"''"),
    "wrapped at 63": _wrapped(63),
    "wrapped at 69": _wrapped(69),
    "wrapped at 64 by line feeds": _wrapped(64, b"\n"),
    "teletype": lambda told: (
        b"\x01QK LONPPXS ABCDEFG\r\n.MUCKMTS 250521\r\n\x02" + _wrapped(63)(told) + b"\x03"
    ),
    "header glued": lambda told: b".DIRTADV 033118" + told,
    "a byte-order mark": lambda told: b"\xef\xbb\xbf" + told,
    "a letter": lambda told: (
        b"Dear all,\r\n" + told.replace(b"'", b"'\r\n") + b"\r\n--\r\nIt isn't secret.\r\n"
    ),
    "a log": lambda told: b"INFO body [" + told.replace(b"'", b"'\\r\\n") + b"]",
    "curly quotes": lambda told: told[:9] + told[9:].replace(b"'", "’".encode()),
    "quoted in a letter": lambda told: b"> " + told.replace(b"'", b"'\r\n> "),
    "quoted in an answer to an answer": lambda told: b"He wrote:\n>> " + told.replace(b"'", b"'\n>> "),
    "quoted and wrapped": lambda told: b"> " + _wrapped(74, b"\n> ")(told),
    "UTF-16": lambda told: told.decode().encode("utf-16"),
    "UTF-16, big end first": lambda told: told.decode().encode("utf-16-be"),
    "UTF-16 without a mark": lambda told: told.decode().encode("utf-16-le"),
    "EBCDIC's line ends": lambda told: told.replace(b"'", b"'\x85"),
    "control characters": lambda told: told.replace(b"'", b"'\x0e\x7f\x1b"),
    "tags in small letters": lambda told: re.sub(rb"(?<=')[A-Z]{3}", lambda tag: tag[0].lower(), told),
    "no UNA": lambda told: told[9:],
    "a line behind UNA": lambda told: told[:9] + b"\r\n" + told[9:],
    "UNA without its decimal mark": lambda told: b"UNA:+? '" + told[9:],
    "no trailers": lambda told: re.sub(rb"UN[TEZ]\+[^']*'", b"", told),
    "no UNB": lambda told: re.sub(rb"UNA.{6}UNB[^']*'", b"", told),
    "blanks around": lambda told: told[:9] + re.sub(rb"(?<!\?)\+(?=[A-Z0-9])", b"+ ", told[9:]),
    "separators behind": lambda told: told[:9] + told[9:].replace(b"'", b"++'"),
}
SIGNS = [
    Separators(element="*", terminator="#"),
    Separators(element="-"),
    Separators(element="(", release=")", terminator="-"),
    Separators(release="\\"),
    Separators(component="\x1f", element="\x1d", terminator="\x1c"),
    Separators(terminator="\n"),
    Separators(terminator="~"),
]


def _facts(data: bytes) -> list[Any]:
    """What is told, but for where it stood and what was told around it."""
    return [_without(msgspec.to_builtins(message)) for message in haidang.read(data)]


def _without(told: Any) -> Any:
    if isinstance(told, dict):
        left_out = (*_PLACES, *_ENVELOPE, *_AS_WRITTEN)
        return {name: _without(value) for name, value in told.items() if name not in left_out}
    return [_without(each) for each in told] if isinstance(told, list | tuple) else told


def _written(segments: tuple[Segment, ...], signs: Separators = PLAIN) -> bytes:
    line_end = b"" if signs.terminator == "\n" else b"\n"
    return write(segments, signs).replace(signs.terminator.encode() + line_end, signs.terminator.encode())


@pytest.mark.parametrize("dressing", DRESSINGS)
@pytest.mark.parametrize("specimen", SPECIMENS)
def test_dressed_it_says_the_same(specimen: str, dressing: str) -> None:
    told = _written(SPECIMENS[specimen])
    assert _facts(DRESSINGS[dressing](told)) == _facts(told)


@pytest.mark.parametrize("signs", SIGNS, ids=repr)
@pytest.mark.parametrize("specimen", SPECIMENS)
def test_with_other_service_characters_it_says_the_same(specimen: str, signs: Separators) -> None:
    assert _facts(_written(SPECIMENS[specimen], signs)) == _facts(_written(SPECIMENS[specimen]))
