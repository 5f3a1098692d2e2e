"""The many segments that hold nothing odd, cut all at once."""

import re
from collections.abc import Iterable
from sys import intern

from haidang.edifact.segment import Segment
from haidang.edifact.separators import Separators

_PRINTABLE = " -~"


def plain_segments(texts: Iterable[str], separators: Separators) -> dict[str, Segment]:
    """The segment of each text that begins with a tag, is printable ASCII and protects and repeats nothing.

    Service segments are never among them. A sex, a nationality, a port is told again and again: what is
    told twice in the same words shares its segment.

    >>> list(plain_segments(["NAT+2+UTO", "NAT+2+UTO", "RFF+AVF:O?'N"], Separators()))
    ['NAT+2+UTO']
    """
    element, component = separators.element, separators.component
    told = dict.fromkeys(texts)
    heads = {head for head in {text[:4] for text in told} if _begins_segment(head, element)}
    odd = _odd_signs(separators)
    if odd.search("".join(told)):
        told = dict.fromkeys(text for text in told if not odd.search(text))
    return {
        text: Segment(
            intern(text[:3]),
            tuple([tuple(p.split(component)) if component in p else (p,) for p in text[4:].split(element)])
            if text[3:]
            else (),
            text,
        )
        for text in told
        if text[:4] in heads
    }


def _begins_segment(head: str, element: str) -> bool:
    return head[3:] in ("", element) and is_tag(head[:3]) and not head.startswith("UN")


def is_tag(text: str) -> bool:
    return len(text) == 3 and text.isascii() and text.isalnum() and text.isupper() and text[0].isalpha()


def _odd_signs(separators: Separators) -> re.Pattern[str]:
    """What a segment needs a closer look for."""
    signs = separators.component + separators.element
    special = separators.release + separators.repetition
    return re.compile(f"[^{_PRINTABLE}{re.escape(signs)}]" + (f"|[{re.escape(special)}]" if special else ""))
