"""Telephone numbers and e-mail addresses, as hosts without ``@`` and ``_`` write them.

AIRIMP writes ``//`` for the at sign, ``..`` for the underscore and ``./`` for the hyphen.
"""

import re

from haidang.messages.names import without_name_behind
from haidang.travel import Contact, ContactKind

_PHONE = re.compile(r"\+?\d[\d ().\-]*\d")
_FEWEST_FIGURES, _MOST_FIGURES = 6, 40
_NO_FIGURE = re.compile(r"\D")
_SPELT_OUT = re.compile(r"(?<!\s)\s*(?:\.at\.|[({\[]a(?:t)?[)}\]])\s*")
_HOST = re.compile(r"\s*([\w-]+(?:\.[\w-]+)+)")


def phone(text: str, at: tuple[int, ...] = ()) -> Contact | None:
    """The first telephone number in a text.

    >>> phone("CTCP AMA 571-600 5820-A").value, phone("+84 24 3827 1513").value, phone("NONE")
    ('5716005820', '+842438271513', None)
    """
    for found in _PHONE.finditer(text):
        sign, figures = ("+" if found[0].startswith("+") else ""), found[0].removeprefix("+")
        if not figures.isdecimal():
            figures = _NO_FIGURE.sub("", figures)
        if _FEWEST_FIGURES <= len(figures) <= _MOST_FIGURES:
            return Contact(kind=ContactKind.PHONE, value=sign + figures, at=at)
    return None


def email(text: str, at: tuple[int, ...] = ()) -> Contact | None:
    """An e-mail address, deciphered; ``None`` when the text is none.

    >>> email("/JANE..DOE//EXAMPLE.TEST-1DOE/JANE").value, email("jane.at. example.test").value
    ('jane_doe@example.test', 'jane@example.test')
    >>> email("JANE.DOE(A)EXAMPLE.TEST").value, email("JANE//EXAMPLE.TEST/EN").value
    ('jane.doe@example.test', 'jane@example.test')
    """
    told = without_name_behind(text.strip().lstrip("/"))
    told = told.lower().replace("//", "@").replace("..", "_").replace("./", "-")
    if "@" not in told:
        told = _SPELT_OUT.sub("@", told, count=1)
    name, _, host = told.strip().partition("@")
    found = _HOST.match(host)
    if not (name.strip() and found):
        return None
    return Contact(kind=ContactKind.EMAIL, value=f"{name.strip()}@{found[1]}", at=at)
