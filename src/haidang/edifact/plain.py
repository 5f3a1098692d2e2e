"""The many segments that hold nothing odd, cut all at once."""

import re
from collections.abc import Iterable
from functools import lru_cache

from haidang.edifact.segment import Segment
from haidang.edifact.separators import Separators
from haidang.edifact.split import elements

_TAG = re.compile(r"[A-Z][A-Z0-9]{2}")


def plain_segments(texts: Iterable[str], separators: Separators) -> dict[str, Segment]:
    """The segment of each text that begins with a tag, is printable ASCII and repeats nothing.

    Service segments are never among them. A sex, a nationality, a port is told again and again: what is
    told twice in the same words shares its segment.

    >>> list(plain_segments(["NAT+2+UTO", "NAT+2+UTO", "RFF+ADZ:Ü", "UNT+4+1"], Separators()))
    ['NAT+2+UTO']
    """
    element, component, release = separators.element, separators.component, separators.release
    told = dict.fromkeys(texts)
    together = "".join(told)
    if (odd := _odd_signs(separators)).search(together):
        told = dict.fromkeys([text for text in told if not odd.search(text)])
    protects = bool(release) and release in together
    heads = {head: head[:3] for head in {text[:4] for text in told} if _begins_segment(head, element)}
    return {
        text: Segment(
            tag,
            tuple([tuple(p.split(component)) if component in p else (p,) for p in text.split(element)[1:]])
            if not (protects and release in text)
            else tuple(elements(text, separators)[1:]),
            text,
        )
        for text in told
        if (tag := heads.get(text[:4]))
    }


def _begins_segment(head: str, element: str) -> bool:
    return head[3:] in ("", element) and is_tag(head[:3]) and not head.startswith("UN")


def is_tag(text: str) -> bool:
    return _TAG.fullmatch(text) is not None


@lru_cache(maxsize=64)
def _odd_signs(separators: Separators) -> re.Pattern[str]:
    """What a segment needs a closer look for."""
    usual = re.escape(separators.component + separators.element + separators.release)
    odd = f"[^ -~{usual}]"
    return re.compile(f"{odd}|{re.escape(separators.repetition)}" if separators.repetition else odd)
