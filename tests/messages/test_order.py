"""What is told of one flight has one place in line."""

from haidang.messages import parts
from specimens import manifest


def test_both_codes_of_an_airline_are_one_flight() -> None:
    told = manifest("DOE:JANE").replace(b"TDT+20+X1123+++X1", b"TDT+20+VN123+++VN")
    keys = [parts(each)[0].order_key for each in (told, told.replace(b"+VN", b"+HVN"))]
    assert keys == ["VN123/2026-04-01"] * 2
