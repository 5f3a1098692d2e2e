"""From how many points on a match is put before an officer: for each list and severity, or as usual."""

from collections.abc import Mapping

from msgspec import Struct

from haidang.screening.hit import Severity
from haidang.screening.watchlists.entry import Entry


class Thresholds(Struct, frozen=True):
    """``own`` are those people have set, by the name of the list and the severity of its entries."""

    usual: float
    own: Mapping[tuple[str, Severity], float] = {}

    @property
    def lowest(self) -> float:
        """What no match needs less than."""
        return min((self.usual, *self.own.values()))

    def of(self, entry: Entry) -> float:
        """The points a match with this entry needs.

        >>> thresholds = Thresholds(11.0, {("Border", Severity.TOP): 8.5})
        >>> thresholds.of(Entry(list_name="Border", severity=Severity.TOP))
        8.5
        >>> thresholds.of(Entry(list_name="Border", severity=Severity.NORMAL))
        11.0
        """
        return self.own.get((entry.list_name, entry.severity), self.usual)
