"""Vietnamese names as passports, tickets and lists write them. Invented people; the ways are real.

A passport drops every mark (ICAO Doc 9303-3 section 6: Đ is D) and stands family name first; a ticket puts
the family name last and often glues the given names; a list may keep the marks, or lose the middle name.
"""

from datetime import date

import pytest

from haidang.screening.names.normalise import tokens
from haidang.screening.watchlists import Entry, WatchlistIndex
from utopians import traveller

BORN = date(1990, 2, 15)


def entry(name: str, born: date | None = BORN) -> Entry:
    surname, _, given = name.partition(" ")
    return Entry(list_name="Border", id=17, surname=surname, given=given, born=born)


def found(told: str, listed: str, born: date | None = BORN) -> bool:
    return bool(WatchlistIndex([entry(listed)]).matches(traveller(told, born=born)))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Đỗ Đình Đức", "DO DINH DUC"),  # đ has no decomposition
        ("đặng thị hằng", "DANG THI HANG"),
        ("Nguyễn Thuỳ Dương", "NGUYEN THUY DUONG"),  # the mark over either letter: Thuỳ, Thùy
        ("Nguyễn Thùy Dương", "NGUYEN THUY DUONG"),
        ("Nguye\u0302\u0303n Va\u0306n Ho\u0301a", "NGUYEN VAN HOA"),  # marks as signs of their own
        ("Ngô Quý Ưu", "NGO QUY UU"),
        ("Huỳnh Phước Ơn", "HUYNH PHUOC ON"),
    ],
)
def test_marks_go_as_in_a_passport(written: str, plain: str) -> None:
    assert " ".join(tokens(written)) == plain


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("NGUYEN VAN AN", "Nguyễn Văn An"),  # passport
        ("VAN AN NGUYEN", "Nguyễn Văn An"),  # ticket
        ("AN NGUYEN VAN", "Nguyễn Văn An"),  # the middle name taken for a part of the family name
        ("VANAN NGUYEN", "Nguyễn Văn An"),  # glued
        ("VANANMR NGUYEN", "Nguyễn Văn An"),  # glued, the title too
        ("NGUYEN THUHAMRS", "Nguyễn Thu Hà"),
        ("THITHUHA TRAN", "Trần Thị Thu Hà"),  # all of it glued
        ("THU HA TRAN", "Trần Thị Thu Hà"),  # without Thị
        ("TRAN THI THU HA", "Trần Thu Hà"),
        ("DUC DO DINH", "Đỗ Đình Đức"),
        ("HOANG MINH TUAN", "Hoàng Minh Tuấn"),
        ("TON NU HUYEN TRAN CONG TANG", "Công Tằng Tôn Nữ Huyền Trân"),  # a family name of four parts
    ],
)
def test_one_person_is_found_with_the_birth_date(told: str, listed: str) -> None:
    assert found(told, listed)


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("VAN BINH NGUYEN", "Nguyễn Văn Hùng"),  # the family name and the middle name of millions
        ("THI LAN NGUYEN", "Nguyễn Văn Hùng"),
        ("THI MAI TRAN", "Trần Thị Hạnh"),
        ("VAN LONG TRAN", "Trần Văn Dũng"),
    ],
)
def test_a_shared_family_name_and_birth_date_are_not_one_person(told: str, listed: str) -> None:
    assert not found(told, listed)


@pytest.mark.parametrize(
    ("told", "listed", "born"),
    [
        ("TRONG BINH TRAN", "Trần Trọng Phong", date(1990, 2, 15)),  # alike to a foreign ear
        ("MINH QUANG DINH", "Trịnh Minh Khang", date(1990, 2, 15)),
        ("THI TRUC HUYNH", "Huỳnh Thị Trúc", date(1990, 11, 3)),  # namesakes of one year
        ("HUU HUNG NGUYEN", "Nguyễn Hữu Hùng", date(1991, 1, 20)),
        ("THI KIM VY HA", "Hà Thị Kim Vy", date(1992, 2, 14)),
    ],
)
def test_another_syllable_or_birth_date_is_another_person(told: str, listed: str, born: date) -> None:
    assert not found(told, listed, born)


@pytest.mark.parametrize("name", ["Nguyễn Văn Hùng", "Trần Thị Lan", "Lê Minh Tuấn", "Phạm Thanh Hoa"])
def test_a_common_name_alone_asks_nobody_to_look(name: str) -> None:
    assert not found(name, name, born=None)
    assert not found(name, name, born=date(1971, 8, 30))
