"""One fact, written as one carrier or another writes it."""

from datetime import date, datetime

import pytest

import haidang
from haidang.travel import Booking, Traveller

HEAD = (
    "UNA:+.? 'UNB+IATA:1+XX+UTO+260331:1000+1'UNH+1+PNRGOV:21:1:IA+XX123/010426/1200'MSG+:22'ORG+XX:HAN'"
    "TVL+010426:1200:010426:1900+HAN+CDG+XX+123'EQN+1'SRC'RCI+XX:ABC123::250326:0900'"
)
LEG = "TVL+010426:1200:010426:1900+HAN+CDG+XX+123:Y'RPI+2+HK'"
JANE, JOHN = "TIF+DOE+JANEMRS:A:1'", "TIF+DOE+JOHNMR:A:2'"
MANIFEST = "UNA:+.? 'UNB+UNOA:4+XX+UTO+260401:1100+1'UNH+1+PAXLST:D:24A:UN:IATA'BGM+745'"
FLIGHT = "TDT+20+XX123+++XX'LOC+125+HAN'DTM+189:2604011200:201'LOC+87+CDG'DTM+232:2604011900:201'"


def _booking(*told: str) -> Booking:
    [message] = haidang.read((HEAD + "".join(told) + "UNT+9+1'UNZ+1+1'").encode())
    [booking] = message.bookings
    return booking


def _people(*told: str) -> tuple[Traveller, ...]:
    [message] = haidang.read((MANIFEST + FLIGHT + "".join(told) + "UNT+9+1'UNZ+1+1'").encode())
    return message.travellers


@pytest.mark.parametrize(
    "docs",
    [
        "/P/UTO/UT123456/UTO/15FEB90/F/01JAN31/DOE/JANE",
        "/P/UTO/UT123456/UTO/15FEB1990/F/01JAN2031/DOE/JANE",
        "/P/UTO/UT123456/UTO/1990-02-15/F/2031-01-01/DOE/JANE",
        "/P/UTO/UT123456/UTO/15FEB90/FEMALE/01JAN31/DOE/JANE",
        "/p/uto/ut123456/uto/15feb90/f/01jan31/DOE/JANE",
        "HK1/P/UTO/UT123456/UTO/15FEB90/F/01JAN31/DOE/JANE",
        "/P/UTO/UT123456/UTO/15FEB90/F/01JAN31/DOE/JANE-1DOE/JANEMRS",
    ],
)
def test_a_passport(docs: str) -> None:
    [jane] = _booking(JANE, f"SSR+DOCS:HK:1:XX:::::{docs}+::1'", LEG).travellers
    [passport] = jane.documents
    assert (passport.kind, passport.number, passport.expires) == ("P", "UT123456", date(2031, 1, 1))
    assert (jane.born, jane.sex, jane.name.surname, jane.name.given) == (
        date(1990, 2, 15),
        "F",
        "DOE",
        ("JANE",),
    )


def test_a_name_on_a_document_keeps_its_small_letters() -> None:
    docs = "/P/UTO/UT123456/UTO/15FEB90/F/01JAN31/Doe/Jane Ann"
    [jane] = _booking(JANE, f"SSR+DOCS:HK:1:XX:::::{docs}+::1'", LEG).travellers
    assert (jane.name.surname, jane.name.given) == ("Doe", ("Jane Ann",))


@pytest.mark.parametrize("tif", ["TIF+DOE+JANE MRS:A:1'", "TIF+DOE/JANE MRS'", "TIF+DOE+JANEMRS'"])
def test_a_name(tif: str) -> None:
    [jane] = _booking(tif, LEG).travellers
    assert (jane.name.surname, jane.name.given, jane.name.title) == ("DOE", ("JANE",), "MRS")


@pytest.mark.parametrize(
    "leg",
    [
        "TVL+010426:1200:010426:1900+HAN+CDG+YY:XX+7123:Y'TVL+++++123:M'",
        "TVL+010426:1200:010426:1900+HAN+CDG+YY+7123:Y'TRA+XX+123:M'",
        "TVL+010426:1200:010426:1900+HAN+CDG+YY:XX+7123:Y'TRA+XX+0123'",
        "TVL+01042026:1200:01042026:1900+HAN+CDG+YY+YY7123:Y'TRA+XX+123'",
        "TVL+010426:1200:010426:1900+HAN+CDG+YY+7123:Y'DAT+2:010426:1000'TRA+XX+123'",
    ],
)
def test_a_flight_under_two_numbers(leg: str) -> None:
    [flown] = _booking(JANE, leg, "RPI+1+HK'").legs
    sold, operated = (flown.carrier, flown.number), (flown.operating_carrier, flown.operating_number)
    assert (sold, operated) == (("YY", "7123"), ("XX", "123"))
    assert (flown.departs, flown.arrives) == (datetime(2026, 4, 1, 12), datetime(2026, 4, 1, 19))


