"""What goes wrong on the way: one message in fifty, as truth known beforehand."""

from collections.abc import Callable

from haidang.simulator.dice import Dice

_LINE = 63  # letters to a teletype line


def unknown_segment(data: bytes, signs: bytes) -> bytes:
    """A segment no guide knows, in front of the trailer."""
    element, terminator = signs[1:2], signs[5:6]
    place = data.rindex(b"UNT" + element)
    return data[:place] + b"ZZQ" + element + b"7" + terminator + data[place:]


def noise(data: bytes, signs: bytes) -> bytes:
    """The end of a lost segment, as a gateway leaves it."""
    place = data.rindex(b"UNT" + signs[1:2])
    return data[:place] + b"L" + signs[5:6] + data[place:]


def wrong_count(data: bytes, signs: bytes) -> bytes:
    """UNT counts segments that are not there."""
    head, tail = data[: data.rindex(b"UNT") + 4], data[data.rindex(b"UNT") + 4 :]
    return head + b"9" + tail


def wrapped(data: bytes, signs: bytes) -> bytes:
    """Lines cut at a teletype's width, in mid word."""
    flat = data.replace(b"\r", b"").replace(b"\n", b"")
    return b"\r\n".join(flat[start : start + _LINE] for start in range(0, len(flat), _LINE))


def truncated(data: bytes, signs: bytes) -> bytes:
    """The last tenth never arrived."""
    return data[: len(data) * 9 // 10]


#: What can go wrong, by the word ``Transmission.damage`` says. All but ``truncated`` leave everyone readable.
DAMAGES: tuple[tuple[str, Callable[[bytes, bytes], bytes]], ...] = (
    ("unknown segment", unknown_segment),
    ("noise", noise),
    ("wrong count", wrong_count),
    ("wrapped", wrapped),
    ("truncated", truncated),
)
_SHARE = 0.02


def befall(dice: Dice, data: bytes, separators: str) -> tuple[bytes, str]:
    """The bytes as they arrive, and the word for what happened to them."""
    if not dice.chance(_SHARE):
        return data, ""
    word, harm = dice.pick(DAMAGES)
    return harm(data, separators.encode()), word
