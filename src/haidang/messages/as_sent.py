"""What programs did to a message on its way, undone: quoted in a letter, in UTF-16, put in small letters.

Told only by what cannot be anything else: a message begins with UNA, UNB or UNH, a baggage message with its
kind on a line of its own. XML says itself in which characters it is written.
"""

import codecs
import re

_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BEGINS = rb"UN[ABH][^A-Za-z0-9 \r\n]|[BQ][A-Z]{1,2}[ \t\r\n]|<\?xml"
_QUOTED = re.compile(rb"^[ \t]*(?:>[ \t]?)+(?:" + _BEGINS + rb")", re.MULTILINE | re.IGNORECASE)
_QUOTES = re.compile(rb"^[ \t]*>(?:[ \t]?>)*[ \t]?", re.MULTILINE)
_SMALL = re.compile(rb"(?<![A-Za-z])unb[^A-Za-z0-9 ][A-Za-z0-9]{4}[^A-Za-z0-9 ]\d")
_LARGE = re.compile(rb"(?<![A-Za-z])UNB[^A-Za-z0-9 ]")
_FEW = 200  # bytes that show how a file is written


def as_sent(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The bytes as the sender wrote them, and what had to be undone; mostly nothing, and the same bytes.

    >>> as_sent(b"Hello,\\n> UNB+UNOA:4+X1\\n> +UTO'\\n")
    (b"Hello,\\nUNB+UNOA:4+X1\\n+UTO'\\n", ('every line is quoted as in a letter',))
    >>> as_sent("UNA:+.? 'UNB+UNOA:4'".encode("utf-16-le"))
    (b"UNA:+.? 'UNB+UNOA:4'", ('read as utf-16-le',))
    >>> as_sent(b"unb+unoa:4+x1'")
    (b"UNB+UNOA:4+X1'", ('written in small letters',))
    """
    undone = []
    if charset := _utf_16(data):
        told = data.decode(charset, "replace").lstrip("\ufeff")
        if told.lstrip()[:1] == "<":
            return data, ()
        data = told.encode()
        undone.append(f"read as {charset}")
    if b">" in data and _QUOTED.search(data):
        data = _QUOTES.sub(b"", data)
        undone.append("every line is quoted as in a letter")
    if b"unb" in data and _SMALL.search(data) and not _LARGE.search(data):
        data = data.upper()
        undone.append("written in small letters")
    return data, tuple(undone)


def _utf_16(data: bytes) -> str | None:
    """The order of its bytes, by its mark or by the zero bytes beside the letters."""
    for mark, charset in _UTF_16:
        if data.startswith(mark):
            return charset
    even, odd = data[:_FEW:2], data[1:_FEW:2]
    if len(odd) < 10 or (even + odd).count(0) < len(odd):
        return None
    return "utf-16-le" if not odd.strip(b"\0") else "utf-16-be" if not even.strip(b"\0") else None
