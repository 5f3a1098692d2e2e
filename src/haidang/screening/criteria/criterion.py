"""A named sentence about a crossing, with what speaks against it."""

from typing import Self

from msgspec import Struct, structs

from haidang.screening.criteria.error import CriterionError
from haidang.screening.criteria.expression import Expression
from haidang.screening.criteria.facts import Facts
from haidang.screening.criteria.grammar import parse, parse_both
from haidang.screening.criteria.proportion import out_of_proportion
from haidang.screening.hit import Reason, Severity
from haidang.travel import Crossing


class Verdict(Struct, frozen=True):
    """``holds`` is yes, no, or ``None`` where it cannot be told; only yes is a hit."""

    holds: bool | None
    reasons: tuple[Reason, ...] = ()


class Criterion(Struct, frozen=True, kw_only=True):
    """``expression`` incriminates; where ``exonerating`` holds, there is no hit whatever it says.

    In ``shadow`` it is asked and counted, and makes no hit.
    """

    id: int
    version: int
    name: str
    severity: Severity
    expression: Expression
    exonerating: Expression | None = None
    shadow: bool = False

    @classmethod
    def parse(
        cls,
        *,
        text: str,
        id: int = 0,
        version: int = 1,
        name: str = "",
        severity: Severity = Severity.NORMAL,
        exonerating: str | None = None,
        shadow: bool = False,
    ) -> Self:
        """Read a criterion, or raise ``CriterionError`` with the place and the remedy.

        What speaks against may stand in ``exonerating``, or in ``text`` behind ``unless``.

        >>> Criterion.parse(name="Late", text="booking.lead_hour < 24")
        Traceback (most recent call last):
        haidang.screening.criteria.error.CriterionError: no field called booking.lead_hour: did you mean ...
            booking.lead_hour < 24
            ^^^^^^^^^^^^^^^^^
        """
        expression, against = _both_parts(text, exonerating)
        return cls(
            id=id,
            version=version,
            name=name,
            severity=severity,
            expression=expression,
            exonerating=against,
            shadow=shadow,
        )

    def holds(self, facts: Facts) -> bool | None:
        """The answer alone, without its reasons."""
        held = self.expression.holds(facts)
        if held and self.exonerating is not None and self.exonerating.holds(facts):
            return False
        return held

    def reasons(self, facts: Facts) -> tuple[Reason, ...]:
        """Every condition with the value told, what speaks against marked as such."""
        against = self.exonerating.reasons(facts) if self.exonerating is not None else ()
        return (
            *self.expression.reasons(facts),
            *(structs.replace(reason, note="exonerating") for reason in against),
        )

    def ask(self, crossing: Crossing) -> Verdict:
        """The answer with its reasons."""
        facts = Facts(crossing)
        return Verdict(self.holds(facts), self.reasons(facts))


def _both_parts(text: str, exonerating: str | None) -> tuple[Expression, Expression | None]:
    """What incriminates and what exonerates: ``exonerating``, or else what stands behind ``unless``."""
    expression, against = parse_both(text)
    if why := out_of_proportion(expression):
        raise CriterionError(why, text, 0, len(text))
    return expression, parse(exonerating) if exonerating and exonerating.strip() else against
