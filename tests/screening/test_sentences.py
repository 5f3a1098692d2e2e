"""A criterion said in plain words is the same criterion."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haidang.screening.criteria import CATALOGUE, NOUNS, CriterionError, parse
from haidang.screening.criteria.expression import Expression
from haidang.screening.criteria.phrases import Language, phrases
from haidang.screening.criteria.sentence import from_sentence, sentence
from invented_criteria import expressions

LANGUAGES = st.sampled_from(("en", "vi"))


@settings(max_examples=150)
@given(expressions, LANGUAGES)
def test_what_is_said_reads_back_the_same(expression: Expression, language: Language) -> None:
    assert from_sentence(sentence(expression, language), language) == expression


def test_it_reads_as_people_write() -> None:
    criterion = parse(
        'movement.origin in country("COL") and traveller.trips_before(days: 90) > 3 '
        'and any document where (issuer is "UTO" and days_left < 30)'
    )
    assert sentence(criterion, "en") == (
        'The port of departure is one of the ports of ("COL" [Colombia]) and the number of trips in the '
        "90 days before is more than 3 and there is a document for which (its issuing country is "
        '"UTO" [Utopia] and the number of days until it expires is less than 30).'
    )
    assert sentence(parse("booking.one_way is yes"), "vi") == "Hành khách đi một chiều."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "booking.one_way is yes and payment.kind is cash",
            "The traveller travels one way and the traveller pays in cash.",
        ),
        ('document.kind is not "V" and baggage.count is 0', "No visa is told and no bag is checked in."),
        (
            "any bag where (goes_elsewhere is yes)",
            "There is a bag for which (it goes where the traveller does not).",
        ),
        (
            "not traveller.verified is no",
            "It is not so that the carrier did not compare the document with the person.",
        ),
        ("booking.one_way in (yes)", "The journey being one way is one of (yes)."),
    ],
)
def test_what_people_have_words_for_is_said_in_them(text: str, said: str) -> None:
    assert sentence(parse(text), "en") == said
    assert from_sentence(said, "en") == parse(text)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_yes_and_no_has_words_of_its_own(language: Language) -> None:
    fields = dict(CATALOGUE)
    fields |= {f"{noun.name}:{name}": field for noun in NOUNS.values() for name, field in noun.fields.items()}
    asked = {
        f"{name} is {answer}"
        for name, field in fields.items()
        if field.kind is bool
        for answer in ("yes", "no")
    }
    assert asked <= set(phrases(language))


@given(st.text(max_size=60), LANGUAGES)
def test_any_sentence_is_read_or_refused_in_words(told: str, language: Language) -> None:
    with contextlib.suppress(CriterionError):
        from_sentence(told, language)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_field_has_a_phrase_no_other_spelling_has(language: Language) -> None:
    known = phrases(language)
    inner = {f"{noun.name}:{name}" for noun in NOUNS.values() for name in noun.fields}
    nouns = {f"any {name}" for name in NOUNS}
    assert {*CATALOGUE, *inner, *nouns} <= set(known)
    meant: dict[str, set[str]] = {}
    for token, phrase in known.items():
        meant.setdefault(phrase.lower(), set()).add(token.rpartition(":")[2])
        assert phrase
    assert {phrase: spelled for phrase, spelled in meant.items() if len(spelled) > 1} == {}
    asked = {name for name, field in CATALOGUE.items() if field.parameters}
    assert asked == {token for token, phrase in known.items() if "{days}" in phrase}
