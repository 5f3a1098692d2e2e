"""One frequent-flyer membership the booking names."""

from haidang.screening.criteria.fields.field import Carrier
from haidang.travel import Crossing, FrequentFlyer


def elements_of(crossing: Crossing) -> tuple[FrequentFlyer, ...]:
    """The memberships told."""
    return crossing.booking.frequent_flyers if crossing.booking else ()


def carrier(membership: FrequentFlyer, crossing: Crossing) -> Carrier | None:
    """Code of the airline, such as VN."""
    return membership.carrier or None


def number(membership: FrequentFlyer, crossing: Crossing) -> str | None:
    """Number as told: one person's number belongs on a watchlist."""
    return membership.number


def status(membership: FrequentFlyer, crossing: Crossing) -> str | None:
    """Status or tier, as the airline coded it."""
    return membership.status
