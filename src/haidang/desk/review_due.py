"""When people should look at a criterion again (Directive (EU) 2016/681 Article 6(4): regularly)."""

from haidang.desk.precision import precision
from haidang.said import Said

SOON = 30
"""Days before its last day."""
ENOUGH = 60
"""From so many reviews on, what they found says something."""
TOO_SELDOM = 0.05
"""Where not even the upper end of the interval reaches this share, travellers are stopped for nothing."""

ENDS = Said("it ends soon: write its next version, or let it go")
FINDS_NOTHING = Said("its hits are hardly ever confirmed: suspend it, or make it narrower")
UNDECIDED = Said("most of its hits wait undecided: nobody can say whether it is right")
IN_SHADOW = Said("it runs in shadow: see what it counts, and put it in force or suspend it")

REASONS = (ENDS, FINDS_NOTHING, UNDECIDED, IN_SHADOW)


def why_due(*, days_left: int, hits: int, reviewed: int, confirmed: int, in_shadow: bool) -> tuple[Said, ...]:
    """
    >>> why_due(days_left=90, hits=100, reviewed=90, confirmed=0, in_shadow=False)
    ('its hits are hardly ever confirmed: suspend it, or make it narrower',)
    >>> why_due(days_left=90, hits=100, reviewed=90, confirmed=30, in_shadow=False)
    ()
    """
    found = precision(confirmed, reviewed - confirmed)
    due = {
        ENDS: days_left <= SOON,
        FINDS_NOTHING: reviewed >= ENOUGH and found is not None and found.high < TOO_SELDOM,
        UNDECIDED: hits >= ENOUGH and reviewed < hits / 2,
        IN_SHADOW: in_shadow,
    }
    return tuple(reason for reason in REASONS if due[reason])
