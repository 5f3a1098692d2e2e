"""Two people side by side, whoever asks: the whole sum and its parts."""

from msgspec import Struct

from haidang.screening.hit import Reason
from haidang.screening.names.rarity import Rarity
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import Birth, closest
from haidang.screening.watchlists.document import Paper, papers_shared
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.reasons import reasons
from haidang.screening.watchlists.told import Told
from haidang.travel import Name, Traveller

# What is known of names without any list: how many people bear the common ones.
AT_LARGE = Rarity(())


class Comparison(Struct, frozen=True):
    """``points`` are powers of two of evidence that both are one; ``reasons`` say what made them up."""

    points: float
    reasons: tuple[Reason, ...]

    def likeness(self, names: int = 0) -> float:
        """The points as 0 to 1: one half from where on a list of so many names asks an officer.

        Chance finds more on a long list, so the same two people are less alike there.

        >>> whole = compare("JANE MARIE DOE", "Doe, Jane Marie")
        >>> whole.likeness() > whole.likeness(names=1_000_000)
        True
        """
        return max(scorecard.likeness(self.points, scorecard.threshold(names)), 0.0)


def compare(told: Traveller | str, listed: Entry | str) -> Comparison:
    """How much speaks for a traveller and an entry being one person, or for two names being one.

    >>> from datetime import date
    >>> born = date(1990, 2, 15)
    >>> jane = Traveller(name=Name(surname="DOE", given=("JANE",)), born=born)
    >>> entry = Entry(list_name="Border", surname="Doé", given="Jane", aliases=("Джейн Доу",), born=born)
    >>> for reason in compare(jane, entry).reasons:
    ...     print(reason.part, reason.told, reason.sought, reason.agrees, reason.note, sep=" | ")
    name | JANE DOE | Jane Doé | True | JANE = JANE; DOE = DOE
    birth date | 1990-02-15 | 1990-02-15 | True | same day
    >>> compare("JANE DOE", "Jane Doe").points > compare("JANE DOE", "John Doe").points
    True

    Points are only comparable among each other: what sum an officer should see depends on the list and on
    its traffic (``Comparison.likeness``, ``threshold_for``).
    """
    traveller = Traveller(name=Name(surname=told)) if isinstance(told, str) else told
    entry = Entry(list_name="", surname=listed) if isinstance(listed, str) else listed
    return weigh(traveller, entry, Told.of(traveller, AT_LARGE), next(papers_shared(traveller, entry), None))


def weigh(traveller: Traveller, entry: Entry, told: Told, paper: Paper | None) -> Comparison:
    """The whole sum of points; ``told`` is the traveller's name, weighed by the rarity of its parts."""
    name = told.likeliest(entry.names)
    points = (
        (name.points if name else 0.0)
        + scorecard.birth_points(closest(told.birth, Birth.all_of(entry)), name.evidence if name else None)
        + scorecard.person_points(traveller, entry)
        + scorecard.document_points(paper)
    )
    return Comparison(round(points, 1), reasons(traveller, entry, name, paper))
