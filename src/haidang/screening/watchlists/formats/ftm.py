"""FollowTheMoney entities, one in a line of JSON, as OpenSanctions publishes them.

Persons are entries; passports and identity cards (``Passport``, ``Identification``) go to their holder, in
whatever order they come. Vessels and aircraft are entries of what is looked up. Properties after the
FollowTheMoney schema 4. ``religion``, ``ethnicity`` and ``political`` are left out (Directive (EU) 2016/681
Art. 13(4)), as is how a person looks. What an entry holds and FollowTheMoney has no property for stands
beside the properties, under ``haidang``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from haidang.codes import countries
from haidang.screening.hit import Severity
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.formats import values
from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.formats.values import Unfit
from haidang.screening.watchlists.identifier import Identifier, IdentifierKind
from haidang.screening.watchlists.reading import Item, LeftOut, ListTold, Rejected

_PAPERS = ("Passport", "Identification")
_FORBIDDEN = ("religion", "ethnicity", "political")
_LOOKS = ("height", "weight", "eyeColor", "hairColor", "appearance")
_IDENTIFIERS = {
    "phone": IdentifierKind.PHONE,
    "email": IdentifierKind.EMAIL,
    "taxNumber": IdentifierKind.NUMBER,
    "socialSecurityNumber": IdentifierKind.NUMBER,
    "imoNumber": IdentifierKind.VESSEL,
    "callSign": IdentifierKind.REGISTRATION,
    "registrationNumber": IdentifierKind.REGISTRATION,
}


class _Entity(Struct):
    id: str
    schema: str
    properties: dict[str, Any] = {}
    haidang: dict[str, Any] = {}

    def all(self, *names: str) -> list[str]:
        """Every text of these properties; an entity standing within is passed over."""
        told = [self.properties.get(name, ()) for name in names]
        return [
            text
            for one in told
            for text in (one if isinstance(one, list) else [one])
            if isinstance(text, str)
        ]

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")


_decoder = msgspec.json.Decoder(_Entity)


def recognises(head: bytes) -> bool:
    return (
        head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{") and b'"schema"' in head and b'"properties"' in head
    )


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every person, vessel and aircraft; other kinds are left out and counted by kind."""
    papers: defaultdict[str, list[_Entity]] = defaultdict(list)
    for _, entity in _entities(files):
        if isinstance(entity, _Entity) and entity.schema in _PAPERS:
            for holder in entity.all("holder"):
                papers[holder].append(entity)
    for line, entity in _entities(files):
        if isinstance(entity, Rejected):
            yield entity
        elif entity.schema == "Person":
            yield from _person(line, entity, papers.pop(entity.id, []), told)
        elif entity.schema in ("Vessel", "Airplane"):
            yield from _conveyance(line, entity, told)
        elif entity.schema == "Thing" and entity.haidang:
            yield from _other(line, entity, papers.pop(entity.id, []), told)
        elif entity.schema not in _PAPERS:
            yield LeftOut(line, f"entities of the kind {values.tidy(entity.schema)[:40]}")
    for paper in (paper for left in papers.values() for paper in left):
        yield LeftOut(0, f"papers of nobody in the file ({paper.schema})")


def _entities(files: Sequence[Iterable[bytes]]) -> Iterator[tuple[int, _Entity | Rejected]]:
    for file in files:
        for line, text in enumerate(_lines(file), 1):
            if text.strip():
                try:
                    yield line, _decoder.decode(text)
                except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
                    yield line, Rejected(line, f"not an entity of FollowTheMoney: {wrong}")
                except RecursionError:
                    yield line, Rejected(line, f"not an entity of FollowTheMoney: {values.TOO_DEEP}")


def _lines(file: Iterable[bytes]) -> Iterator[bytes]:
    begun: list[bytes] = []
    for chunk in file:
        first, *others = chunk.split(b"\n")
        begun.append(first)
        if others:
            yield b"".join(begun)
            yield from others[:-1]
            begun = [others[-1]]
    yield b"".join(begun)


def _person(line: int, entity: _Entity, papers: list[_Entity], told: ListTold) -> Iterator[Item]:
    found = Gathered(line, entity.id)
    names, surnames = entity.all("name"), entity.all("lastName")
    given = entity.all("firstName") + entity.all("secondName", "middleName", "patronymic")
    if len(surnames) == 1 and entity.all("firstName"):
        found.surname, found.given = surnames[0], " ".join(given)
        names = [name for name in names if values.tidy(name) != values.tidy(f"{found.given} {found.surname}")]
    elif names:
        found.surname, *names = names
    for alias in (*names, *entity.all("alias")):
        found.alias(alias)
    for alias in entity.all("weakAlias"):
        found.alias(alias, weak=True)
    for alias in entity.all("previousName"):
        found.alias(alias, maiden=True)
    for birth in entity.all("birthDate"):
        found.birth(birth)
    found.birthplace = entity.first("birthPlace")
    found.told_sex(entity.first("gender"))
    for state in entity.all("nationality", "citizenship"):
        found.nationality(state)
    for paper in papers:
        found.document(paper.first("number"), paper.first("country"))
    known = {number for _, number in found.documents}
    for number in entity.all("passportNumber", "idNumber"):
        if number not in known:
            found.document(number)
            known.add(number)
    _besides(found, entity)
    found.leave_out("religion, ethnicity or politics", entity.all(*_FORBIDDEN))
    found.leave_out("how a person looks", entity.all(*_LOOKS))
    yield from _finished(found, entity, told)


