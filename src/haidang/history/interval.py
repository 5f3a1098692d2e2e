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


def odds_ratio(strata: Iterable[Stratum]) -> Interval | None:
    """How the odds of a hit with the trait compare with those without, stratum by stratum; 1 is alike.

    ``None`` where too little is counted to say: nobody was hit, or everybody, on one of the two sides.

    >>> odds_ratio([Stratum(hit=10, all=100, other_hit=5, others=100)])
    Interval(estimate=2.11..., low=0.69..., high=6.41...)
    """
    more = less = pr = ps_qr = qs = 0.0
    for one in strata:
        a, b, c, d = one.hit, one.all - one.hit, one.other_hit, one.others - one.other_hit
        n = a + b + c + d
        if n == 0:
            continue
        r, s, p, q = a * d / n, b * c / n, (a + d) / n, (b + c) / n
        more, less = more + r, less + s
        pr, ps_qr, qs = pr + p * r, ps_qr + p * s + q * r, qs + q * s
    if more == 0 or less == 0:
        return None
    variance = pr / (2 * more**2) + ps_qr / (2 * more * less) + qs / (2 * less**2)
    middle, reach = log(more / less), Z * sqrt(variance)
    return Interval(exp(middle), exp(middle - reach), exp(middle + reach))
