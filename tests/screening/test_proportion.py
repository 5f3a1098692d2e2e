"""Criteria the law does not allow, each refused with its reason; and their lawful neighbours."""

import pytest
from hypothesis import given
from msgspec import structs

from haidang.screening import Criterion, CriterionError, Severity
from haidang.screening.criteria import NOUNS, Facts, parse
from haidang.screening.criteria.expression import Expression, comparisons
from haidang.screening.criteria.fields import CATALOGUE
from haidang.screening.criteria.fields.withheld import WITHHELD
from haidang.screening.criteria.lint import warnings
from haidang.screening.criteria.proportion import NEVER, can_hold, cannot_exonerate, out_of_proportion
from haidang.travel import Crossing, Name
from invented_criteria import criteria
from utopians import crossing, told_in_full

REST_ON_THE_PERSON = [
    'traveller.nationality is "UTO"',
    'traveller.nationality is not "UTO"',
    'traveller.nationality in ("UTO", "XXA")',
    'traveller.sex is "F"',
    "traveller.age < 30",
    'traveller.residence is "UTO"',
    'traveller.kind is "child"',
    'document.issuer is "UTO"',
    'not traveller.nationality is "UTO"',
    'not not traveller.sex is "M"',
    'traveller.nationality is "UTO" and traveller.age < 30',
    'traveller.nationality is "UTO" and traveller.age < 30 and traveller.sex is "M"',
    'traveller.nationality is "UTO" or booking.lead_hours < 24',
    'booking.lead_hours < 24 or (traveller.age < 30 and traveller.sex is "M")',
    '(traveller.nationality is "UTO" or booking.lead_hours < 24) and traveller.sex is "M"',
    'not (traveller.nationality is "UTO" and booking.lead_hours < 24)',
    'not (traveller.nationality is "UTO" or traveller.age > 30)',
    'any document where (issuer is "UTO")',
    'any document where (issuer is "UTO" or days_left < 30)',
    "any companion where (age < 18)",
    'score(3: traveller.sex is "M", 2: traveller.age < 30, 1: booking.lead_hours < 24) >= 5',
    'score(3: traveller.sex is "M", -1: booking.lead_hours > 24) >= 2',
    'not score(3: traveller.sex is "M", 1: booking.lead_hours > 24) >= 2',
    # what holds of nearly everybody is no second reason
    'traveller.nationality is "UTO" and traveller.age >= 0',
    'traveller.nationality is "UTO" and booking.lead_hours > 0',
    'traveller.nationality is "UTO" and movement.kind in ("flight", "voyage")',
    'traveller.nationality is "UTO" and traveller.role is "passenger"',
    'traveller.nationality is "UTO" and (booking.one_way is yes or booking.one_way is no)',
    'traveller.nationality is "UTO" and (booking.lead_hours < 24 or booking.lead_hours >= 24)',
    'traveller.nationality is "UTO" and baggage.count < 60',
    'traveller.nationality is "UTO" and booking.cancelled is no',
    'traveller.nationality is "UTO" and not booking.agency is "Nobody"',
    'traveller.nationality is "UTO" and movement.origin is not "ZZZ"',
    'traveller.nationality is "UTO" and movement.day > 2020-01-01',
    'traveller.nationality is "UTO" and traveller.trips_before(days: 365) >= 0',
    'traveller.nationality is "UTO" and any document where (days_left >= 0)',
    'traveller.nationality is "UTO" and any phone where (number not in ("1"))',
    'not (traveller.nationality is not "UTO" or booking.lead_hours < 0)',
    'score(5: traveller.nationality is "UTO", 0: booking.lead_hours < 24) >= 5',
    'score(1: traveller.nationality is "UTO", 1: booking.lead_hours > 0) >= 2',
    # the same by other names: lists, addresses, the issuer
    'traveller.nationality in list("some countries")',
    'any document where (issuer in list("some countries"))',
    'any document where (issuer is "UTO" and days_left > -3000)',
    'any address where (country is "UTO" or city is "Utopia")',
]

HOLD_OF_EVERYBODY = [
    "booking.lead_hours > 0",
    'booking.lead_hours > 0 unless traveller.nationality is not "UTO"',
    "score(0: booking.lead_hours < 24) >= 0",
    "baggage.count is 0 or not baggage.count is 0",
    'movement.origin is not "ZZZ"',
    "movement.day >= 2026-01-01",
]

