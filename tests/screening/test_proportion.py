"""Criteria the law does not allow, each refused with its reason; and their lawful neighbours."""

import pytest
from hypothesis import given
from msgspec import structs

from haidang.screening import Criterion, CriterionError, Severity
from haidang.screening.criteria import NOUNS, Facts
from haidang.screening.criteria.expression import Expression, comparisons
from haidang.screening.criteria.fields import CATALOGUE
from haidang.screening.criteria.fields.withheld import WITHHELD
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
]

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
]


@pytest.mark.parametrize("text", REST_ON_THE_PERSON)
def test_who_somebody_is_may_not_be_enough(text: str) -> None:
    with pytest.raises(CriterionError, match="nationality, sex, age, residence or issuer alone"):
        Criterion.parse(text=text)


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
