"""The three faces of a criterion being written: text, boxes, plain sentence. Each turns into the others.

What does not read stays in the face it was written in, with what is wrong; nothing somebody typed is lost.
"""

from collections.abc import Mapping

from django.utils.translation import get_language
from msgspec import Struct

from haidang.procedures.flaws_of_criterion import Flaw
from haidang.said import Said
from haidang.screening.criteria import CriterionError, parse, parse_both
from haidang.screening.criteria.builder import ROOT, Box, box_of, checked, edited, from_form, text_of
from haidang.screening.criteria.lint import warnings
from haidang.screening.criteria.phrases import Language
from haidang.screening.criteria.sentence import from_sentence, sentence
from haidang.web.shown import word

FACES = ("text", "build", "say")
PARTS = ("text", "exonerating")
"""What incriminates and what exonerates, as the form names them."""


class Faced(Struct, kw_only=True):
    """Both parts in the face they are shown in: always as ``texts``, as ``boxes`` or ``said`` if asked."""

    face: str = "text"
    texts: dict[str, str]
    boxes: dict[str, Box] = {}
    said: dict[str, str] = {}
    flaws: tuple[Flaw, ...] = ()


def faced(form: Mapping[str, str]) -> Faced:
    """What was sent in one face, in the face asked for by ``do`` (``face:build``, ``text:add@0.1`` ...)."""
    came, do = form.get("face", "text"), form.get("do", "")
    wanted = do.removeprefix("face:") if do.startswith("face:") else came
    sent = _sent(form, came if came in FACES else "text", do)
    return _shown(sent, wanted if wanted in FACES and not sent.flaws else sent.face)


def in_words(text: str) -> str:
    """A text as a plain sentence in the reader's language; nothing where it does not read."""
    try:
        return sentence(parse(text), _language()) if text.strip() else ""
    except CriterionError:
        return ""


def condition(part: str) -> str:
    """What a reason of a hit compared: a condition of a criterion as a sentence, or a fact of an entry.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     condition("booking.lead_hours < 24"), condition("birth date")
    ('The number of hours from booking to departure is less than 24', 'birth date')
    """
    return in_words(part).removesuffix(".") or word(part)


def warnings_of(text: str, exonerating: str) -> list[tuple[str, Said]]:
    """What to think twice about in both parts; nothing where they do not read."""
    try:
        for_it, against = parse_both(text) if text.strip() else (None, None)
        against = parse(exonerating) if exonerating.strip() else against
    except CriterionError:
        return []
    return warnings(for_it, against) if for_it is not None else []


def _sent(form: Mapping[str, str], face: str, do: str) -> Faced:
    if face == "build":
        boxes = {part: _box_sent(form, part, do) for part in PARTS}
        return Faced(face=face, texts={part: _tidy(text_of(box)) for part, box in boxes.items()}, boxes=boxes)
    told = {part: form.get(part, "") for part in PARTS}
    if face == "say":
        return _understood(told)
    return Faced(texts=_parted(told))


def _tidy(text: str) -> str:
    """With no more brackets than it needs, where it reads."""
    try:
        return str(parse(text))
    except CriterionError:
        return text


def _box_sent(form: Mapping[str, str], part: str, do: str) -> Box:
    named = {
        name.removeprefix(f"{part}:"): told for name, told in form.items() if name.startswith(f"{part}:")
    }
    box = from_form(named)
    of, _, action = do.partition(":")
    if of == part:
        what, _, place = action.partition("@")
        box = edited(box, what, place or ROOT)
    return box


def _understood(said: dict[str, str]) -> Faced:
    texts, flaws = dict[str, str](), list[Flaw]()
    for part, told in said.items():
        try:
            texts[part] = str(from_sentence(told, _language())) if told.strip() else ""
        except CriterionError as error:
            texts[part] = told
            flaws.append(Flaw(field=part, what=error.what))
    return Faced(face="say", texts=texts, said=said, flaws=tuple(flaws))


def _parted(texts: dict[str, str]) -> dict[str, str]:
    """What stands behind ``unless`` goes where it belongs, if that is still empty."""
    if texts["exonerating"].strip() or "unless" not in texts["text"].lower():
        return texts
    try:
        for_it, against = parse_both(texts["text"])
    except CriterionError:
        return texts
    return {"text": str(for_it), "exonerating": str(against)} if against is not None else texts


def _shown(sent: Faced, wanted: str) -> Faced:
    if wanted == "text" or (wanted == "say" == sent.face and sent.flaws):
        return Faced(face=wanted, texts=sent.texts, said=sent.said, flaws=sent.flaws)
    if wanted == "build" == sent.face:
        return Faced(face="build", texts=sent.texts, boxes={p: checked(b) for p, b in sent.boxes.items()})
    try:
        read = {part: parse(text) if text.strip() else None for part, text in sent.texts.items()}
    except CriterionError:
        return Faced(face=sent.face, texts=sent.texts, boxes=sent.boxes, said=sent.said, flaws=sent.flaws)
    if wanted == "say":
        said = {part: sentence(one, _language()) if one else "" for part, one in read.items()}
        return Faced(face="say", texts=sent.texts, said=said)
    boxes = {part: _rooted(box_of(one)) if one else Box(kind="all") for part, one in read.items()}
    return Faced(face="build", texts=sent.texts, boxes=boxes)


def _rooted(box: Box) -> Box:
    """With a group outermost, so that there is something to add to."""
    return Box(kind="all", parts=(box,)) if box.kind == "condition" else box


def _language() -> Language:
    return "vi" if get_language() == "vi" else "en"
