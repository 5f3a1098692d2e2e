"""How sure a share or a ratio is, with few counts as with many. Both are 95 % intervals.

Wilson's score interval for a share: E. B. Wilson, Journal of the American Statistical Association 22 (1927)
209; it stays within 0 and 1 and is sensible for none of three, where the textbook's is not.

The Mantel-Haenszel odds ratio over strata: N. Mantel and W. Haenszel, Journal of the National Cancer
Institute 22 (1959) 719, with the variance of J. Robins, N. Breslow and S. Greenland, Biometrics 42 (1986)
311, which holds for few large strata and for many small ones alike.
"""

from collections.abc import Iterable
from math import exp, log, sqrt

from msgspec import Struct

Z = 1.959963984540054
"""The standard normal deviate that 95 % lie within."""


class Interval(Struct, frozen=True):
    """An estimate, and what it lies between."""

    estimate: float
    low: float
    high: float


class Stratum(Struct, frozen=True):
    """Where like is compared with like: ``hit`` of ``all`` who have a trait, ``other_hit`` of ``others``."""

    hit: int
    all: int
    other_hit: int
    others: int


def share(part: int, whole: int) -> Interval | None:
    """The share of ``part`` in ``whole``; ``None`` of nothing.

    >>> share(0, 3)
    Interval(estimate=0.0, low=0.0, high=0.561...)
    """
    if whole == 0:
        return None
    estimate = part / whole
    middle = (estimate + Z * Z / (2 * whole)) / (1 + Z * Z / whole)
    reach = Z / (1 + Z * Z / whole) * sqrt(estimate * (1 - estimate) / whole + (Z / (2 * whole)) ** 2)
    low = 0.0 if part == 0 else middle - reach
    return Interval(estimate, low, 1.0 if part == whole else middle + reach)


class Odds(Struct):
    """The sums of a Mantel-Haenszel odds ratio, to which strata are added as they come."""

    more: float = 0.0
    less: float = 0.0
    pr: float = 0.0
    ps_qr: float = 0.0
    qs: float = 0.0

    def add(self, one: Stratum) -> None:
        """Take in a stratum. One where nobody was hit, or everybody, says nothing."""
        a, b, c, d = one.hit, one.all - one.hit, one.other_hit, one.others - one.other_hit
        n = a + b + c + d
        if n == 0:
            return
        r, s, p, q = a * d / n, b * c / n, (a + d) / n, (b + c) / n
        self.more, self.less = self.more + r, self.less + s
        self.pr, self.ps_qr, self.qs = self.pr + p * r, self.ps_qr + p * s + q * r, self.qs + q * s

    @property
    def ratio(self) -> Interval | None:
        """How the odds of a hit with the trait compare with those without, stratum by stratum; 1 is alike.

        ``None`` where too little is counted to say: nobody was hit, or everybody, on one of the two sides.
        """
        more, less = self.more, self.less
        if more == 0 or less == 0:
            return None
        variance = self.pr / (2 * more**2) + self.ps_qr / (2 * more * less) + self.qs / (2 * less**2)
        middle, reach = log(more / less), Z * sqrt(variance)
        return Interval(exp(middle), exp(middle - reach), exp(middle + reach))


def odds_ratio(strata: Iterable[Stratum]) -> Interval | None:
    """The ratio of ``Odds`` over all of these.

    >>> odds_ratio([Stratum(hit=10, all=100, other_hit=5, others=100)])
    Interval(estimate=2.11..., low=0.69..., high=6.41...)
    """
    odds = Odds()
    for one in strata:
        odds.add(one)
    return odds.ratio
