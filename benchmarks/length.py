"""``python -m benchmarks.length``: what a traveller costs in a list of 500 and in one of 50,000."""

import time
import tracemalloc
from collections.abc import Iterable

from haidang import messages

SHORT, LONG = 500, 50_000
_HEAD = (
    "UNA:+.? 'UNB+UNOA:4+XX+UTO+260401:1100+1'UNH+1+PAXLST:D:12B:UN:IATA'BGM+745'TDT+20+XX123+++XX'"
    "LOC+125+HAN'DTM+189:2604011200:201'LOC+87+CDG'"
)
_PERSON = (
    "NAD+FL+++DOE{0}:JANE'ATT+2++F'DTM+329:{1}0215'NAT+2+UTO'RFF+AVF:T{0:05}'RFF+ABO:R{0}'"
    "DOC+P+UT{0:06}'DTM+36:310101'LOC+91+UTO'"
)


def manifest(people: Iterable[int]) -> bytes:
    """A list of invented people, each with a number of their own."""
    told = "".join(_PERSON.format(number, 50 + number % 50) for number in people)
    return f"{_HEAD}{told}UNT+1+1'UNZ+1+1'".encode()


def seconds(lists: Iterable[bytes]) -> float:
    """Processor time to read them all."""
    began = time.process_time()
    for each in lists:
        messages.read(each)
    return time.process_time() - began


def peak(data: bytes) -> float:
    """Bytes of memory at the most, for each byte read."""
    tracemalloc.start()
    messages.read(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(data)


def main() -> None:
    """The same fifty thousand people, in lists of either length."""
    short = [manifest(range(first, first + SHORT)) for first in range(0, LONG, SHORT)]
    long = manifest(range(LONG))
    seconds(short[:10])
    each = [min(seconds(lists) for _ in range(3)) / LONG * 1e6 for lists in (short, [long])]
    print(f"in lists of {SHORT}: {each[0]:.1f} microseconds a traveller, {peak(short[0]):.0f} bytes a byte")
    print(f"in one of {LONG}: {each[1]:.1f} microseconds a traveller, {peak(long):.0f} bytes a byte")
    print(f"{each[1] / each[0]:.2f} times")


if __name__ == "__main__":
    main()
