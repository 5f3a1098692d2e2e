"""The lists of rights 3.1, every code of them."""

import pytest

from haidang.vault.sensitive_codes import Action, passenger_types, service_action, service_codes, titles

RELIGION = ["KSML", "MOML", "HNML", "VJML", "AVML", "IVML", "VGML", "VLML", "RVML"]
ORIGIN = ["ORML", "JPML", "CNML", "LANG"]
HEALTH = [
    "DBML",
    "GFML",
    "NLML",
    "LSML",
    "LCML",
    "LFML",
    "LPML",
    "PRML",
    "BLML",
    "HFML",
    "PFML",
    "NSML",
    "ALML",
    "WCHR",
    "WCHS",
    "WCHC",
    "WCHP",
    "WCBD",
    "WCBW",
    "WCLB",
    "WCMP",
    "WCOB",
    "BLND",
    "DEAF",
    "DPNA",
    "MEDA",
    "STCR",
    "OXYG",
    "PPOC",
    "LEGL",
    "LEGR",
    "LEGB",
    "SVAN",
    "ESAN",
    "MAAS",
    "EXST",
    "PREG",
    "EXPM",
]


@pytest.mark.parametrize("code", RELIGION + ORIGIN + HEALTH)
def test_every_sensitive_service_code_is_dropped(code: str) -> None:
    assert service_action(code) is Action.DROP


@pytest.mark.parametrize(
    "code", ["BBML", "CHML", "SFML", "FPML", "DOCS", "DOCO", "TKNE", "SEAT", "CTCM", "FQTV"]
)
def test_a_service_that_tells_nothing_sensitive_is_not_dropped(code: str) -> None:
    assert service_action(code) in (Action.KEEP, Action.CODE_ONLY)


def test_a_minor_travelling_alone_is_kept_with_care() -> None:
    assert service_action("UMNR") is Action.RESTRICT


@pytest.mark.parametrize("code", ["OTHS", "SPML", "CKIN", "GPST", "QQQQ", ""])
def test_free_text_and_codes_nobody_knows_are_free_text(code: str) -> None:
    assert service_action(code) is Action.SCAN


def test_every_dropped_code_has_a_category_to_be_counted_under() -> None:
    dropped = [code for code in service_codes().values() if code.action is Action.DROP]
    assert {code.category for code in dropped} == {"religion", "origin", "health", "language"}


def test_titles_and_passenger_types_of_the_list_are_there() -> None:
    assert titles().keys() >= {
        "REV",
        "FR",
        "RABBI",
        "IMAM",
        "SHEIKH",
        "HAJI",
        "HAJJA",
        "SR",
        "PASTOR",
        "BISHOP",
        "VEN",
    }
    assert passenger_types().keys() >= {"CLG", "MIS", "BLD", "DIS", "MED", "LBR"}
