"""What is known of one crossing, each field asked once however many criteria want it."""

from haidang.screening.criteria.fields import CATALOGUE, Told, Value
from haidang.travel import Crossing


class FieldFailed(RuntimeError):
    """A field broke on a crossing. Names the field and the kind of failure, never the traveller's data."""


class Facts(dict[str, Told]):
    """Fields by name, as ``folded`` compares them; ``None`` where the carrier did not tell.

    >>> from haidang.travel import Movement, Name, Traveller
    >>> flight = Movement(carrier="VN", number="123", origin="HAN", destination="CDG")
    >>> facts = Facts(Crossing(traveller=Traveller(name=Name(surname="DOE")), movement=flight))
    >>> facts["movement.origin"], facts["traveller.age"]
    ('han', None)
    """

    __slots__ = ("crossing",)

    def __init__(self, crossing: Crossing) -> None:
        super().__init__()
        self.crossing = crossing

    def __missing__(self, field: str) -> Told:
        try:
            told = CATALOGUE[field].of(self.crossing)
        except Exception as failure:
            raise FieldFailed(f"field {field} failed: {type(failure).__name__}") from failure
        folded = self[field] = _told(told)
        return folded


def fold(value: Value) -> Value:
    """Texts compare without regard to capitals; everything else as it is."""
    return value.casefold() if isinstance(value, str) else value


def _told(told: Told) -> Told:
    if isinstance(told, str):
        return told.casefold() or None
    if isinstance(told, tuple):
        return tuple(value.casefold() for value in told) or None
    return told