def _conveyance(line: int, entity: _Entity, told: ListTold) -> Iterator[Item]:
    found = Gathered(line, entity.id)
    for name in entity.all("name", "previousName", "alias"):
        kind = IdentifierKind.VESSEL_NAME if entity.schema == "Vessel" else IdentifierKind.REGISTRATION
        found.identifier(kind, name)
    _besides(found, entity)
    yield from _finished(found, entity, told)


def _other(line: int, entity: _Entity, papers: list[_Entity], told: ListTold) -> Iterator[Item]:
    found = Gathered(line, entity.id)
    for paper in papers:
        found.document(paper.first("number"), paper.first("country"))
    _besides(found, entity)
    yield from _finished(found, entity, told)


def _besides(found: Gathered, entity: _Entity) -> None:
    for name, kind in _IDENTIFIERS.items():
        for value in entity.all(name):
            found.identifier(kind, value)
    found.categories += entity.all("topics")


class _Own(Struct, omit_defaults=True):
    """What an entry holds and FollowTheMoney has no property for."""

    surname: str = ""
    given: str = ""
    nationals: tuple[str, ...] = ()
    original_names: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    documents: tuple[tuple[str | None, str], ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    categories: tuple[str, ...] = ()
    severity: Severity | None = None
    valid_from: str = ""
    valid_until: str = ""
    instruction: str = ""
    instruction_vi: str = ""


def _finished(found: Gathered, entity: _Entity, told: ListTold) -> Iterator[Item]:
    if entity.haidang:
        try:
            _take_own(found, msgspec.convert(entity.haidang, _Own))
        except (msgspec.ValidationError, Unfit) as wrong:
            yield Rejected(found.line, f"haidang: {wrong}")
            return
    yield from found.items(told)


def _take_own(found: Gathered, own: _Own) -> None:
    found.surname, found.given = own.surname, own.given
    found.nationals, found.original_names = list(own.nationals), list(own.original_names)
    found.births, found.documents = list(own.births), list(own.documents)
    found.identifiers, found.categories = list(own.identifiers), list(own.categories)
    found.severity = own.severity
    found.valid_from = values.day("valid_from", own.valid_from)
    found.valid_until = values.day("valid_until", own.valid_until)
    found.instruction, found.instruction_vi = own.instruction, own.instruction_vi


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Each entry as an entity and its papers; what ``read`` makes of the lines are the same entries."""
    for entry in entries:
        for entity in (_written(entry), *_papers(entry)):
            yield msgspec.json.encode(entity).decode() + "\n"


def _written(entry: Entry) -> dict[str, Any]:
    own = _Own(
        surname=entry.surname,
        given=entry.given,
        nationals=entry.nationalities,
        original_names=entry.original_names,
        births=entry.births_told,
        documents=entry.documents,
        identifiers=entry.identifiers,
        categories=entry.categories,
        severity=entry.severity,
        valid_from=str(entry.valid_from or ""),
        valid_until=str(entry.valid_until or ""),
        instruction=entry.instruction,
        instruction_vi=entry.instruction_vi,
    )
    properties = {name: list(told) for name, told in _properties(entry).items() if told}
    schema = "Person" if entry.names else "Thing"
    return {"id": entry.reference, "schema": schema, "properties": properties, "haidang": own}


def _properties(entry: Entry) -> dict[str, tuple[str, ...]]:
    if not entry.names:
        return {"name": (entry.title,)}
    return {
        "name": (entry.name, *entry.original_names) if entry.name else entry.original_names,
        "firstName": (entry.given,) if entry.given else (),
        "lastName": (entry.surname,) if entry.surname else (),
        "alias": entry.aliases,
        "weakAlias": entry.weak_aliases,
        "previousName": entry.maiden_names,
        "birthDate": tuple(birth for birth in entry.births_told if "/" not in birth),
        "birthPlace": (entry.birthplace,) if entry.birthplace else (),
        "gender": ({"F": "female", "M": "male"}.get(entry.sex, "other"),) if entry.sex else (),
        "nationality": tuple(_code(state) for state in entry.nationalities),
        "phone": _of(entry, IdentifierKind.PHONE),
        "email": _of(entry, IdentifierKind.EMAIL),
        "taxNumber": _of(entry, IdentifierKind.NUMBER),
    }


def _papers(entry: Entry) -> Iterator[dict[str, Any]]:
    for at, (issuer, number) in enumerate(entry.documents, 1):
        told = {"holder": [entry.reference], "number": [number]}
        country = {"country": [_code(issuer)]} if issuer else {}
        yield {
            "id": f"{entry.reference}-paper-{at}",
            "schema": "Identification",
            "properties": told | country,
        }


def _of(entry: Entry, kind: IdentifierKind) -> tuple[str, ...]:
    return tuple(one.value for one in entry.identifiers if one.kind is kind)


def _code(state: str) -> str:
    """FollowTheMoney writes states in two small letters, where there are such."""
    return (countries.alpha2(state) or state).lower()
