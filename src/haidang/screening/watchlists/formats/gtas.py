"""The CSV forms of the WCO's GTAS: ``firstName,lastName,dob,category`` and
``documentType,documentNumber,category``, and the wider form of its loader
(``firstname,lastname,middlename,dob,documentcountry,documentnumber,documenttype,coc,phone,email``).

They carry no key of their own, so that of an entry is made of what it tells: it stays the same from load to
load, and a row that stands twice is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from haidang.screening.watchlists.formats import table
from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.formats.values import Unfit, birth_in_words
from haidang.screening.watchlists.identifier import IdentifierKind
from haidang.screening.watchlists.reading import Item, ListTold, Rejected

_KNOWN = frozenset(
    {"firstname", "lastname", "middlename", "dob", "category", "documenttype", "documentnumber"}
    | {"documentcountry", "coc", "phone", "email"}
)


def recognises(head: bytes) -> bool:
    """Whether the first row names GTAS's columns."""
    columns = set(_columns(head.decode("utf-8", "replace").removeprefix("\ufeff").partition("\n")[0]))
    return columns <= _KNOWN and ({"firstname", "lastname"} <= columns or "documentnumber" in columns)


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every row, as an entry or as rejected.

    >>> file = [b"firstName,lastName,dob,category\\nJane,Doe,1990-02-15,Wanted\\nRick,Roe,02/03/1971,\\n"]
    >>> row, rejected = read([file], ListTold("Border"))
    >>> row.entry.name, str(row.entry.born), row.entry.categories
    ('Jane Doe', '1990-02-15', ('Wanted',))
    >>> rejected.reason
    "dob '02/03/1971': day and month cannot be told apart, write 1971-02-03 or 1971-03-02"
    """
    for file in files:
        lines = table.lines(file)
        columns = _columns(next(lines, ""))
        for at, row in table.rows(lines):
            if isinstance(row, Unfit):
                yield Rejected(at + 1, str(row))
            elif len(row) != len(columns):
                yield Rejected(at + 1, f"{len(row)} cells where the first line names {len(columns)} columns")
            else:
                yield from _items(at + 1, dict(zip(columns, row, strict=True)), told)


def _columns(heading: str) -> list[str]:
    """
    >>> _columns('"First Name","DOB"')
    ['firstname', 'dob']
    """
    return [name.strip().strip('"').replace(" ", "").lower() for name in heading.strip().split(",")]


def _items(line: int, row: dict[str, str], told: ListTold) -> Iterator[Item]:
    try:
        cell = dict.fromkeys(_KNOWN, "") | {
            name: text.strip() if name == "phone" else table.checked(name, text) for name, text in row.items()
        }
        born = _born(cell["dob"])
    except Unfit as unfit:
        yield Rejected(line, str(unfit))
        return
    found = Gathered(line, _reference(cell))
    found.surname, found.given = cell["lastname"], f"{cell['firstname']} {cell['middlename']}"
    found.birth(born)
    found.document(cell["documentnumber"], cell["documentcountry"])
    found.nationality(cell["coc"])
    found.identifier(IdentifierKind.PHONE, cell["phone"])
    found.identifier(IdentifierKind.EMAIL, cell["email"])
    found.categories.append(cell["category"])
    yield from found.items(told)


def _born(text: str) -> str:
    """A day; one with strokes only where it can be read in one way."""
    first, _, rest = text.partition("/")
    second, _, year = rest.partition("/")
    told_in_numbers = len(year) == 4 and all(part.isdecimal() for part in (first, second, year))
    if told_in_numbers and max(int(first), int(second)) <= 12 and int(first) != int(second):
        one, other = f"{year}-{first:0>2}-{second:0>2}", f"{year}-{second:0>2}-{first:0>2}"
        raise Unfit(f"dob {text!r}: day and month cannot be told apart, write {one} or {other}")
    if text:
        birth_in_words(text)
    return text


def _reference(cell: dict[str, str]) -> str:
    """Of the document where one is told, else of name and birth date."""
    paper = [cell["documenttype"], cell["documentnumber"]]
    person = [cell["firstname"], cell["middlename"], cell["lastname"], cell["dob"]]
    key = "|".join(paper if cell["documentnumber"] else person).casefold()
    return f"gtas-{sha256(key.encode()).hexdigest()[:16]}"