CAN_NEVER_HOLD = [
    "traveller.age < 0",
    "booking.lead_hours < 5 and booking.lead_hours > 10",
    'payment.kind is cash and payment.kind not in ("cash")',
    "traveller.companions > 100000",
    "any bag where (weight > 30 and weight < 20)",
    "booking.one_way is yes and not booking.one_way is yes",
    "score(1: booking.one_way is yes, 2: booking.frequent_flyer is yes) >= 4",
]

CAN_HOLD = [
    'traveller.role is "crew"',
    "booking.lead_hours > 5000",
    "any bag where (weight > 30) and any bag where (weight < 20)",
    'movement.origin in country("COL") and movement.origin in ("BOG")',
    "not any bag where (weight > 30)",
    'traveller.nationality is "UTO" and traveller.age >= 70',
    "score(1: booking.one_way is yes, 2: booking.frequent_flyer is yes) >= 3",
]

MANY = (
    "lead_hours",
    "changed_hours",
    "ticketed_hours",
    "contact_changed_hours",
    "name_changed_hours",
    "document_changed_hours",
    "payment_changed_hours",
)

LAWFUL = [
    'traveller.nationality is "UTO" and booking.lead_hours < 24',
    'booking.lead_hours < 24 and not traveller.nationality is "UTO"',
    "(traveller.age < 30 or booking.one_way is yes) and payment.payer_not_travelling is yes",
    'not (traveller.nationality is "UTO" or booking.lead_hours > 24)',
    "booking.lead_hours < 24",
    "document.issuer_differs is yes",
    'any document where (issuer is "UTO" and days_left < 30)',
    'score(3: traveller.sex is "M", 2: traveller.age < 30, 1: booking.lead_hours < 24) >= 6',
    'score(3: traveller.sex is "M", -1: booking.lead_hours > 24) >= 3',
    'traveller.nationality is "UTO" and traveller.verified is no',
    'traveller.nationality is "UTO" and baggage.weight > 0 and itinerary.days_away < 3',
    "(booking.lead_hours < 24 or baggage.count < 1) and (booking.lead_hours >= 24 or traveller.age < 30)",
]


@pytest.mark.parametrize("text", REST_ON_THE_PERSON)
def test_who_somebody_is_may_not_be_enough(text: str) -> None:
    with pytest.raises(CriterionError, match="nationality, sex, age, residence or issuer alone"):
        Criterion.parse(text=text)


@pytest.mark.parametrize("text", HOLD_OF_EVERYBODY)
def test_nor_may_what_holds_of_nearly_everybody(text: str) -> None:
    with pytest.raises(CriterionError, match="holds for nearly every journey"):
        Criterion.parse(text=text)


@pytest.mark.parametrize("operator", ["begins with", "ends with", "contains"])
def test_names_are_not_sought_in_addresses(operator: str) -> None:
    by_name = f'any email where (address {operator} "doe") and booking.lead_hours < 24'
    with pytest.raises(CriterionError, match="often a name"):
        Criterion.parse(text=by_name)
    assert cannot_exonerate(parse(by_name))


@pytest.mark.parametrize("text", CAN_NEVER_HOLD)
def test_what_speaks_against_must_be_able_to_speak(text: str) -> None:
    assert cannot_exonerate(parse(text)) == NEVER


@pytest.mark.parametrize("text", CAN_HOLD)
def test_what_can_be_told_speaks_against(text: str) -> None:
    assert cannot_exonerate(parse(text)) is None


def test_what_hangs_together_too_much_is_refused_and_not_walked_through_for_ever() -> None:
    tautologies = (f"(booking.{field} < 24 or booking.{field} >= 24)" for field in MANY)
    with pytest.raises(CriterionError, match="write it as several criteria"):
        Criterion.parse(text=f'traveller.nationality is "UTO" and {" and ".join(tautologies)}')


