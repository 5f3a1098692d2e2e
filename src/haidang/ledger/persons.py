"""Crossings of one person, found again by document, by name and birth date, or by a name that sounds alike.

A person here is no more than a number that crossings share. Nothing is known of a person that is not known
of a crossing, and the number is forgotten with the last of them.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from haidang.ledger import ids
from haidang.ledger.bulk import query
from haidang.ledger.crossings import key_of
from haidang.screening.names.normalise import skeleton, tokens
from haidang.travel import Traveller
from haidang.travel.joining import number, spellings

SAME_DOCUMENT = "same document"
SAME_NAME = "same name, birth date and sex"
SIMILAR_NAME = "a similar name, same birth date, sex and nationality"
LONG = 5  # letters of a part that may be misspelt and still be the same

CLAIM = """
INSERT INTO person_key (key, person_id, delete_on)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::date[])
ON CONFLICT (key) DO UPDATE SET delete_on = greatest(person_key.delete_on, EXCLUDED.delete_on)
RETURNING key, person_id
"""


class Identity(Struct, frozen=True, kw_only=True):
    """Who a crossing is taken for, and why; ``because`` is ``None`` for somebody not met before."""

    person_id: int
    because: str | None


class Sighting(Struct, frozen=True, kw_only=True):
    """A crossing whose person is asked for."""

    crossing_id: int
    traveller: Traveller
    delete_on: date


def resolve(sightings: Iterable[Sighting]) -> dict[int, Identity]:
    """The person of each crossing, by the crossing's id. Whoever is met for the first time gets a number.

    All keys are claimed at once and in one order, so that two workers who meet the same person neither
    wait for each other in a circle nor give them two numbers.
    """
    sought = [(one, _keys(one.traveller), ids.take()) for one in sightings]
    wanted: dict[int, tuple[int, date]] = {}
    for one, keys, fresh in sought:
        for key in keys:
            wanted.setdefault(key, (fresh, one.delete_on))
    if not wanted:
        return {}
    ordered = sorted(wanted)
    owners = dict(
        query(CLAIM, [ordered, [wanted[key][0] for key in ordered], [wanted[key][1] for key in ordered]])
    )
    return {one.crossing_id: _identity(keys, owners, fresh) for one, keys, fresh in sought if keys}


def _identity(keys: dict[int, str], owners: dict[int, int], fresh: int) -> Identity:
    """The first key that belongs to somebody decides; documents come before names."""
    for key, because in keys.items():
        if owners[key] != fresh:
            return Identity(person_id=owners[key], because=because)
    return Identity(person_id=fresh, because=None)


def _keys(traveller: Traveller) -> dict[int, str]:
    keys = {
        key_of("document", f"{document.issued_by or ''}:{number(document)}"): SAME_DOCUMENT
        for document in traveller.documents
        if number(document)
    }
    if traveller.born and traveller.name.given:
        who = f"{traveller.born}:{traveller.sex or ''}"
        for name in spellings(traveller):
            keys.setdefault(key_of("person", f"{name}:{who}"), SAME_NAME)
        if traveller.sex and traveller.nationality:
            alike = f"{_sound(traveller)}:{who}:{traveller.nationality}"
            keys[key_of("alike", alike)] = SIMILAR_NAME
    return keys


def _sound(traveller: Traveller) -> str:
    """The parts of the name in any order, long ones by their consonants: MOHAMED and MUHAMMAD are one name,
    short ones such as AN and ANH two."""
    parts = tokens(traveller.name.full)
    return " ".join(sorted(part if len(part) < LONG else skeleton(part) for part in parts))
