from haidang.codes import carriers, countries
from haidang.codes.table import rows


def test_a_carrier_is_known_by_either_code():
    assert carriers.carrier("VN") == carriers.carrier("HVN")
    assert carriers.carrier("9C").name == "Spring Airlines"
    assert carriers.carrier("00") is None


def test_the_table_holds_each_code_once_and_well_formed():
    table = list(rows("carriers"))
    for column, length in (("iata", 2), ("icao", 3)):
        codes = [row[column] for row in table]
        assert len(set(codes)) == len(codes)
        assert all(len(code) == length and code.isalnum() and code.isupper() for code in codes)
    assert all(countries.alpha3(row["country"]) == row["country"] for row in table)
    assert len(table) > 150
