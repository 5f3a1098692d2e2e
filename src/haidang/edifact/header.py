"""Where in a file interchanges begin, and with which service characters each was written.

What arrives is rarely a bare interchange: a teletype (Type B) envelope stands before it, an e-mail footer
behind it, several follow one another. The bare letters UNA and UNB also occur in names and addresses; so
UNA counts only with its service characters and a header behind it, UNB only with a syntax identifier.

Senders get UNA wrong: a character is lost in copying, or the body was written with others. Where the two
disagree the body is right.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from haidang.edifact.interchange import Repair
from haidang.edifact.separators import Separators, advised, shortened

_B = r"[\r\n]*"  # a hard-wrapped line may end anywhere, also between the letters of a tag
_SIGN = r"[^A-Za-z0-9 \r\n\0]"
# Blanks, line ends (EBCDIC's among them) and teletype's control characters; not what Python takes for
# blank: the separators of level B are among that.
BLANKS = " \t\r\n\v\f\x85" + "".join(map(chr, (*range(9), *range(14, 28), 127)))
_SYNTAX = rf"(?:[A-Z0-9]{_B}){{4}}"
_LOGGED = r"(?:\\[rn])"  # a line end as a log spells it
CURLY_QUOTE = "’".encode().decode("latin-1")
_OPENING = re.compile(
    rf"U(?:(?<![A-Za-z]U)|(?<=\\[rn]U)){_B}N{_B}(?:"  # the letter first: a search can look for it fast
    rf"A(?:(?P<advice>[^A-Za-z0-9]{{4,12}})(?:r[\r\n]+)?|(?P<logged>[^A-Za-z0-9]{{4,8}}?){_LOGGED}+)"
    rf"(?=U{_B}N{_B}[BGH])"
    rf"|B{_B}(?={_SIGN}{_B}{_SYNTAX}{_SIGN}{_B}\d))"
)
_UNB = re.compile(
    rf"U{_B}N{_B}B{_B}(?P<element>{_SIGN}){_B}(?P<syntax>{_SYNTAX})(?P<component>{_SIGN}){_B}(?P<version>\d?)"
)
_UNH = re.compile(
    rf"(?<![A-Za-z])UNH(?P<element>{_SIGN})[^\r\n]{{0,40}}?(?P=element)[A-Z]{{6}}(?P<component>{_SIGN})"
)
_BEFORE_TAG = re.compile(
    rf"(?P<last>{CURLY_QUOTE}|[^{BLANKS}]){_LOGGED}*(?P<blank>[{BLANKS}]*)"
    rf"(?=[A-Z]{_B}[A-Z]{_B}[A-Z]{_B}(?P<element>{_SIGN}))"
)
_WINDOW = 600  # bytes in which a message shows how it is written
_FULL_ADVICE = 6


class Header(Struct, frozen=True, kw_only=True):
    """``start`` is where UNA or UNB stands, ``body`` where the first segment begins."""

    start: int
    body: int
    separators: Separators
    syntax: str = ""
    repairs: tuple[Repair, ...] = ()


def headers(text: str) -> Iterator[Header]:
    """Every beginning of an interchange, in order. ``text`` holds one byte to a character."""
    openings: list[re.Match[str]] = []
    for opening in _OPENING.finditer(text):
        if not openings or opening.start() != openings[-1].end():  # else it is the UNB behind that UNA
            openings.append(opening)
    yield from _headless(text[: openings[0].start()] if openings else text)
    ends = [*(opening.start() for opening in openings[1:]), len(text)]
    for opening, end in zip(openings, ends, strict=False):
        yield _header(text, opening, end)


def _headless(text: str) -> Iterator[Header]:
    """A message that has lost its interchange header."""
    found = _UNH.search(text)
    if found is None:
        return
    separators = Separators(found["component"], found["element"])
    written = _terminator_written(text, found.start(), len(text), separators)
    missing = Repair("missing segment", "no UNB before the message", found.start())
    separators = replace(separators, terminator=written or "'")
    yield Header(start=found.start(), body=found.start(), separators=separators, repairs=(missing,))


def _header(text: str, opening: re.Match[str], end: int) -> Header:
    start, advice = opening.start(), opening["advice"] or opening["logged"] or ""
    body = opening.end() if advice else start
    unb = _UNB.match(text, body)
    component = unb["component"] if unb else advice[:1] or ":"
    element = unb["element"] if unb else advice[1:2] or "+"
    written = _terminator_written(text, body, end, Separators(component, element, terminator=""))
    told = _told(advice, written)
    separators = replace(told, component=component, element=element)
    if written != told.terminator:
        written = _terminator_written(text, body, end, separators)
        separators = replace(separators, terminator=written or told.terminator)
    if separators.release in (component, element, separators.terminator):
        separators = replace(separators, release="")  # a sign that parts cannot protect
    repairs = _damage(advice, told, separators, start) if advice else ()
    if unb is None:
        repairs = (*repairs, Repair("missing segment", "no UNB before the message", start))
    syntax = re.sub(_B, "", unb["syntax"]) if unb else ""
    return Header(
        start=start,
        body=body,
        separators=_repeating(separators, syntax, unb["version"] if unb else "", advised=bool(advice)),
        syntax=syntax,
        repairs=repairs,
    )


def _told(advice: str, written: str) -> Separators:
    """What UNA says, or the defaults of ISO 9735-1 where there is none."""
    characters = advice.rstrip(BLANKS)
    if len(characters) >= _FULL_ADVICE:
        return advised(characters)
    if advice[5:6] in ("\r", "\n") and written != characters[-1:]:
        return advised(advice[:5] + "\n")
    return shortened(characters) if len(characters) > 3 else Separators()


def _terminator_written(text: str, start: int, end: int, told: Separators) -> str:
    """The sign before most tags is the terminator as the body uses it; the one told, if as often.

    >>> _terminator_written("UNB$UNOA:4$XX!  UNH$1$!BGM$745!", 0, 99, Separators(":", "$"))
    '!'
    """
    votes = {told.terminator: 0}
    for found in _BEFORE_TAG.finditer(text, start, min(end, start + _WINDOW)):
        last = "'" if found["last"] == CURLY_QUOTE else found["last"]
        if not (last.isalnum() or last in (found["element"], told.element, told.component, told.release)):
            votes[last] = votes.get(last, 0) + 1
        if "\n" in found["blank"] and (last.isalnum() or told.terminator == "\n"):
            votes["\n"] = votes.get("\n", 0) + 1
    return max(votes, key=votes.__getitem__)  # the first of those with most votes: the one told, if as often


def _damage(advice: str, told: Separators, used: Separators, start: int) -> tuple[Repair, ...]:
    lost = len(advice.rstrip(BLANKS)) < _FULL_ADVICE and told.terminator != "\n"
    if not lost and told == used:
        return ()
    return (Repair("service characters", f"UNA{advice.strip()} does not fit what follows it", start),)


def _repeating(separators: Separators, syntax: str, version: str, *, advised: bool) -> Separators:
    """Elements repeat from syntax version 4 on, at ``*`` unless UNA says otherwise; never in IATA's own."""
    if version < "4" or not syntax.startswith("UNO"):
        return replace(separators, repetition="")
    sign = separators.repetition if advised else "*"
    others = (separators.component, separators.element, separators.release, separators.terminator)
    return replace(separators, repetition="" if sign in others else sign)
