"""What can be wrong with a carrier's message."""

from haidang.messages import PROBLEM_KINDS
from manual.table import table

HEAD = """# Problems in messages

A fact that cannot be read becomes a *problem* of its message and never takes its neighbours with it. The kind
is counted by carrier, so that the carrier can be told; the sentence beside it names the place.
"""

MEANINGS = {
    "unknown message type": "The house reads other types than this. The message is kept and can be replayed.",
    "unreadable message": "Our own mistake: the message is quarantined until it is mended and replayed.",
    "unreadable booking": "One booking could not be understood; the others were.",
    "unreadable traveller": "One person could not be understood; the others were.",
    "unknown segment": "The segment is not in the guide, at least not there. The rest was read.",
    "unknown code": "A code that is in no list we know. It is kept as told.",
    "out of place": "A segment stands where the guide does not allow it.",
    "bad date": "No such day or time. What was told is kept as text.",
    "bad number": "A number was expected here.",
    "wrong count": "The message announces another number than it holds: something may be missing.",
    "missing segment": "A segment the guide demands is not there.",
    "unfinished segment": "The message ends inside a segment: it was cut short.",
    "rubbish": "Characters between segments that belong to none.",
    "broken line": "A line break inside a segment was taken out.",
    "lost terminator": "The sign that ends a segment is missing between two of them; they were parted again.",
    "curly quote": "A typographic quote stood where the segment ends with a plain one.",
    "character set": "The bytes are not of the alphabet the message announces.",
    "service characters": "The message uses other separators than it announces.",
    "names differ": "Two places of one message call the same person differently.",
    "unknown traveller": "A flight-status message names a reference that nobody on the flight has.",
}


def problems() -> str:
    """``problems.md``: every kind, with what it means and what became of the rest."""
    return f"{HEAD}\n{table(['Kind', 'What it means'], [(kind, MEANINGS[kind]) for kind in PROBLEM_KINDS])}\n"
