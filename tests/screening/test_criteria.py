"""What a criterion says of a crossing, and why."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haidang.screening import Criterion
from haidang.screening.criteria import CATALOGUE, NOUNS, CriterionError, Facts, Field, parse, parse_both
from haidang.screening.criteria.builder import box_of, from_form, text_of, to_form
from haidang.screening.criteria.expression import Comparison, Expression, Not, Score, Weighed
from haidang.screening.criteria.expression import comparisons as conditions
from haidang.screening.criteria.facts import ElementFacts
from haidang.screening.criteria.phrases import Language
from haidang.screening.criteria.sentence import from_sentence, sentence
from haidang.travel import Bag, Booking, Change, Crossing, Document
from invented_criteria import SILENT, comparisons, criteria, expressions
from utopians import crossing, flight, told_in_full, traveller

WHOLE = told_in_full()

LATE_CASH = 'booking.lead_hours < 24 and payment.kind is "cash"'


def holds(text: str, **told: object) -> bool | None:
    return parse(text).holds(Facts(crossing(**told)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('movement.origin is "HAN"', True),
        ('movement.origin is "han"', True),
        ('movement.origin is not "HAN"', False),
        ('movement.origin in ("SGN", "HAN")', True),
        ('movement.origin not in ("SGN", "HAN")', False),
        ('movement.origin_country is "VNM"', True),
        ("movement.day >= 2026-04-01 and movement.day < 2026-04-02", True),
        ("movement.departure_hour < 12", False),
        ("booking.lead_hours < 12.5 and booking.lead_hours > 11.5", True),
        ("booking.one_way is yes", True),
        ('payment.kind is "cash" and payment.payer_not_travelling is yes', True),
        ("payment.amount > 899", True),
        ("document.days_left <= 30", True),
        ('traveller.nationality in ("UTO") and document.count is 1', True),
        ('not movement.origin is "HAN"', False),
        ('movement.origin is "SGN" or movement.destination is "CDG"', True),
        ('movement.origin in country("VN") and movement.destination in ("CDG", country("COL"))', True),
        ('movement.origin not in country("VNM")', False),
        ('movement.designator begins with "vn" and movement.designator ends with "23"', True),
        ('booking.agency contains "x"', None),
        ("payment.kind is cash", True),
        # one and the same element
        ('any document where (issuer is "UTO" and days_left <= 30)', True),
        ('any document where issuer is "UTO" and days_left <= 29', False),
        ("any document where (days_old < 10)", None),
        ("any bag where (weight > 20)", None),
        ("not any bag where (weight > 20)", None),
        ('any leg where (origin is "HAN" and destination is "CDG") and booking.one_way is yes', True),
        # what is not told may count or not
        ("score(3: payment.kind is cash, 2: booking.one_way is yes) >= 5", True),
        ("score(3: payment.kind is cash, 2: booking.one_way is no) >= 5", False),
        ("score(3: payment.kind is cash, 2: baggage.count is 0) >= 3", True),
        ("score(3: payment.kind is cash, 2: baggage.count is 0) >= 4", None),
        ("score(3: payment.kind is cash, 2: baggage.count is 0) >= 6", False),
        ("score(3: payment.kind is cash, -2: baggage.count is 0) >= 2", None),
        ("score(3: payment.kind is cash, -2: booking.one_way is yes) >= 2", False),
        # not told stays not told, whatever is made of it
        ("baggage.count is 0", None),
        ("not baggage.count is 0", None),
        ("baggage.count is 0 or not baggage.count is 0", None),
        ("baggage.count is not 0", None),
        ("baggage.count not in (0)", None),
        ('baggage.count is 0 or movement.origin is "HAN"', True),
        ('baggage.count is 0 and movement.origin is "HAN"', None),
        ('baggage.count is 0 and movement.origin is "SGN"', False),
        # 'and' binds before 'or'
        ('movement.origin is "HAN" or movement.origin is "SGN" and movement.origin is "DAD"', True),
        ('(movement.origin is "HAN" or movement.origin is "SGN") and movement.origin is "DAD"', False),
    ],
)
def test_answers_yes_no_or_not_told(text: str, expected: bool | None) -> None:
    assert holds(text) is expected


def test_of_several_values_one_that_agrees_is_enough_and_for_not_none_may() -> None:
    jane = traveller(nationalities=("UTO", "XXA"))
    assert holds('traveller.nationality is "XXA"', traveller=jane) is True
    assert holds('traveller.nationality is not "XXA"', traveller=jane) is False
    assert holds('traveller.nationality not in ("XXB")', traveller=jane) is True


def test_every_condition_is_shown_with_the_value_told() -> None:
    verdict = Criterion.parse(text=f"{LATE_CASH} and not baggage.count > 1").ask(crossing())
    assert verdict.holds is None
    assert [(r.part, r.told, r.sought, r.agrees) for r in verdict.reasons] == [
        ("booking.lead_hours < 24", "12.0", "24", True),
        ('payment.kind is "cash"', "cash", '"cash"', True),
        ("not baggage.count > 1", None, "1", None),
    ]


@pytest.mark.parametrize(
    ("exonerating", "expected"),
    [
        ("traveller.age > 30", False),  # true: the hit is gone
        ("traveller.age > 90", True),
        ("baggage.count > 0", True),  # not told exonerates nobody
    ],
)
def test_only_an_exonerating_part_that_is_true_removes_the_hit(exonerating: str, expected: bool) -> None:
    assert Criterion.parse(text=LATE_CASH, exonerating=exonerating).ask(crossing()).holds is expected


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "expected a field, such as movement.origin"),
        (
            "booking.lead_hour < 24",
            "did you mean booking.lead_hours?\n    booking.lead_hour < 24\n    ^^^^^^^^^^^^^^^^^",
        ),
        ("lead_hours < 24", "did you mean booking.lead_hours?"),
        ("qqqq < 24", "no field called qqqq\n"),
        ("booking.lead_hours older 24", "expected one of is, is not, <"),
        ('booking.lead_hours < "x"', "expected a number"),
        ("movement.origin is HAN", "expected a text in quotes"),
        ('movement.origin < "HAN"', "has no more and less"),
        ('movement.kind is "train"', "movement.kind is one of flight, voyage"),
        ("movement.day > 2026-02-30", "no such day"),
        ("booking.one_way is 1", "expected yes or no"),
        ('movement.origin in "HAN"', "expected a list in brackets"),
        ("movement.origin in ()", "expected a text in quotes"),
        ('movement.origin in ("HAN"', "expected ',' or ')'"),
        ('(movement.origin is "HAN"', "expected ')'"),
        ('movement.origin is "HAN" movement.origin', "expected 'and', 'or', 'unless' or the end"),
        ('movement.origin is "HAN', 'a text without its closing "'),
        ("movement.origin = 1", "'=' means nothing here"),
        ("booking.lead_hours is not in (1)", "expected a number"),
        ("not " * 100 + "booking.one_way is yes", "nested too deeply"),
        ("(" * 3000, "nested too deeply"),
        ("a" * 5000, "too long"),
        ("any documnet where (issuer is 1)", "no element called documnet: did you mean document?"),
        ("any document where (isuer is 1)", "no field called isuer of a document: did you mean issuer?"),
        (
            'any document where kind is "P" and booking.one_way is yes',
            "close its bracket before booking.one_way",
        ),
        ("days_left < 3", "did you mean document.days_left?"),
        ("outlives_trip is yes", "did you mean any document where (outlives_trip ...)?"),
        ("any leg where (any leg where (hours > 1))", "asks about nothing else"),
        ("any leg (hours > 1)", "expected 'where'"),
        ("score(3 payment.kind is cash) >= 3", "expected ':'"),
        ("score(payment.kind is cash) >= 3", "expected a weight, such as 3 or -2"),
        ("score(3: payment.kind is cash) > 3", "expected '>='"),
        ("payment.kind is csh", "invoice, other: did you mean cash?"),
        ('movement.origin in country("QQ")', "no country with ports is called QQ"),
        ('movement.carrier in country("COL")', "tells no port"),
        ("traveller.age(days: 3) > 3", "is asked without brackets"),
        ('payment.kind contains "a"', "has no parts to look for"),
        ('movement.origin is "HAN"\nand booking.lead < 3', "    and booking.lead < 3\n        ^^^^^^^^^^^^"),
    ],
)
def test_complains_at_the_place_and_suggests(text: str, complaint: str) -> None:
    with pytest.raises(CriterionError) as caught:
        Criterion.parse(text=text)
    assert complaint in f"{caught.value}\n"


@given(st.text(max_size=200) | st.text('()<>=,"anodrist.1 \n-', max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        parse(text)
    except CriterionError as error:
        refused = error
    else:
        return
    assert refused.what in str(refused)
    assert 0 <= refused.start <= refused.end <= len(text)


@given(criteria)
def test_what_is_written_reads_back_the_same(parts: tuple[Expression, Expression | None]) -> None:
    for_it, against = parts
    assert parse_both(f"{for_it} unless {against}" if against else str(for_it)) == parts


@settings(max_examples=150)
@given(expressions, st.sampled_from(("en", "vi")))
def test_text_boxes_and_sentence_are_one_criterion(expression: Expression, language: Language) -> None:
    """Round all three faces and back to the text it began with."""
    text = str(expression)
    boxed = text_of(from_form(dict(to_form(box_of(parse(text))))))
    said = sentence(parse(boxed), language)
    assert str(from_sentence(said, language)) == text


@given(expressions)
def test_not_turns_yes_and_no_round_and_leaves_not_told_alone(expression: Expression) -> None:
    for told in (crossing(), SILENT):
        facts = Facts(told)
        held = expression.holds(facts)
        assert Not(expression).holds(facts) is (None if held is None else not held)


def hidden(told: Crossing, expression: Expression, which: st.DataObject) -> Facts:
    """What is known of a crossing of which some was never told."""
    facts = Facts(told)
    names = {one.name for one in conditions(expression)}
    for name in which.draw(st.sets(st.sampled_from(sorted(names)))):
        facts[name] = None
        for noun in NOUNS.values():
            if name in noun.fields:
                elements = facts.elements.setdefault(
                    noun.name, tuple(ElementFacts(facts, one) for one in noun.of(told))
                )
                for one in elements:
                    one[name] = None
    return facts


@pytest.mark.parametrize("told", [crossing(), WHOLE], ids=["little told", "told in full"])
@given(expression=expressions, which=st.data())
def test_what_is_not_told_never_decides(told: Crossing, expression: Expression, which: st.DataObject) -> None:
    with_less = expression.holds(hidden(told, expression, which))
    if with_less is not None:
        assert expression.holds(Facts(told)) is with_less


@given(comparisons())
def test_silence_never_makes_a_condition_hold(comparison: Comparison) -> None:
    facts = Facts(SILENT)
    if facts[comparison.field.name] is None:
        assert comparison.holds(facts) is None
        assert Not(comparison).holds(facts) is None


@given(expressions)
def test_reasons_agree_with_the_answer_of_a_single_condition(expression: Expression) -> None:
    facts = Facts(crossing())
    for reason in expression.reasons(facts):
        assert parse(reason.part).holds(facts) is reason.agrees


@pytest.mark.parametrize("field", CATALOGUE.values(), ids=lambda field: field.name)
def test_every_field_explains_itself_and_answers_a_silent_crossing(field: Field) -> None:
    assert field.help.endswith(".")
    assert field.kind in (str, int, float, bool, date)
    field.of(SILENT)
    field.of(crossing())


@pytest.mark.parametrize(
    ("field", "told", "expected"),
    [
        ("baggage.count", {"traveller": traveller(bags=(Bag(tag="1"), Bag(pieces=2)))}, 3),
        ("baggage.goes_elsewhere", {"traveller": traveller(bags=(Bag(destination="CDG"), Bag()))}, False),
        ("baggage.goes_elsewhere", {"traveller": traveller(bags=(
            Bag(destination="CDG"), Bag(destination="BKK")))}, True),
        ("baggage.goes_elsewhere", {"traveller": traveller(bags=(Bag(),))}, None),
        ("baggage.weight", {"traveller": traveller(bags=(Bag(weight=20.5), Bag(weight=3.0)))}, 23.5),
        ("document.days_old", {"traveller": traveller(documents=(
            Document(kind="P", number="1", issued=date(2026, 3, 30)),))}, 2),
        ("document.issuer_differs", {"traveller": traveller(nationalities=("XXA",), documents=(
            Document(kind="P", number="1", issued_by="UTO"),))}, True),
        ("booking.party_size", {"booking": Booking(party_size=4)}, 4),
        ("booking.lead_hours", {"booking": Booking(created=datetime(2026, 4, 1, 4))}, 1.0),
        ("booking.lead_hours", {"movement": flight(origin="QQQ")}, None),
        ("itinerary.days_away", {}, None),
        ("traveller.age", {}, 36),
    ],
)  # fmt: skip
def test_a_field_tells(field: str, told: dict[str, object], expected: object) -> None:
    assert CATALOGUE[field].of(crossing(**told)) == expected


def told_again(what: str, hours_before: float, *, of_booking: bool = False) -> Change:
    leaves = datetime(2026, 4, 1, 5, tzinfo=UTC)  # noon in Hanoi
    return Change(what=what, when=leaves - timedelta(hours=hours_before), of_booking=of_booking)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("booking.contact_changed_hours < 6", True),
        ("booking.contact_changed_hours > 2.9 and booking.contact_changed_hours < 3.1", True),
        ("booking.payment_changed_hours < 6", None),
        ("booking.name_changed_hours > 40", True),
        ("booking.versions is 2", True),
    ],
)
def test_what_later_messages_changed_can_be_asked_for(text: str, expected: bool | None) -> None:
    changes = (
        told_again("name", 48),
        told_again("contacts", 24, of_booking=True),
        told_again("legs", 24, of_booking=True),
        told_again("contacts", 3),
    )
    assert holds(text, changes=changes) is expected


def test_a_booking_told_once_has_one_version_and_nothing_changed() -> None:
    assert holds("booking.versions is 1") is True
    assert holds("booking.leg_changed_hours < 100") is None
    assert holds("booking.versions is 1", booking=None) is None


@given(st.lists(comparisons(), min_size=1, max_size=4), st.lists(st.integers(-9, 9), min_size=4, max_size=4))
def test_a_score_is_told_only_where_no_silent_condition_could_change_it(
    conditions: list[Comparison], weights: list[int]
) -> None:
    facts = Facts(crossing())
    answers = [one.holds(facts) for one in conditions]
    sums = {0}
    for weight, answer in zip(weights, answers, strict=False):
        added = {None: (0, weight), True: (weight,), False: (0,)}[answer]
        sums = {one + more for one in sums for more in added}
    weighed = tuple(Weighed(w, c) for w, c in zip(weights, conditions, strict=False))
    for least in (-3, 0, 4):
        possible = {one >= least for one in sums}
        expected = possible.pop() if len(possible) == 1 else None
        assert Score(weighed, least).holds(facts) is expected


def test_a_code_list_is_asked_as_it_stands_and_one_not_there_tells_nothing() -> None:
    text = parse('movement.origin in ("CDG", list("ports of concern"))')
    assert text.holds(Facts(crossing(), {"ports of concern": frozenset({"han"})})) is True
    assert text.holds(Facts(crossing(), {"ports of concern": frozenset()})) is False
    assert text.holds(Facts(crossing())) is None


def test_the_reason_of_one_element_shows_what_that_one_told() -> None:
    [reason] = parse('any document where (issuer is "UTO" and days_old > 1)').reasons(Facts(crossing()))
    assert (reason.told, reason.agrees) == ("issuer UTO, days_old not told", None)


def test_a_criterion_may_say_what_speaks_against_it_in_the_same_sentence() -> None:
    whole = Criterion.parse(
        text='flight.origin in country("COL") and booking.lead_hours < 24 and payment.kind is cash '
        "and baggage.count is 0 unless traveller.trips_before(days: 365) > 3"
    )
    assert str(whole.expression).startswith('movement.origin in country("COL") and booking.lead_hours < 24')
    assert str(whole.exonerating) == "traveller.trips_before(days: 365) > 3"
    held = Criterion.parse(text=f"{LATE_CASH} unless traveller.age > 30")
    assert held.ask(crossing()).holds is False
    assert (str(held.expression), str(held.exonerating)) == (LATE_CASH, "traveller.age > 30")
