import pycountry
import pytest

from haidang.codes import countries


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("VN", "VNM"),
        ("VNM", "VNM"),
        ("vnm", "VNM"),
        (" FR ", "FRA"),
        ("D", "DEU"),
        ("XK", "RKS"),
        ("ROM", "ROU"),
    ],
)
def test_a_country_is_understood_however_it_is_written(told, meant):
    assert countries.alpha3(told) == meant


@pytest.mark.parametrize(
    "code",
    [
        "GBD",
        "GBN",
        "GBO",
        "GBP",
        "GBS",
        "RKS",
        "UNO",
        "UNA",
        "UNK",
        "XXA",
        "XXB",
        "XXC",
        "XXX",
        "EUE",
        "XOM",
        "UTO",
    ],
)
def test_the_codes_of_doc_9303_stand_for_themselves_and_have_names(code):
    assert countries.alpha3(code) == code
    assert countries.name(code)
    assert countries.name(code, "vi")


@pytest.mark.parametrize("told", ["", "?", "ZZ", "QQQ", "VIET", "1", "<<<"])
def test_an_unknown_code_is_not_told(told):
    assert countries.alpha3(told) is None
    assert countries.name(told) is None


def test_names_come_in_both_languages():
    assert (countries.name("KOR"), countries.name("KOR", "vi")) == ("South Korea", "Hàn Quốc")
    assert (countries.name("FR"), countries.name("FR", "vi")) == ("France", "Pháp")


def test_every_iso_country_has_a_name_in_both_languages():
    for country in pycountry.countries:
        assert countries.alpha3(country.alpha_2) == country.alpha_3
        assert countries.name(country.alpha_3)
        assert countries.name(country.alpha_3, "vi")


def test_every_iso_country_comes_back_from_its_two_letters():
    for country in pycountry.countries:
        assert countries.alpha2(country.alpha_3) == country.alpha_2
    assert countries.alpha2("UTO") is None
    assert countries.alpha2("???") is None
