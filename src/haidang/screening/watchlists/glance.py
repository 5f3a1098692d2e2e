"""Who may have anything to do with a few entries, seen at a glance: by the sounds of a name, a day, a number.

Of a million travellers a handful of entries concern next to nobody, and to find that out must cost next to
nothing. Whoever is left out here shares no key with any of the entries: the index would not find them either.
"""

from haidang.screening.names.forms import forms
from haidang.screening.names.keys import day_of, glued_at, name_keys, part_keys, whole_key
from haidang.screening.names.normalise import family
from haidang.screening.watchlists.birth import Birth
from haidang.screening.watchlists.document import document_key
from haidang.screening.watchlists.segment import KNOWN_BITS, YEAR_BITS, Segment
from haidang.screening.watchlists.told import names_told
from haidang.travel import Traveller


class Glance:
    """
    >>> from datetime import date
    >>> from haidang.screening.watchlists.entry import Entry
    >>> from haidang.travel import Name
    >>> glance = Glance(Segment.of([Entry(list_name="Border", surname="Doe", given="Jane")]))
    >>> glance.falls_on(Traveller(name=Name(surname="DOE", given=("JANE",))))
    True
    >>> glance.falls_on(Traveller(name=Name(surname="POE", given=("JANE",))))
    False
    """

    __slots__ = ("_days", "_documents", "_families", "_keys")

    def __init__(self, segment: Segment) -> None:
        listed = [segment.form(row).parts for row in range(len(segment.bearers))]
        self._families = {sound for parts in listed for sound in _families(parts)}
        self._keys = {key >> (KNOWN_BITS + YEAR_BITS) for key in segment.names.keys.tolist()}
        self._days = set(map(day_of, segment.days.keys.tolist()))
        self._documents = set(segment.documents.keys.tolist())

    def falls_on(self, traveller: Traveller) -> bool:
        """Whether an entry shares a key with them."""
        return (
            any(self._knows(form.parts) for name in names_told(traveller) for form in forms(name))
            or any(document_key(document.number) in self._documents for document in traveller.documents)
            or bool((birth := Birth.of_traveller(traveller)) and self._born_so(birth))
        )

    def _born_so(self, birth: Birth) -> bool:
        return birth.day in self._days or birth.swapped in self._days

    def _knows(self, parts: tuple[str, ...]) -> bool:
        # Every key is made of sounds, so only who shares one, or all of them run together, can share a key.
        sounds = [family(part) for part in parts]
        if self._families.isdisjoint(_families(parts)) and whole_key(sounds) not in self._keys:
            return False
        return not self._keys.isdisjoint(name_keys(parts) | part_keys(parts))


def _families(parts: tuple[str, ...]) -> list[str]:
    """The sounds of the parts, and of neighbours taken together."""
    glued = (sound for at in range(len(parts) - 1) for sound in glued_at(parts, at)[1])
    return [*map(family, parts), *glued]