@pytest.mark.parametrize(
    "ssr",
    [
        "SSR+SEAT:HK:2:XX:::HAN:CDG+14A::1:N+14B::2:N'",
        "SSR+SEAT:HK:2:XX:::HAN:CDG:.14AN14BN'",
        "SSR+SEAT:HK:1:XX:::HAN:CDG:14A+::1'SSR+SEAT:HK:1:XX:::HAN:CDG++014B::2'",
    ],
)
def test_seats_of_two(ssr: str) -> None:
    both = _booking(JANE, JOHN, LEG, ssr).travellers
    assert [[seat.number for seat in each.seats] for each in both] == [["14A"], ["14B"]]


def test_a_bag_that_was_only_weighed_is_a_bag() -> None:
    [jane] = _booking(JANE, LEG, "DAT+2:010426:1000'TRI++12:::1'TBD++:20:700'").travellers
    assert [(bag.pieces, bag.weight) for bag in jane.bags] == [(1, 20.0)]


def test_excess_baggage_is_a_remark_wherever_it_stands() -> None:
    told = _booking("EBD+USD:50.00+1::N'", JANE, "EBD+EUR:30+20::W:K'", LEG).remarks
    assert [each.text for each in told if each.kind == "excess baggage"] == ["USD 50.00 1 N", "EUR 30 20 W K"]


def test_what_was_bought_behind_the_legs_is_kept() -> None:
    booking = _booking(JANE, LEG, "TKT+9991234567890'MON+T:99.50:EUR'FOP+CA::99.50'")
    [ticket], [payment] = booking.tickets, booking.payments
    assert (ticket.number, ticket.traveller, payment.kind) == ("9991234567890", None, "cash")


def test_a_change_told_without_its_agent_is_kept() -> None:
    assert [(each.action, each.what) for each in _booking(JANE, LEG, "SAC+++X'SSR+VGML:HK:1'").changes] == [
        ("cancelled", "SSR+VGML:HK:1")
    ]


@pytest.mark.parametrize(
    "leg",
    [
        FLIGHT,
        "TDT+20+XX123'DTM+189:2604011200:201'DTM+232:2604011900:201'LOC+125+HAN'LOC+87+CDG'",
        "TDT+20+XX123'DTM+189:2604011200:201'LOC+125+HAN'DTM+232:2604011900:201'LOC+87+CDG'",
        "TDT+20+XX 0123'LOC+125+HAN:139:6'DTM+189:202604011200:203'LOC+87+CDG'DTM+232:20260401190000:204'",
        "TDT+20+123+++XX'LOC+125+VNHAN'DTM+189: 2604011200:201'LOC+87+FRCDG'DTM+232:2604011900'",
    ],
)
def test_times_of_a_flight(leg: str) -> None:
    [message] = haidang.read((MANIFEST + leg + "NAD+FL+++DOE:JANE'UNT+9+1'UNZ+1+1'").encode())
    [flight] = message.movements
    assert (flight.designator, flight.origin, flight.destination) == ("XX123", "HAN", "CDG")
    assert (flight.departs, flight.arrives) == (datetime(2026, 4, 1, 12), datetime(2026, 4, 1, 19))


def test_a_stop_on_the_way_keeps_its_own_times() -> None:
    legs = (
        "TDT+20+XX123'LOC+92+SGN'DTM+189:2604010800:201'LOC+125+HAN'DTM+232:2604011000:201'"
        "DTM+189:2604011200:201'LOC+87+CDG'DTM+232:2604011900:201'"
    )
    [message] = haidang.read((MANIFEST + legs + "NAD+FL+++DOE:JANE'UNT+9+1'UNZ+1+1'").encode())
    assert [(each.origin, each.arrives) for each in message.movements] == [
        ("HAN", datetime(2026, 4, 1, 19)),
        ("SGN", datetime(2026, 4, 1, 10)),
    ]


@pytest.mark.parametrize("name", ["DOE:JANE:MARIE:MRS", "DOE:JANE:MARIE MRS"])
def test_a_title_that_stands_apart(name: str) -> None:
    [jane] = _people(f"NAD+FL+++{name}'")
    assert (jane.name.given, jane.name.title) == (("JANE", "MARIE"), "MRS")


