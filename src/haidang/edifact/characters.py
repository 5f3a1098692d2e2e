"""Which characters the bytes stand for: by evidence first, by what UNB declares second.

UNB names a repertoire (UNOA, UNOC ...; ISO 9735-1 annex B) and senders ignore it. So: plain ASCII, else
UTF-8 if it is valid, else what was declared, else Windows-1252. Nothing is ever dropped. A set of ISO 8859
has no letters from 0x80 to 0x9F: who sends one there writes the set of Windows for the same languages.
"""

import re

#: The 8-bit repertoires of ISO 9735-1 annex B, by the syntax identifier in UNB.
DECLARED = {
    "UNOC": "iso8859-1",
    "UNOD": "iso8859-2",
    "UNOE": "iso8859-5",
    "UNOF": "iso8859-7",
    "UNOG": "iso8859-3",
    "UNOH": "iso8859-4",
    "UNOI": "iso8859-6",
    "UNOJ": "iso8859-8",
    "UNOK": "iso8859-9",
}


_OF_WINDOWS = {
    "iso8859-1": "cp1252",
    "iso8859-2": "cp1250",
    "iso8859-5": "cp1251",
    "iso8859-7": "cp1253",
    "iso8859-4": "cp1257",
    "iso8859-6": "cp1256",
    "iso8859-8": "cp1255",
    "iso8859-9": "cp1254",
}
_NO_LETTERS = re.compile("[\x80-\x9f]")


def decoded(text: str, syntax: str) -> tuple[str, str]:
    """Bytes held one to a character, decoded; and the name of the character set that was found.

    >>> decoded("NGUY\\xe1\\xbb\\x84N", "UNOA")
    ('NGUYỄN', 'utf-8')
    >>> decoded("M\\xdcLLER", "UNOC")
    ('MÜLLER', 'iso8859-1')
    >>> decoded("O\x92NEIL", "UNOC")
    ('O’NEIL', 'cp1252')
    """
    raw = text.encode("latin-1")
    declared = DECLARED.get(syntax)
    if declared in _OF_WINDOWS and _NO_LETTERS.search(text):
        declared = _OF_WINDOWS[declared]
    for charset in ("utf-8", declared, "cp1252"):
        if charset is None:
            continue
        try:
            return raw.decode(charset), charset
        except UnicodeDecodeError:
            continue
    return text, "iso8859-1"
