"""What a backtest has counted so far, and the figures that make of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from haidang.history.figures import Changes, Example, Figures, Overlap, Route, Skew, Week
from haidang.history.interval import Stratum, odds_ratio, share

TRAITS = ("nationality", "sex", "age_band")
ROUTES = 15
EXAMPLES = 20
FEWEST = 5
"""Of a trait with fewer hits than these nothing is said: it would point at persons and prove nothing."""


class Tally:
    """Takes in answers of ``backtest``'s questions, part by part."""

    def __init__(self, of_days: int) -> None:
        self.of_days, self.days = of_days, 0
        self._total: Counter[str] = Counter()
        self._weeks: dict[date, Counter[str]] = defaultdict(Counter)
        self._routes: dict[str, Counter[str]] = defaultdict(Counter)
        self._traits: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(
            lambda: defaultdict(Counter)
        )
        self._overlaps: Counter[int] = Counter()
        self._examples: list[tuple[int, Example]] = []

    def count(self, trait: str, route: str, value: str | None, counted: dict[str, int]) -> None:
        """Take in how many crossed on a route in a week, or with a trait."""
        if trait != "week":
            if value is not None:
                self._traits[trait, value][route].update(counted)
            return
        self._total.update(counted)
        self._routes[route].update(counted)
        self._weeks[date.fromisoformat(str(value)[:10])].update(counted)

    def overlap(self, hits: dict[int, int]) -> None:
        """Take in how many hits each other criterion shares."""
        self._overlaps.update(hits)

    def show(self, found: Iterable[tuple[int, Example]]) -> None:
        """Take in examples with their places in an order that says nothing of them."""
        self._examples = sorted((*self._examples, *found), key=lambda one: one[0])[:EXAMPLES]

    def figures(self, *, others: dict[int, str], unasked: Iterable[int], has_live: bool) -> Figures:
        """What can be said so far. ``others`` are the criteria in force, those ``unasked`` among them."""
        total = self._total
        reviewed = total["confirmed"] + total["cleared"]
        return Figures(
            days=self.days,
            of_days=self.of_days,
            crossings=total["crossings"],
            hits=total["hits"],
            confirmed=total["confirmed"],
            cleared=total["cleared"],
            precision=share(total["confirmed"], reviewed),
            weeks=tuple(self._by_week()),
            routes=tuple(self._by_route()),
            changes=self._changes() if has_live else None,
            overlaps=tuple(self._overlapping(others, frozenset(unasked))),
            skews=tuple(self._skews()),
            examples=tuple(example for _, example in self._examples),
        )

    def _by_week(self) -> Iterator[Week]:
        for start, counted in sorted(self._weeks.items()):
            yield Week(start=start, crossings=counted["crossings"], hits=counted["hits"])

    def _by_route(self) -> Iterator[Route]:
        hit = [(route, counted) for route, counted in self._routes.items() if counted["hits"]]
        for route, counted in sorted(hit, key=lambda one: (-one[1]["hits"], one[0]))[:ROUTES]:
            yield Route(route=route, crossings=counted["crossings"], hits=counted["hits"])

    def _changes(self) -> Changes:
        live, both = self._total["live"], self._total["both"]
        return Changes(hits=live, added=self._total["hits"] - both, lost=live - both)

    def _overlapping(self, others: dict[int, str], unasked: frozenset[int]) -> Iterator[Overlap]:
        told = [
            Overlap(key=key, name=name, hits=None if key in unasked else self._overlaps[key])
            for key, name in others.items()
        ]
        yield from sorted(told, key=lambda one: (-(one.hits or 0), one.name))

    def _skews(self) -> Iterator[Skew]:
        for trait in TRAITS:
            values = {value: routes for (of, value), routes in self._traits.items() if of == trait}
            everyone: dict[str, Counter[str]] = defaultdict(Counter)
            for routes in values.values():
                for route, counted in routes.items():
                    everyone[route].update(counted)
            for value, routes in sorted(values.items()):
                if sum(counted["hits"] for counted in routes.values()) >= FEWEST:
                    yield _skew(trait, value, routes, everyone)


def _skew(trait: str, value: str, routes: dict[str, Counter[str]], everyone: dict[str, Counter[str]]) -> Skew:
    """Beside those on the same routes of whom the trait was told otherwise."""
    strata = [
        Stratum(
            hit=counted["hits"],
            all=counted["crossings"],
            other_hit=everyone[route]["hits"] - counted["hits"],
            others=everyone[route]["crossings"] - counted["crossings"],
        )
        for route, counted in routes.items()
    ]
    return Skew(
        trait=trait,
        value=value,
        crossings=sum(one.all for one in strata),
        hits=sum(one.hit for one in strata),
        odds=odds_ratio(strata),
    )
