"""Each publisher's form, by invented specimens: what is told is taken, and what is not taken is said."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from any_entry import entries
from haidang.screening import Severity
from haidang.screening.watchlists import Entry, Identifier, IdentifierKind, ListTold, Reading, Rejected
from haidang.screening.watchlists.formats import FORMATS, HEAD, Format, ftm, named, recognised
from haidang.screening.watchlists.formats.values import Broken
from haidang.travel import Sex

SPECIMENS = Path(__file__).parent / "lists"
LIST = ListTold("Border", Severity.HIGH)
JANE = {
    "born": date(1990, 2, 15),
    "sex": Sex.FEMALE,
    "documents": (("UTO", "L898902C3"),),
    "birthplace": "Amaurot, Utopia",
    "severity": Severity.HIGH,
    "list_name": "Border",
}
IN_CYRILLIC = ("Джейн Доу",)
EMAIL = Identifier(IdentifierKind.EMAIL, "jane@example.ut")
NUMBER = Identifier(IdentifierKind.NUMBER, "900215-7")
SHIP = (Identifier(IdentifierKind.VESSEL_NAME, "SEA OF UTOPIA"),)


def read(*files: str) -> Reading:
    data = [(SPECIMENS / file).read_bytes() for file in files]
    [form] = {recognised(one[:HEAD]) for one in data}
    assert form is not None
    # In pieces of seven bytes, so that no reader counts on where the bytes are cut.
    pieces = [[one[at : at + 7] for at in range(0, len(one), 7)] for one in data]
    return Reading.of(form.read(pieces, LIST))


def told(entry: Entry, *fields: str) -> dict[str, object]:
    return {field: getattr(entry, field) for field in fields}


def test_the_security_council_s_list() -> None:
    reading = read("un.xml")
    [jane] = reading.entries
    assert jane == Entry(
        reference="UTi.001",
        surname="JANE MARY DOE",
        aliases=("Janet Doe", "J. Doe"),
        weak_aliases=("The Pilot",),
        original_names=IN_CYRILLIC,
        births=("1988/1991",),
        nationality="UTO",
        identifiers=(NUMBER,),
        categories=("Utopia",),
        **JANE | {"documents": (("UTO", "L898902C3"), (None, "900215-7"))},
    )
    [rejected] = reading.rejected
    assert (rejected.line, rejected.reason[:14]) == (21, "neither a name")
    assert reading.left_out == {
        "titles and designations": 1,
        "the Council's comments": 1,
        "an organisation": 1,
    }


def test_ofac_s_list_as_xml() -> None:
    reading = read("ofac.xml")
    jane, ship, aircraft = reading.entries
    assert jane == Entry(
        reference="101",
        surname="DOE",
        given="Jane",
        aliases=("Jane DOWE",),
        weak_aliases=("THE PILOT",),
        maiden_names=("Jane ROE",),
        births=("1988",),
        nationality="UTO",
        identifiers=(Identifier(IdentifierKind.PHONE, "84912345678"),),
        categories=("UTOPIA",),
        **JANE,
    )
    assert set(ship.identifiers) == {
        *SHIP,
        Identifier(IdentifierKind.VESSEL, "IMO 9074729"),
        Identifier(IdentifierKind.REGISTRATION, "UTO7"),
    }
    assert aircraft.identifiers == (Identifier(IdentifierKind.REGISTRATION, "UT-ABC"),)
    assert reading.left_out == {
        "identifications without a place in an entry": 1,
        "remarks": 1,
        "titles and designations": 1,
        "an organisation": 1,
    }


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_ofac_s_list_as_its_three_csv_files_in_any_order(order: Sequence[int]) -> None:
    files = ("ofac_sdn.csv", "ofac_alt.csv", "ofac_add.csv")
    reading = read(*(files[at] for at in order))
    jane, ship = reading.entries
    assert jane == Entry(
        reference="101",
        surname="DOE",
        given="Jane",
        aliases=("Jane DOWE",),
        weak_aliases=("THE PILOT",),
        maiden_names=("Jane ROE",),
        births=("1988",),
        nationality="UTO",
        identifiers=(EMAIL,),
        categories=("UTOPIA", "OTHER"),
        **JANE,
    )
    assert set(ship.identifiers) == {
        *SHIP,
        Identifier(IdentifierKind.VESSEL, "9074729"),
        Identifier(IdentifierKind.REGISTRATION, "UTO7"),
    }
    assert reading.rejected == ()
    assert reading.left_out == {
        "titles and designations": 1,
        "remarks": 1,
        "an organisation": 1,
        "addresses": 1,
    }


def test_the_union_s_list() -> None:
    reading = read("eu.xml")
    [jane] = reading.entries
    assert jane == Entry(
        reference="EU.1.01",
        surname="Doe",
        given="Jane Mary",
        weak_aliases=("The Pilot",),
        original_names=IN_CYRILLIC,
        births=("1988/1991",),
        nationality="VNM",
        identifiers=(NUMBER,),
        categories=("UTO",),
        **JANE | {"documents": (("VNM", "L898902C3"),), "birthplace": "Amaurot, UTOPIA"},
    )
    assert reading.left_out == {
        "titles and designations": 1,
        "remarks": 1,
        "addresses": 1,
        "an organisation": 1,
    }


def test_the_kingdom_s_list() -> None:
    reading = read("uk.csv")
    jane, ship = reading.entries
    assert jane == Entry(
        reference="UTO0001",
        surname="DOE",
        given="Jane Mary",
        aliases=("Jane DOWE",),
        weak_aliases=("THE PILOT",),
        original_names=IN_CYRILLIC,
        births=("1988",),
        nationality="UTO",
        also_nationals=("VNM",),
        identifiers=(NUMBER, EMAIL),
        categories=("The Utopia Regulations",),
        **JANE | {"documents": ((None, "L898902C3"),)},
    )
    assert ship.identifiers == (*SHIP, Identifier(IdentifierKind.VESSEL, "9074729"))
    [rejected] = reading.rejected
    assert (rejected.line, rejected.reason) == (8, "4 cells where the columns are 27")


def test_the_kingdom_s_older_list() -> None:
    [jane] = read("uk_old.csv").entries
    assert told(
        jane, "reference", "surname", "given", "aliases", "original_names", "born", "nationality"
    ) == {
        "reference": "7001",
        "surname": "DOE",
        "given": "Jane Mary",
        "aliases": ("Jane DOWE",),
        "original_names": IN_CYRILLIC,
        "born": date(1990, 2, 15),
        "nationality": "UTO",
    }


def test_notices_leave_out_how_a_person_looks_and_speaks() -> None:
    reading = read("interpol.json")
    [jane] = reading.entries
    assert jane == Entry(
        reference="2026/1",
        surname="DOE",
        given="JANE",
        nationality="VNM",
        categories=("Fraud",),
        **JANE | {"documents": (), "birthplace": "Amaurot, UT"},
    )
    assert [rejected.line for rejected in reading.rejected] == [2]
    assert reading.left_out == {"how a person looks": 1, "languages spoken": 1}


def test_entities_of_followthemoney() -> None:
    reading = read("persons.ftm.jsonl")
    jane, ship = reading.entries
    assert jane == Entry(
        reference="ut-1",
        surname="Doe",
        given="Jane",
        aliases=("Janet Doe",),
        weak_aliases=("The Pilot",),
        maiden_names=("Jane Roe",),
        original_names=IN_CYRILLIC,
        births=("1988",),
        nationality="VNM",
        identifiers=(EMAIL,),
        categories=("wanted",),
        **JANE | {"documents": (("VNM", "L898902C3"),), "birthplace": "Amaurot"},
    )
    assert {one.kind for one in ship.identifiers} == {
        IdentifierKind.VESSEL,
        IdentifierKind.VESSEL_NAME,
        IdentifierKind.REGISTRATION,
    }
    assert [rejected.line for rejected in reading.rejected] == [5, 6]
    assert reading.left_out == {
        "religion, ethnicity or politics": 1,
        "how a person looks": 1,
        "entities of the kind Company": 1,
        "papers of nobody in the file (Passport)": 1,
    }


def test_the_forms_of_gtas() -> None:
    people = read("gtas_people.csv")
    [jane] = people.entries
    assert told(jane, "surname", "given", "born", "categories", "severity") == {
        "surname": "Doe",
        "given": "Jane",
        "born": date(1990, 2, 15),
        "categories": ("Wanted",),
        "severity": Severity.HIGH,
    }
    assert [(row.line, row.reason.split(":")[0]) for row in people.rejected] == [
        (3, f"reference {jane.reference!r} already stands in line 2"),
        (4, "dob '02/03/1971'"),
        (5, "lastname begins with '=', which a spreadsheet would run"),
    ]
    papers = read("gtas_papers.csv")
    assert [entry.documents for entry in papers.entries] == [((None, "L898902C3"),)]
    assert [row.line for row in papers.rejected] == [3]
    [whole] = read("gtas_loader.csv").entries
    assert told(whole, "name", "documents", "nationality") == {
        "name": "Jane Mary Doe",
        "documents": (("UTO", "L898902C3"),),
        "nationality": "UTO",
    }
    assert set(whole.identifiers) == {Identifier(IdentifierKind.PHONE, "+84912345678"), EMAIL}


@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.reference))
def test_what_leaves_as_followthemoney_comes_back_the_same(listed: list[Entry]) -> None:
    page = "".join(ftm.write(listed)).encode()
    reading = Reading.of(ftm.read([[page]], LIST))
    assert reading.rejected == ()
    assert list(reading.entries) == listed


def test_what_leaves_is_followthemoney_s_own() -> None:
    followthemoney = pytest.importorskip("followthemoney")
    listed = Reading.of(ftm.read([[(SPECIMENS / "persons.ftm.jsonl").read_bytes()]], LIST)).entries
    for line in ftm.write(listed):
        entity = followthemoney.model.get_proxy(msgspec.json.decode(line))
        assert entity.schema.name in ("Person", "Thing", "Identification")
        assert all(entity.schema.get(name) for name in msgspec.json.decode(line)["properties"])


@pytest.mark.parametrize("name", ["un", "ofac-xml", "eu"])
@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a "aa">]><sdnList><sdnEntry><uid>&a;</uid></sdnEntry></sdnList>',
        b"<sdnList><sdnEntry>",
        b"",
        b"<a>" * 60,
    ],
)
def test_no_document_type_of_its_own_and_no_half_a_file(name: str, data: bytes) -> None:
    form = named(name)
    assert form is not None
    with pytest.raises(Broken):
        list(form.read([[data]], LIST))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(data=st.binary(max_size=300), text=st.text(max_size=200))
def test_whatever_comes_is_read_or_refused_in_words(form: Format, data: bytes, text: str) -> None:
    head = {"csv": b"reference,surname\n", "gtas": b"firstName,lastName\n", "uk": b"Unique ID,Name 6\n"}
    for rest in (data, text.encode("utf-8", "surrogatepass")):
        recognised(rest)
        with suppress(Broken):
            items = form.read([[head.get(form.name, b"") + rest]], LIST)
            assert all(item.line >= 0 for item in items)


DEEP = 100_000
FOUND = (
    ("interpol", b'{"n\xd6": 1}\n{"n": 1}\n', "every entry needs one"),
    ("interpol", b"[\n" + b"[" * DEEP + b"\n", "not JSON"),
    ("ftm", b'{"a":' * DEEP, "deeper than anybody writes"),
)


@pytest.mark.parametrize(("form", "file", "why"), FOUND)
def test_what_once_broke_a_reader_is_refused_in_words(form: str, file: bytes, why: str) -> None:
    reader = named(form)
    assert reader is not None
    items = list(reader.read([[file]], LIST))
    assert any(why in item.reason for item in items if isinstance(item, Rejected))


@pytest.mark.parametrize("encoding", [b"UTF-6", b"GB2312", b"hex"])
def test_a_file_whose_encoding_cannot_be_read_says_so(encoding: bytes) -> None:
    file = b'<?xml version="1.0" encoding="' + encoding + b'"?><CONSOLIDATED_LIST/>'
    reader = named("un")
    assert reader is not None
    with pytest.raises(Broken, match="save the file as UTF-8"):
        list(reader.read([[file]], LIST))


@pytest.mark.parametrize("form", ["csv", "ftm"])
def test_a_line_may_come_in_any_number_of_pieces(form: str) -> None:
    listed = [Entry(list_name="Border", reference=str(number), surname="Doe") for number in range(3)]
    reader = named(form)
    assert reader is not None
    assert reader.write is not None
    data = "".join(reader.write(listed)).encode()
    for size in (1, 2, 5, 64, len(data)):
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        assert list(Reading.of(reader.read([pieces], LIST)).entries) == [
            replace(one, severity=Severity.NORMAL) for one in listed
        ]
