"""Who is found on a list, who is not, and what the officer is told."""

from datetime import date

import pytest

from haidang.screening.watchlists import Entry, WatchlistIndex
from haidang.travel import Document, Sex
from utopians import traveller

BORN = date(1990, 2, 15)


def on_list(name: str = "", **facts: object) -> Entry:
    given, _, surname = name.rpartition(" ")
    return Entry(list_name="Border", id=17, version=3, surname=surname, given=given, **facts)  # type: ignore[arg-type]


def found(entry: Entry, **told: object) -> bool:
    return bool(WatchlistIndex([entry]).matches(traveller(**told)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("JANE DOE", "Jane Doe"),
        ("DOE JANE", "Jane Doe"),
        ("ANH NGUYEN VAN", "Nguyễn Văn Anh"),
        ("VANANH NGUYEN", "Nguyễn Văn Anh"),
        ("DAO THI DANG", "Đặng Thị Đào"),
        ("HANS MUELLER", "Hans Müller"),
        ("HANS MULLER", "Hans Müller"),
        ("SOEREN BJOERK", "Søren Björk"),
        ("MOHAMED ALSAYED", "Mohammed Al-Sayed"),
        ("JANE MARIE DOE", "Jane Doe"),
        ("JANE DOE", "Jane Marie Doe"),
        ("IULIIA SHCHUKINA", "Щукина Юлия"),
        ("KATHARINA ELISABETH MAGDALENA BRANDE", "Katharina Elisabeth Magdalena Brandenstein"),
        ("SUHARTO SUHARTO", "Suharto"),
        ("ABU BAKR IBN ALI AL HASAN AL BRANDUSTANI", "Abu Bakr ibn Ali al-Hasan al-Brandustani"),
    ],
)
def test_one_person_written_two_ways_is_found_by_name_and_birth_date(told: str, listed: str) -> None:
    assert found(on_list(listed, born=BORN), name=told, born=BORN)


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("PETER SMITH", "John Smith"),
        ("THI LAN NGUYEN", "Nguyễn Văn Hùng"),
        ("VAN LONG TRAN", "Trần Văn Dũng"),
        ("MARIA GARCIA", "Maria Kowalska"),
    ],
)
def test_namesakes_in_part_born_on_one_day_are_two_people(told: str, listed: str) -> None:
    assert not found(on_list(listed, born=BORN), name=told, born=BORN)


@pytest.mark.parametrize(
    ("told", "listed", "expected"),
    [
        (date(1990, 2, 12), date(1990, 12, 2), True),  # day and month changed places
        (date(1990, 2, 12), date(1990, 2, 21), True),  # same month
        (date(1961, 2, 12), date(1990, 2, 12), False),  # another generation
    ],
)
def test_birth_dates_nearly_alike_count(told: date, listed: date, expected: bool) -> None:
    assert found(on_list("Jane Brandenstein", born=listed), name="JANE BRANDENSTEIN", born=told) is expected


def test_a_year_is_enough_where_the_list_knows_no_day() -> None:
    assert found(on_list("Jane Brandenstein", born_year=1990), name="JANE BRANDENSTEIN", born=BORN)


def test_a_common_name_without_a_birth_date_asks_nobody_to_look() -> None:
    assert not found(on_list("Nguyễn Văn Anh"), name="VAN ANH NGUYEN", born=None)


def test_a_partial_birth_date_told_is_read_for_its_year() -> None:
    entry = on_list("Jane Brandenstein", born=BORN)
    [match] = WatchlistIndex([entry]).matches(
        traveller("JANE BRANDENSTEIN", born=None, born_as_told="1990-00-00")
    )
    assert next(r for r in match.reasons if r.part == "birth date").agrees is True


def test_another_sex_speaks_against() -> None:
    points = [
        WatchlistIndex([on_list("Jane Doe", born=BORN, sex=sex)]).matches(traveller(sex=Sex.FEMALE))[0].points
        for sex in (Sex.FEMALE, None, Sex.MALE)
    ]
    assert points == sorted(points, reverse=True)