@pytest.mark.parametrize(
    ("text", "exonerating", "reason"),
    [
        ('traveller.nationality is "UTO" and movement.origin is "HAN"', None, "everybody aboard shares"),
        ("booking.lead_hours < 24", 'traveller.nationality is not "UTO"', "whom it spares"),
        ('any phone where (number begins with "+57") and booking.one_way is yes', None, "begins with"),
        ('any email where (domain is "example.org") and booking.one_way is yes', None, "a faith or a union"),
        ('booking.agency_country is "VN" and booking.one_way is yes', None, "a community it serves"),
        ('movement.destination is "JED" and booking.one_way is yes', None, "for their faith"),
    ],
)
def test_what_may_stand_in_for_the_person_is_warned_of(
    text: str, exonerating: str | None, reason: str
) -> None:
    found = warnings(parse(text), parse(exonerating) if exonerating else None)
    assert any(reason in why for _, why in found)


@given(criteria)
def test_every_criterion_is_weighed_and_never_breaks(parts: tuple[Expression, Expression | None]) -> None:
    for_it, against = parts
    out_of_proportion(for_it)
    if against is not None:
        cannot_exonerate(against)
        assert can_hold(against) or not against.holds(Facts(WHOLE))


@pytest.mark.parametrize("text", LAWFUL)
def test_who_somebody_is_may_narrow_what_is_unusual(text: str) -> None:
    assert str(Criterion.parse(text=text).expression) == text


@pytest.mark.parametrize("text", REST_ON_THE_PERSON)
def test_an_exonerating_part_may_rest_on_the_person(text: str) -> None:
    assert Criterion.parse(text="booking.lead_hours < 24", exonerating=text).exonerating


@pytest.mark.parametrize("area", ["traveller", "booking", "document"])
@pytest.mark.parametrize("name", WITHHELD)
def test_what_may_not_be_asked_is_no_field_and_says_why(area: str, name: str) -> None:
    assert f"{area}.{name}" not in CATALOGUE
    with pytest.raises(CriterionError) as caught:
        Criterion.parse(text=f'{area}.{name} is "x"')
    assert WITHHELD[name] in caught.value.what
    assert (caught.value.start, caught.value.end) == (0, len(f"{area}.{name}"))


ASKS_NATIONALITY = {"traveller.nationality", "document.issuer_differs", "issuer_is_own_state", "nationality"}
ASKS_NAMES = {
    "traveller.surnames_on_booking",
    "payment.payer_not_travelling",
    "payer_not_travelling",
    "same_surname",
}


OTHER_NAME = Name(surname="ROE", given=("RITA",))
WHOLE = told_in_full()


def answer(parts: tuple[Expression, Expression | None], told: Crossing) -> bool | None:
    for_it, against = parts
    criterion = Criterion(
        id=1, version=1, name="", severity=Severity.NORMAL, expression=for_it, exonerating=against
    )
    return criterion.holds(Facts(told))


def asked(parts: tuple[Expression, Expression | None]) -> set[str]:
    return {one.field.name for part in parts if part is not None for one in comparisons(part)}


def of_people(told: Crossing, **otherwise: object) -> Crossing:
    """The same crossing of people who differ in nothing else."""
    traveller, *companions = (structs.replace(one, **otherwise) for one in (told.traveller, *told.companions))
    return structs.replace(told, traveller=traveller, companions=tuple(companions))


@pytest.mark.parametrize("told", [crossing(), WHOLE], ids=["little told", "told in full"])
@given(parts=criteria)
def test_another_nationality_or_name_changes_nothing_where_it_is_not_asked(
    told: Crossing, parts: tuple[Expression, Expression | None]
) -> None:
    if not asked(parts) & ASKS_NATIONALITY:
        assert answer(parts, of_people(told, nationalities=("XXA", "XXB"))) is answer(parts, told)
    if not asked(parts) & ASKS_NAMES:
        assert answer(parts, of_people(told, name=OTHER_NAME)) is answer(parts, told)


@pytest.mark.parametrize(
    ("named", "otherwise"),
    [(ASKS_NATIONALITY, {"nationalities": ("XXA",)}), (ASKS_NAMES, {"name": OTHER_NAME})],
)
def test_only_these_fields_hear_of_nationality_or_name(named: set[str], otherwise: dict[str, object]) -> None:
    other = of_people(WHOLE, **otherwise)
    heard = {name for name, field in CATALOGUE.items() if field.of(WHOLE) != field.of(other)}
    for noun in NOUNS.values():
        pairs = list(zip(noun.of(WHOLE), noun.of(other), strict=True))
        for name, field in noun.fields.items():
            heard |= {name for one, same in pairs if field.of(one, WHOLE) != field.of(same, other)}
    assert heard <= named
