"""What a backtest has counted so far, and the figures that make of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from haidang.history.figures import Changes, Example, Figures, Month, Overlap, Route, Skew, Week
from haidang.history.interval import Odds, Stratum, share

TRAITS = ("nationality", "sex", "age_band")
ROUTES = 15
EXAMPLES = 20
FEWEST = 5
"""Of a trait with fewer hits than these nothing is said: it would point at persons and prove nothing."""

NONE: Mapping[int, str] = {}


class Trait(Struct, frozen=True):
    """What people have in common, such as ``sex`` ``F``."""

    name: str
    value: str


class Beside:
    """How those with each trait were hit beside others."""

    def __init__(self) -> None:
        self._counts: dict[Trait, Counter[str]] = defaultdict(Counter)
        self._odds: dict[Trait, Odds] = defaultdict(Odds)

    def count(self, trait: Trait, counted: Mapping[str, int]) -> None:
        """Take in how many with the trait crossed and were hit, wherever."""
        self._counts[trait].update(counted)

    def compare(self, trait: Trait, stratum: Stratum) -> None:
        """Take in those with the trait beside those told otherwise, where like is compared with like."""
        self._odds[trait].add(stratum)

    def skews(self) -> Iterator[Skew]:
        """The traits in the order of ``TRAITS``, those with too few hits left out."""
        for trait, counted in sorted(
            self._counts.items(), key=lambda one: (TRAITS.index(one[0].name), one[0].value)
        ):
            if counted["hits"] >= FEWEST:
                yield Skew(
                    trait=trait.name,
                    value=trait.value,
                    crossings=counted["crossings"],
                    hits=counted["hits"],
                    odds=self._odds[trait].ratio,
                )


class Tally:
    """Takes in answers of ``backtest``'s questions, part by part.

    A period is a week as far as it lies in one month; its first day names it.
    """

    def __init__(self, of_days: int) -> None:
        self.of_days, self.days = of_days, 0
        self._total: Counter[str] = Counter()
        self._weeks: dict[date, Counter[str]] = defaultdict(Counter)
        self._months: dict[date, Counter[str]] = defaultdict(Counter)
        self._routes: dict[str, Counter[str]] = defaultdict(Counter)
        self._beside, self._beside_in = Beside(), defaultdict[date, Beside](Beside)
        self._overlaps: Counter[int] = Counter()
        self._examples: list[tuple[int, Example]] = []

    def count(self, route: str, period: date, counted: Mapping[str, int]) -> None:
        """Take in how many crossed on a route in a period."""
        self._total.update(counted)
        self._routes[route].update(counted)
        self._weeks[period - timedelta(days=period.weekday())].update(counted)
        self._months[period.replace(day=1)].update(counted)

    def count_trait(self, trait: Trait, period: date, counted: Mapping[str, int]) -> None:
        """Take in how many with a trait crossed in a period, on whatever route."""
        for beside in (self._beside, self._beside_in[period.replace(day=1)]):
            beside.count(trait, counted)

    def compare(self, period: date, found: Mapping[Trait, Mapping[str, int]]) -> None:
        """Take in who crossed on one route in one period, by the values of one trait: like beside like."""
        crossings = sum(counted["crossings"] for counted in found.values())
        hits = sum(counted["hits"] for counted in found.values())
        for trait, counted in found.items():
            stratum = Stratum(
                hit=counted["hits"],
                all=counted["crossings"],
                other_hit=hits - counted["hits"],
                others=crossings - counted["crossings"],
            )
            for beside in (self._beside, self._beside_in[period.replace(day=1)]):
                beside.compare(trait, stratum)

    def overlap(self, hits: dict[int, int]) -> None:
        """Take in how many hits each other criterion shares."""
        self._overlaps.update(hits)

    def show(self, found: Iterable[tuple[int, Example]]) -> None:
        """Take in examples with their places in an order that says nothing of them."""
        self._examples = sorted((*self._examples, *found), key=lambda one: one[0])[:EXAMPLES]

    def figures(
        self, *, others: Mapping[int, str] = NONE, unasked: Iterable[int] = (), has_live: bool
    ) -> Figures:
        """What can be said so far. ``others`` are the criteria in force, those ``unasked`` among them."""
        total = self._total
        return Figures(
            days=self.days,
            of_days=self.of_days,
            crossings=total["crossings"],
            hits=total["hits"],
            confirmed=total["confirmed"],
            cleared=total["cleared"],
            precision=share(total["confirmed"], total["confirmed"] + total["cleared"]),
            weeks=tuple(self._by_week()),
            months=tuple(self._by_month()),
            routes=tuple(self._by_route()),
            changes=self._changes() if has_live else None,
            overlaps=tuple(self._overlapping(others, frozenset(unasked))),
            skews=tuple(self._beside.skews()),
            examples=tuple(example for _, example in self._examples),
        )

    def _by_week(self) -> Iterator[Week]:
        for start, counted in sorted(self._weeks.items()):
            yield Week(start=start, crossings=counted["crossings"], hits=counted["hits"])

    def _by_month(self) -> Iterator[Month]:
        for start, counted in sorted(self._months.items()):
            yield Month(
                start=start,
                crossings=counted["crossings"],
                hits=counted["hits"],
                confirmed=counted["confirmed"],
                cleared=counted["cleared"],
                precision=share(counted["confirmed"], counted["confirmed"] + counted["cleared"]),
                skews=tuple(self._beside_in[start].skews()),
            )

    def _by_route(self) -> Iterator[Route]:
        hit = [(route, counted) for route, counted in self._routes.items() if counted["hits"]]
        for route, counted in sorted(hit, key=lambda one: (-one[1]["hits"], one[0]))[:ROUTES]:
            yield Route(route=route, crossings=counted["crossings"], hits=counted["hits"])

    def _changes(self) -> Changes:
        live, both = self._total["live"], self._total["both"]
        return Changes(hits=live, added=self._total["hits"] - both, lost=live - both)

    def _overlapping(self, others: Mapping[int, str], unasked: frozenset[int]) -> Iterator[Overlap]:
        told = [
            Overlap(key=key, name=name, hits=None if key in unasked else self._overlaps[key])
            for key, name in others.items()
        ]
        yield from sorted(told, key=lambda one: (-(one.hits or 0), one.name))
