"""OFAC's list of Specially Designated Nationals as its three CSV files: ``sdn``, ``alt`` and ``add``.

They have no row of column names and join by the first number (SDN Data Specification, "Comma delimited"):

    sdn: ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, Tonnage, GRT, Vess_flag,
         Vess_owner, Remarks
    alt: ent_num, alt_num, alt_type, alt_name, alt_remarks
    add: ent_num, Add_num, Address, City, Country, Add_remarks

``-0-`` is not told. Birth dates, papers and sex stand in the remarks, parted by semicolons.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from haidang.screening.watchlists.formats import ofac_words, table
from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.formats.values import Unfit
from haidang.screening.watchlists.identifier import IdentifierKind
from haidang.screening.watchlists.reading import Item, LeftOut, ListTold, Rejected

SDN, ALT, ADD = 12, 5, 6
"""How many columns tell the files apart."""

_HEAD = re.compile(rb"(\xef\xbb\xbf)?\d+,")
_PAPER = re.compile(r"(?P<kind>[A-Za-z' .]+?)\s+#?\s*(?P<number>\S*\d\S*)\s*(?:\((?P<country>[^)]*)\))?")
_BIRTH = re.compile(r"(?:alt\.? )?DOB (.+)", re.IGNORECASE)
_PLACE = re.compile(r"(?:alt\.? )?POB (.+)", re.IGNORECASE)
_STATE = re.compile(r"(?:alt\.? )?(?:nationality|citizen) (.+)", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Whether the first row is one of the three files': a number and so many columns."""
    first = next(table.rows(table.lines([head.partition(b"\n")[0]])), (0, []))[1]
    return bool(_HEAD.match(head)) and not isinstance(first, Unfit) and len(first) in (SDN, ALT, ADD)


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every person, vessel and aircraft of ``sdn``, with the further names of ``alt``."""
    further: defaultdict[str, list[list[str]]] = defaultdict(list)
    for file in files:
        for _, row in _rows(file):
            if not isinstance(row, Unfit) and len(row) == ALT:
                further[row[0]].append(row)
    for file in files:
        for line, row in _rows(file):
            yield from _items(line, row, further, told)


def _rows(file: Iterable[bytes]) -> Iterator[tuple[int, list[str] | Unfit]]:
    for line, row in table.rows(table.lines(file)):
        if isinstance(row, Unfit):
            yield line, row
        elif row != ["\x1a"]:
            yield line, ["" if cell.strip() == ofac_words.NOT_TOLD else cell.strip() for cell in row]


def _items(
    line: int, row: list[str] | Unfit, further: dict[str, list[list[str]]], told: ListTold
) -> Iterator[Item]:
    if isinstance(row, Unfit):
        yield Rejected(line, str(row))
    elif len(row) == ADD:
        yield LeftOut(line, "addresses")
    elif len(row) == SDN:
        yield from _entry(line, row, further.get(row[0], []), told)
    elif len(row) != ALT:
        yield Rejected(line, f"{len(row)} columns, where sdn has {SDN}, alt {ALT} and add {ADD}")


def _entry(line: int, row: list[str], further: list[list[str]], told: ListTold) -> Iterator[Item]:
    number, name, kind, programs, title, call_sign, *_, remarks = row
    found = Gathered(line, number)
    found.categories += re.split(r"\]\s*\[|;", programs.strip("[]"))
    found.leave_out("titles and designations", [title])
    if kind == "individual":
        found.surname, found.given = ofac_words.name(name)
        for _, _, how, alias, note in further:
            surname, given = ofac_words.name(alias)
            found.alias(f"{given} {surname}", weak="weak" in note.lower(), maiden=how.startswith("fka"))
    elif kind == "vessel":
        for alias in (name, *(one[3] for one in further)):
            found.identifier(IdentifierKind.VESSEL_NAME, alias)
        found.identifier(IdentifierKind.REGISTRATION, call_sign)
    elif kind == "aircraft":
        found.identifier(IdentifierKind.REGISTRATION, name)
    else:
        yield LeftOut(line, "an organisation")
        return
    for remark in remarks.rstrip(".").split(";"):
        _remark(found, remark.strip())
    yield from found.items(told)


def _remark(found: Gathered, remark: str) -> None:
    if birth := _BIRTH.fullmatch(remark):
        found.birth(birth[1])
    elif place := _PLACE.fullmatch(remark):
        found.birthplace = found.birthplace or place[1]
    elif state := _STATE.fullmatch(remark):
        found.nationality(state[1])
    elif remark.lower().startswith("gender "):
        found.told_sex(remark[7:])
    elif paper := _PAPER.match(remark):
        ofac_words.identity(found, paper["kind"], paper["number"], paper["country"] or "")
    elif "@" in remark:
        found.identifier(IdentifierKind.EMAIL, remark.rpartition(" ")[2])
    else:
        found.leave_out("remarks", [remark])
