"""What an officer is told of a name that is not like most."""

from collections.abc import Iterator

import pytest

from haidang.travel import Name, Traveller


@pytest.fixture(autouse=True)
def english(ledger: str) -> Iterator[None]:
    from django.utils.translation import override

    with override("en"):
        yield


@pytest.mark.parametrize(
    ("surname", "given", "nationality", "said"),
    [
        ("DOE", ("JANE",), "UTO", []),
        ("SINGH", ("FNU",), None, ["A part of the name only", "They have one name only"]),
        ("SUKARNO", (), "IDN", ["They have one name only"]),
        ("DOE", ("A" * 35,), None, ["The name may have lost its end"]),
        ("NGUYEN VAN AN", (), None, ["Read as NGUYEN, VAN AN, since it begins with a family name"]),
        ("WANG XIAOMING", (), "CHN", ["Read as WANG, XIAOMING, as names of China are written"]),
        ("NAGY JANOS", (), "HUN", []),
    ],
)
def test_what_is_odd_is_said_and_nothing_else(
    surname: str, given: tuple[str, ...], nationality: str | None, said: list[str]
) -> None:
    from haidang.web.words_of_names import remarks

    told = Traveller(
        name=Name(surname=surname, given=given), nationalities=(nationality,) if nationality else ()
    )
    found = remarks(told)
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))
