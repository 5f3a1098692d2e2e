"""Lists of papers alone, of which marks are kept: which of a traveller's documents are on one?"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from haidang.screening.hit import Reason
from haidang.screening.watchlists.document import paper_kind
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.exact import ExactMatch
from haidang.screening.watchlists.paper_set import ListedPaper, PaperSet, marks
from haidang.travel import Document, Traveller

PAPER = "listed paper"
"""What a reason is about. It says nothing of who somebody is: a clearing of it answers for no other day."""

# A paper whose kind the carrier does not tell is sought as each of these; as none, it may stand on a list.
KINDS = ("P", "I", "V", "F", "L", "M", "N", "T")
# So many papers are remembered: those of a few flights.
LATELY = 1 << 15


class PapersOfList(Struct, frozen=True):
    """All papers of a list, and the entry that stands for them."""

    entry: Entry
    papers: PaperSet


class ListedPapers:
    """
    >>> import numpy as np
    >>> from haidang.screening.watchlists.paper_set import shelved
    >>> from haidang.travel import Name
    >>> key, stolen = bytes(16), Entry(list_name="Stolen", reference="all")
    >>> papers = PaperSet(shelved([marks([("P", "UTO", "L898902C3")], key)], at_most=1, check=b""))
    >>> listed = ListedPapers([PapersOfList(stolen, papers)], key)
    >>> passport = Document(kind="P", number="L898902C3", issued_by="UTO")
    >>> [match] = listed.matches(Traveller(name=Name(surname="DOE"), documents=(passport,)))
    >>> match.entry.list_name, match.reasons[0].told, match.reasons[0].note
    ('Stolen', 'UTO L898902C3', 'number and issuer agree')
    """

    __slots__ = ("_key", "_lately", "lists")

    def __init__(self, lists: Sequence[PapersOfList], key: bytes) -> None:
        self.lists, self._key = lists, key
        self._lately: dict[ListedPaper, tuple[int, ...]] = {}

    def look_ahead(self, travellers: Iterable[Traveller]) -> None:
        """Seek the documents of these together and remember which lists hold them."""
        if self.lists:
            self._seek({paper for one in travellers for _, paper in papers_asked(one)})

    def matches(self, traveller: Traveller) -> list[ExactMatch]:
        """One for each list that holds a document of theirs."""
        if not self.lists:
            return []
        asked = list(papers_asked(traveller))
        self._seek({paper for _, paper in asked})
        found: dict[int, list[Reason]] = {}
        for document, paper in asked:
            for number in self._lately[paper]:
                found.setdefault(number, []).append(_reason(document, paper))
        return [
            ExactMatch(self.lists[number].entry, tuple(reasons)) for number, reasons in sorted(found.items())
        ]

    def _seek(self, asked: set[ListedPaper]) -> None:
        fresh = [paper for paper in asked if paper not in self._lately]
        if len(self._lately) + len(fresh) > LATELY:
            self._lately.clear()
            fresh = list(asked)
        if not fresh:
            return
        made = marks(fresh, self._key)
        held = [one.papers.holds(made).tolist() for one in self.lists]
        for paper, *here in zip(fresh, *held, strict=True):
            self._lately[paper] = tuple(number for number, holds in enumerate(here) if holds)


NO_PAPERS = ListedPapers((), b"")


def papers_asked(traveller: Traveller) -> Iterator[tuple[Document, ListedPaper]]:
    """Every way a document of theirs may stand on a list.

    Where the carrier tells no issuer the traveller's nationalities are asked: most papers are of one's own
    state, and at the length of such a list a number alone is soon that of somebody else's paper.
    """
    for document in traveller.documents:
        if not document.number:
            continue
        nationals = (document.nationality, *traveller.nationalities)
        issuers = [document.issued_by] if document.issued_by else dict.fromkeys(filter(None, nationals))
        kind = paper_kind(document.kind)
        for issuer in issuers:
            for each in (kind, "") if kind else ("", *KINDS):
                yield document, (each, issuer, document.number)


def _reason(document: Document, paper: ListedPaper) -> Reason:
    _, issuer, number = paper
    return Reason(
        part=PAPER,
        told=" ".join(filter(None, (document.issued_by, number))),
        sought=f"{issuer} {number}",
        agrees=True,
        note="number and issuer agree" if document.issued_by else "the number agrees, an issuer is not told",
    )
