"""The six service characters, as ISO 9735-1 section 7 and the optional UNA segment set them."""

from msgspec import Struct


class Separators(Struct, frozen=True):
    """``release`` is empty when nothing can be protected, ``repetition`` when nothing repeats.

    >>> Separators().terminator
    "'"
    """

    component: str = ":"
    element: str = "+"
    decimal: str = "."
    release: str = "?"
    repetition: str = ""
    terminator: str = "'"


def advised(advice: str) -> Separators:
    """What the six characters behind ``UNA`` say; a blank means that the character is not in use.

    >>> advised(":(.) -").release
    ')'
    """
    component, element, decimal, release, repetition, terminator = list(advice[:6])
    return Separators(component, element, decimal, release.strip(), repetition.strip(), terminator)


def shortened(advice: str) -> Separators:
    """A UNA that has lost a character: the decimal mark is the one nobody misses.

    >>> shortened(":+!*'") == Separators(release="!", repetition="*")
    True
    """
    component, element, *middle, terminator = list(advice)
    release, repetition, *_ = [*[sign for sign in middle if sign not in ".,"], "", ""]
    return Separators(component, element, ".", release.strip(), repetition.strip(), terminator)
