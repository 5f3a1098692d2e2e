import re

import pytest

from haidang.simulator.mrz import latin
from haidang.simulator.names import cultures, joined


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Nguyễn Thị Hồng Đào", "NGUYEN THI HONG DAO"),
        ("Đặng Ánh Tuyết", "DANG ANH TUYET"),
        ("Müller", "MUELLER"),
        ("Groß", "GROSS"),
        ("Jean-Pierre d'Aubigny", "JEAN PIERRE DAUBIGNY"),
        ("Ibáñez Ordóñez", "IBANEZ ORDONEZ"),
        ("Björn Ångström", "BJOERN AANGSTROEM"),
    ],
)
def test_a_name_is_printed_as_doc_9303_says(written, printed):
    assert latin(written) == printed


def test_every_romanised_name_is_what_a_passport_can_print():
    for culture in cultures().values():
        middles = (*culture.middle_female, *culture.middle_male)
        together = [joined(one, two) for one in culture.beginnings for two in culture.endings]
        rare = [joined(one, two) for one in culture.surname_beginnings for two in culture.surname_endings]
        for word in (*culture.surnames, *culture.female, *culture.male, *middles, *together, *rare):
            assert all(re.fullmatch(r"[A-Z]+( [A-Z]+)*", form) for form in word.romanised), word


def test_the_world_has_many_cultures():
    assert len(cultures()) >= 16
