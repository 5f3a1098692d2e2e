"""The formats lists come in, each a pure reader, and the two they leave in.

To read a new one, write a module with ``recognises`` and ``read`` and name it in ``FORMATS``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.formats import eu, ftm, gtas, interpol, ofac_csv, ofac_xml, own_csv, uk, un
from haidang.screening.watchlists.reading import Item, ListTold

HEAD = 8192
"""So many bytes of a file are enough to recognise it by."""


class Format(Struct, frozen=True):
    """``title`` is what a keeper chooses from; ``recognises`` is asked about the first ``HEAD`` bytes.

    ``read`` takes files as chunks of bytes, and may go through them twice; it yields what it finds as it goes
    and raises ``values.Broken`` where a file cannot be read on.
    """

    name: str
    title: str
    recognises: Callable[[bytes], bool]
    read: Callable[[Sequence[Iterable[bytes]], ListTold], Iterator[Item]]
    write: Callable[[Iterable[Entry]], Iterator[str]] | None = None


FORMATS: tuple[Format, ...] = (
    Format("csv", "Hải Đăng CSV", own_csv.recognises, own_csv.read, own_csv.write),
    Format("ftm", "FollowTheMoney JSON lines (OpenSanctions)", ftm.recognises, ftm.read, ftm.write),
    Format("un", "UN Security Council XML", un.recognises, un.read),
    Format("ofac-xml", "OFAC SDN XML", ofac_xml.recognises, ofac_xml.read),
    Format("ofac-csv", "OFAC SDN CSV (sdn, alt, add)", ofac_csv.recognises, ofac_csv.read),
    Format("eu", "EU consolidated XML", eu.recognises, eu.read),
    Format("uk", "UK list CSV", uk.recognises, uk.read),
    Format("interpol", "INTERPOL notices JSON", interpol.recognises, interpol.read),
    Format("gtas", "GTAS CSV", gtas.recognises, gtas.read),
)


def named(name: str) -> Format | None:
    """The format of that name."""
    return next((known for known in FORMATS if known.name == name), None)


def recognised(head: bytes) -> Format | None:
    """The format a file is in, by its first bytes.

    >>> recognised(b"firstName,lastName,dob,category").name, recognised(b"%PDF-1.7")
    ('gtas', None)
    """
    return next((known for known in FORMATS if known.recognises(head)), None)