PAPER = Document(kind="P", number="L898902C3", issued_by="UTO")


@pytest.mark.parametrize(
    ("paper", "listed", "expected"),
    [
        (PAPER, ("UTO", "L898902C3"), True),
        (PAPER, ("UTO", "l 898902-c3"), True),
        (PAPER, (None, "L898902C3"), True),
        (Document(kind="P", number="L898902C3<"), ("UTO", "L898902C3"), True),
        (PAPER, ("XXA", "L898902C3"), False),
        (PAPER, ("UTO", "L898902C4"), False),
    ],
)
def test_a_listed_paper_is_found_by_its_number(
    paper: Document, listed: tuple[str | None, str], expected: bool
) -> None:
    assert found(on_list(documents=(listed,)), documents=(paper,)) is expected


def test_a_listed_paper_in_other_hands_is_found() -> None:
    entry = on_list("Hans Müller", born=date(1950, 1, 1), sex=Sex.MALE, documents=(("UTO", "L898902C3"),))
    [match] = WatchlistIndex([entry]).matches(traveller(documents=(PAPER,), sex=Sex.FEMALE))
    assert [(reason.part, reason.agrees) for reason in match.reasons[:3]] == [
        ("document", True),
        ("name", False),
        ("birth date", False),
    ]


def test_every_reason_shows_both_values() -> None:
    entry = on_list(
        "Jane Doé", born=BORN, sex=Sex.FEMALE, nationality="UTO", documents=(("UTO", "L898902C3"),)
    )
    told = traveller(sex=Sex.FEMALE, nationalities=("XXA",), documents=(PAPER,))
    [match] = WatchlistIndex([entry]).matches(told)
    assert [(r.part, r.told, r.sought, r.agrees) for r in match.reasons] == [
        ("document", "UTO L898902C3", "UTO L898902C3", True),
        ("name", "JANE DOE", "Jane Doé", True),
        ("birth date", "1990-02-15", "1990-02-15", True),
        ("sex", "F", "F", True),
        ("nationality", "XXA", "UTO", False),
    ]
    assert (match.entry, match.likeness) == (entry, 1.0)


def test_an_alias_is_as_good_as_the_name() -> None:
    entry = on_list("Johanna Brandenstein", aliases=("Jane Doe",), born=BORN)
    [match] = WatchlistIndex([entry]).matches(traveller("JANE DOE", born=BORN))
    assert (match.reasons[0].sought, match.reasons[0].agrees) == ("Jane Doe", True)


def test_an_empty_list_and_an_empty_name_find_nobody() -> None:
    assert WatchlistIndex([]).matches(traveller()) == []
    nameless = traveller("", born=None, documents=(PAPER,))
    assert WatchlistIndex([on_list("Jane Doe")]).matches(nameless) == []
    assert found(
        on_list("Jane Doe", documents=((None, "L898902C3"),)), name="", born=None, documents=(PAPER,)
    )


def test_the_likeliest_comes_first_however_the_list_is_ordered() -> None:
    sure, less = on_list("Jane Doe", born=BORN), on_list("Jane Doe", born=BORN, sex=Sex.MALE)
    told = traveller(sex=Sex.FEMALE)
    for entries in ([sure, less], [less, sure]):
        assert [match.entry for match in WatchlistIndex(entries).matches(told)] == [sure, less]


def test_who_is_asked_about_again_is_found_again_by_what_is_told_now() -> None:
    index = WatchlistIndex([on_list("Jane Doe", born=BORN)])
    jane = traveller("JANE DOE", born=BORN)
    assert index.matches(jane) == index.matches(jane) != []
    assert not index.matches(traveller("JANE DOE", born=date(1950, 7, 3)))
    assert index.matches(jane)
