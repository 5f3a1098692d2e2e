"""Named arrays one after another in one buffer, so that processes can share a file of them.

``MAGIC``, the length of the head in eight bytes, the head (MessagePack: each array's name, type, length and
checksum), then the arrays in that order, each beginning at a multiple of ``ALIGNED`` bytes.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct, msgpack
from numpy.typing import NDArray

MAGIC = b"HDINDEX1"
ALIGNED = 64
_PIECE = 1 << 22

Array = NDArray[Any]


class Damaged(ValueError):
    """The buffer is not what was laid out: cut off, overwritten, or of another kind."""


class _Told(Struct, frozen=True, array_like=True):
    name: str
    kind: str
    length: int
    checksum: int


def lay_out(arrays: Mapping[str, Array]) -> Iterator[bytes | memoryview]:
    """The pieces of the buffer, to be written one after another.

    >>> whole = b"".join(lay_out({"ages": np.array([17, 4], np.uint8)}))
    >>> {name: ages.tolist() for name, ages in take_up(whole).items()}
    {'ages': [17, 4]}
    """
    told = [_Told(name, array.dtype.str, len(array), _checksum(array)) for name, array in arrays.items()]
    head = msgpack.encode(told)
    yield _padded(MAGIC + len(head).to_bytes(8, "little") + head)
    for array in arrays.values():
        yield from _pieces(array)
        yield bytes(-array.nbytes % ALIGNED)


def take_up(buffer: bytes | memoryview) -> dict[str, Array]:
    """The arrays, lying in the buffer itself. ``Damaged`` when a checksum is not right.

    >>> take_up(b"HDINDEX1 and nothing else")
    Traceback (most recent call last):
    haidang.screening.watchlists.laid_out.Damaged: the head cannot be read
    """
    begin = len(MAGIC) + 8
    length = int.from_bytes(buffer[len(MAGIC) : begin], "little")
    try:
        told = msgpack.decode(bytes(buffer[begin : begin + length]), type=list[_Told])
    except msgspec.DecodeError:
        raise Damaged("the head cannot be read") from None
    if bytes(buffer[: len(MAGIC)]) != MAGIC:
        raise Damaged("it does not begin as it should")
    at, found = begin + length + -(begin + length) % ALIGNED, {}
    for each in told:
        kind = np.dtype(each.kind)
        if at + each.length * kind.itemsize > len(buffer):
            raise Damaged(f"{each.name} is cut off")
        array = np.frombuffer(buffer, kind, each.length, at)
        if _checksum(array) != each.checksum:
            raise Damaged(f"{each.name} is not as it was written")
        found[each.name] = array
        at += array.nbytes + -array.nbytes % ALIGNED
    return found


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % ALIGNED)


def _pieces(array: Array) -> Iterator[memoryview]:
    """Its bytes, a few megabytes at a time."""
    whole = np.ascontiguousarray(array).view(np.uint8).data
    for at in range(0, len(whole), _PIECE):
        yield whole[at : at + _PIECE]


def _checksum(array: Array) -> int:
    found = 0
    for piece in _pieces(array):
        found = crc32(piece, found)
    return found
