"""The forms a carrier's file may have. What none of these recognises is EDIFACT."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from haidang.messages import bags, pnrgov_xml
from haidang.messages.message import Message


class Form(Struct, frozen=True):
    """``cut`` gives the file's messages as bytes that can be read alone, each with its order key."""

    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, date | None], list[Message]]
    cut: Callable[[bytes, date | None], list[tuple[bytes, str]]]


FORMS = (
    Form(bags.recognises, bags.read, bags.cut),
    Form(pnrgov_xml.recognises, pnrgov_xml.read, pnrgov_xml.cut),
)


def form_of(data: bytes) -> Form | None:
    """The form that recognises the bytes; ``None`` when they are EDIFACT, or nothing."""
    return next((form for form in FORMS if form.recognises(data)), None)
