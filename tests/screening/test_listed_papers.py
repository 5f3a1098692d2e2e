"""Papers on very long lists are found by what the carrier told of them, and never by less."""

import pytest

from haidang.screening import Entry, Screener, WatchlistIndex
from haidang.screening.watchlists.formats import papers
from haidang.screening.watchlists.listed_papers import ListedPapers, PapersOfList
from haidang.screening.watchlists.paper_set import ListedPaper, PaperSet, marks, shelved
from haidang.screening.watchlists.reading import Rejected
from haidang.travel import Document
from utopians import crossing, traveller

KEY = bytes(range(16))
STOLEN = Entry(list_name="Stolen", id=7, version=3, reference="all papers")


def listed(*held: ListedPaper) -> ListedPapers:
    made = marks(held, KEY)
    made.sort()
    return ListedPapers([PapersOfList(STOLEN, PaperSet(shelved([made], at_most=len(made), check=b"")))], KEY)


def found(document: Document, *held: ListedPaper, nationality: str = "XXA") -> list:
    one = traveller(nationalities=(nationality,), documents=(document,))
    screener = Screener(WatchlistIndex([]), papers=listed(*held))
    return list(screener.screen(crossing(traveller=one)).hits)


@pytest.mark.parametrize(
    ("held", "finds"),
    [
        (("P", "UTO", "L898902C3"), True),
        (("", "UTO", "L898902C3"), True),
        (("I", "UTO", "L898902C3"), False),
        (("P", "VNM", "L898902C3"), False),
        (("P", "UTO", "L898902C4"), False),
    ],
)
def test_kind_issuer_and_number_must_agree_as_far_as_they_are_told(held: ListedPaper, finds: bool) -> None:
    hits = found(Document(kind="PD", number="l 898902-c3<", issued_by="UTO"), held)
    assert [(hit.source, hit.version, hit.title) for hit in hits] == [(7, 3, "Stolen")] * finds


def test_a_paper_told_without_its_kind_is_sought_as_every_kind() -> None:
    told = Document(kind="", number="L898902C3", issued_by="UTO")
    assert all(found(told, (kind, "UTO", "L898902C3")) for kind in ("P", "V", "I", ""))


def test_a_paper_told_without_its_issuer_is_sought_among_the_travellers_own_states() -> None:
    told, held = Document(kind="P", number="L898902C3"), ("P", "UTO", "L898902C3")
    [hit] = found(told, held, nationality="UTO")
    assert (hit.reasons[0].note, hit.reasons[0].sought) == (
        "the number agrees, an issuer is not told",
        "UTO L898902C3",
    )
    assert found(told, held, nationality="VNM") == []


def test_two_papers_of_one_traveller_are_two_reasons_of_one_hit() -> None:
    held = [("P", "UTO", "L898902C3"), ("V", "UTO", "V1234")]
    documents = (
        Document(kind="P", number="L898902C3", issued_by="UTO"),
        Document(kind="V", number="V1234", issued_by="UTO"),
    )
    one = traveller(documents=documents)
    [screening] = Screener(WatchlistIndex([]), papers=listed(*held)).screen_many([crossing(traveller=one)])
    [hit] = screening.hits
    assert [(reason.part, reason.told) for reason in hit.reasons] == [
        ("listed paper", "UTO L898902C3"),
        ("listed paper", "UTO V1234"),
    ]


def test_rows_that_cannot_be_papers_tell_their_line_and_why() -> None:
    file = (
        b"number,issuer,type\n,UTO,P\n=1+1,UTO,P\nL1,,P\nL2,UTO,9\nL3,UTO\nL4,UTO,\n"
        + b"9" * 29
        + b",UTO,P\n"
    )
    items = list(papers.read([[file]]))
    assert [(item.line, item.reason) for item in items if isinstance(item, Rejected)] == [
        (2, "number holds neither a letter nor a digit"),
        (3, "number begins with '=', which a spreadsheet would run: take it off"),
        (4, "issuer '': write the three-letter code of a state, such as UTO"),
        (5, "type '9': write the code of the document, such as P, V or I, or leave it empty"),
        (6, "2 cells where the first line names 3 columns"),
        (8, "number has 29 letters and digits: at most 28"),
    ]
    assert [item.paper for item in items if not isinstance(item, Rejected)] == [("", "UTO", "L4")]


@pytest.mark.parametrize("heading", [b"", b"number,kind\n", b"issuer,type\n", b"number,issuer,number\n"])
def test_a_file_with_other_columns_is_refused_as_a_whole(heading: bytes) -> None:
    [rejected] = papers.read([[heading + b"L1,UTO,P\n"]])
    assert isinstance(rejected, Rejected)
    assert "must name the columns number and issuer" in rejected.reason