def test_the_footer_of_a_letter_is_no_message_of_its_own() -> None:
    told = MANIFEST + FLIGHT + "NAD+FL+++DOE:JANE'UNT+9+1'UNE+1+1'\r\nIt isn't secret, it's only 'short'.\r\n"
    assert [message.type for message in haidang.read(told.encode())] == ["PAXLST"]


def test_a_contact_told_twice_is_one() -> None:
    [jane] = _people("NAD+FL+++DOE:JANE'COM+JANE@MAIL.TEST:EM+JANE.AT.MAIL.TEST:EM'COM+84912345678:TE'")
    assert [each.value for each in jane.contacts] == ["jane@mail.test", "84912345678"]


@pytest.mark.parametrize("name", ["O'NEIL:ANN", "O''NEIL:ANN", "O?'NEIL:ANN", "O’NEIL:ANN"])
def test_a_name_with_an_apostrophe(name: str) -> None:
    ann, jane = _people(f"NAD+FL+++{name}'ATT+2++F'", "NAD+FL+++DOE:JANE'")
    assert (ann.name.surname.replace("’", "'"), ann.name.given, ann.sex) == ("O'NEIL", ("ANN",), "F")
    assert jane.name.surname == "DOE"


def test_rubbish_behind_a_name_is_no_part_of_it() -> None:
    jane, john = _people("NAD+FL+++DOE:JANE'", "L'", "LT'", "NAD+FL+++DOE:JOHN'")
    assert (jane.name.given, john.name.given) == (("JANE",), ("JOHN",))


@pytest.mark.parametrize(
    ("given", "kind", "born"),
    [
        ("ANN(ADT)", "adult", None),
        ("ANN MISS(CHD/15FEB18)", "child", date(2018, 2, 15)),
        ("ANN*C08", "child", None),
        ("ANN(INF/15FEB25)", "infant", date(2025, 2, 15)),
        ("ANNMRS(IDDOB15FEB90)", None, date(1990, 2, 15)),
    ],
)
def test_what_stands_behind_a_name(given: str, kind: str | None, born: date | None) -> None:
    [ann] = _booking(f"TIF+DOE+{given}'", LEG).travellers
    assert (ann.name.surname, ann.name.given, ann.kind, ann.born) == ("DOE", ("ANN",), kind, born)


def test_brackets_in_a_name_that_say_nothing_stay() -> None:
    [ann] = _booking("TIF+DOE+ANN (NAN)'", LEG).travellers
    assert ann.name.given == ("ANN (NAN)",)


@pytest.mark.parametrize("told", ["DOE/BABY 15FEB25", "HANCDG0123Y01APR.DOE/BABY 15FEB25"])
def test_an_infant_told_twice_is_one(told: str) -> None:
    jane, baby = _booking(
        "TIF+DOE+JANEMRS(INFDOE/BABY/15FEB25):A:1'", f"SSR+INFT:HK:1:XX:::::{told}+::1'", LEG
    ).travellers
    assert (jane.kind, baby.kind, baby.born) == ("adult", "infant", date(2025, 2, 15))


@pytest.mark.parametrize(("sex", "read"), [("F", "F"), ("M", "M"), ("X", "X"), ("U", "X"), ("f", "F")])
def test_the_sex_of_an_american_line(sex: str, read: str) -> None:
    told = f"{MANIFEST}TDT++XX123+40+XX'LOC+005+UTAMA:20'PDT+P/UT1:310101:UTO+DOE:JANE::900215:{sex}+PAX'"
    [message] = haidang.read(f"{told}UNT+5+1'UNZ+1+1'".encode())
    assert [jane.sex for jane in message.travellers] == [read]


@pytest.mark.parametrize(
    ("surname", "given"),
    [
        ("YAMADA", "TARO"),
        ("NAGY", "ISTVAN"),
        ("KIM", "MIN JUN"),
        ("WANG", "XIAOMING"),
        ("JONSDOTTIR", "BJORK"),
        ("GARCIA LOPEZ", "MARIA DEL CARMEN"),
        ("DA SILVA SANTOS", "JOAO"),
        ("BIN ABDULLAH AL SAUD", "FAISAL"),
        ("EL HASSAN", "AMR"),
        ("NGUYEN", "THI THANH HUONG"),
        ("VAN DER BERG", "JAN"),
        ("SMITH-JONES", "ANNE-MARIE"),
    ],
)
def test_a_name_of_any_people_is_kept_as_told(surname: str, given: str) -> None:
    [manifest] = _people(f"NAD+FL+++{surname}:{given}'ATT+2++M'")
    [booked] = _booking(f"TIF+{surname}+{given} MR:A:1'", LEG).travellers
    assert {(each.name.surname, each.name.given) for each in (manifest, booked)} == {(surname, (given,))}
