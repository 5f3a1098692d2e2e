"""Names that are one person's however they are written, and names that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.screening.names.compare import line_up
from haidang.screening.names.keys import name_keys
from haidang.screening.names.normalise import fold, skeleton, tokens
from haidang.screening.names.transliterate import plain_capitals


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Nguyễn Thị Đào", "NGUYEN THI DAO"),
        ("Đặng Văn Ớt", "DANG VAN OT"),
        ("Søren Æbelø", "SOREN AEBELO"),
        ("Weiß", "WEISS"),
        ("Łukasz Żak", "LUKASZ ZAK"),
        ("Щукина Юлия", "SHCHUKINA IULIIA"),
        ("Ελένη", "ELENI"),
        ("王小明", "WANG XIAO MING"),
        ("김정은", "GIM JEONG EUN"),
    ],
)
def test_any_script_becomes_plain_capitals(written: str, plain: str) -> None:
    assert plain_capitals(written) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MÜLLER", "MUELLER"),
        ("QASIM", "KASIM"),
        ("PHILIPP", "FILIP"),
        ("YUSUF", "IUSUF"),
        ("WALTER", "VALTER"),
    ],
)
def test_spellings_that_sound_the_same_fold_to_one(one: str, other: str) -> None:
    [one], [other] = tokens(one), tokens(other)
    assert fold(one) == fold(other)


def test_a_name_of_titles_alone_is_kept() -> None:
    assert tokens("Mr Dr") == ("MR", "DR")


@pytest.mark.parametrize(
    ("told", "sought", "how"),
    [
        ("JANE DOE", "DOE JANE", ["same", "same"]),
        ("VANANH NGUYEN", "NGUYEN VAN ANH", ["same", "written together"]),
        ("NGUYEN VAN ANH", "VANANH NGUYEN", ["same", "written together"]),
        ("J DOE", "JANE DOE", ["same", "initial"]),
        ("JANE DOE", "JANE MARIE DOE", ["same", "same", "not told"]),
        ("JANE MARIE DOE", "JANE DOE", ["same", "same", "not on the list"]),
        ("MUELLER HANS", "MÜLLER HANS", ["same", "sounds the same"]),
        ("MARTINSEN ODA", "MARTINSON ODA", ["same", "same consonants"]),
        ("HUSSEIN ODA", "حسين ODA", ["same", "same consonants"]),
        ("HENRIKSEN ODA", "HENDRIKSEN ODA", ["same", "nearly the same"]),
        ("C HEREMET", "Cheremet", ["written together"]),
        ("SAIFUDDIN ODA", "Sayf al-Din ODA", ["same", "written together"]),
        ("WONG ODA", "王國 ODA", ["same", "another form of the name", "not told"]),  # nothing joins what ...
        ("SUHEIL ODA", "SUHAYL AL ODA", ["same", "same consonants", "not told"]),  # ... one part explains
    ],
)
def test_names_are_lined_up_part_by_part(told: str, sought: str, how: list[str]) -> None:
    assert [pair.how for pair in line_up(tokens(told), tokens(sought))] == how


def test_a_part_cut_off_at_the_end_of_a_full_field_is_recognised() -> None:
    told, sought = (
        tokens("KATHARINA ELISABETH MAGDALENA BRANDE"),
        tokens("Brandenstein Katharina Elisabeth Magdalena"),
    )
    assert "cut short" in [pair.how for pair in line_up(told, sought, full_field=True)]
    assert "cut short" not in [pair.how for pair in line_up(told, sought)]


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_part_of_both_names_is_accounted_for_once(one: str, other: str) -> None:
    told, sought = tokens(one), tokens(other)
    pairs = line_up(told, sought)
    assert sorted(part for pair in pairs for part in pair.told.split()) == sorted(told)
    assert sorted(part for pair in pairs for part in pair.sought.split()) == sorted(sought)


@given(st.text(max_size=200))
def test_any_text_becomes_tokens_of_capitals_and_digits(text: str) -> None:
    for token in tokens(text):
        assert token.isascii()
        assert token.isalnum()
        assert token == token.upper()
        assert skeleton(token)


@given(st.lists(st.sampled_from(["JANE", "MARIE", "DOE", "VAN", "ANH", "LE"]), min_size=1, max_size=4))
def test_the_order_of_the_parts_does_not_change_the_pair_keys(parts: list[str]) -> None:
    turned = tuple(reversed(parts))
    shared = name_keys(tuple(parts)) & name_keys(turned)
    assert shared
