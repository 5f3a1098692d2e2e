"""Any crossing at all, of people of Utopia: full, sparse or silent.

Values come from few, so that a criterion drawn beside them often finds what it seeks.
"""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from msgspec import structs

from haidang.travel import (
    Address,
    Agency,
    Bag,
    Booking,
    BookingChange,
    Change,
    CheckIn,
    Contact,
    ContactKind,
    Crossing,
    Document,
    FrequentFlyer,
    Leg,
    Link,
    Locator,
    Movement,
    MovementKind,
    Name,
    Past,
    Payment,
    Role,
    Seat,
    Sex,
    Ticket,
    Traveller,
    Trip,
)

PORTS = ("HAN", "SGN", "CDG", "ICN", "QQQ")
STATES = ("UTO", "XXA", "XXB")
TEXTS = ("", "Áo", "it's", "ß", "%", "\\", "a", "A", "aB", "línea", "\x1f")
NOON = datetime(2026, 4, 1, 12)

ports, states, texts = st.sampled_from(PORTS), st.sampled_from(STATES), st.sampled_from(TEXTS)
days = st.dates(date(2025, 12, 1), date(2026, 8, 1))
moments = st.integers(-200, 200).map(lambda hours: NOON + timedelta(hours=hours, minutes=hours % 7))
told_moments = moments.map(lambda when: when.replace(tzinfo=UTC))
amounts = st.sampled_from(("900", "900.50", "0.1", "x", "12345678901"))


def maybe(told: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | told


def few(told: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(told, max_size=most).map(tuple)


documents = st.builds(
    Document,
    kind=st.sampled_from(("P", "V", "I")),
    number=st.just("L898902C3"),
    issued_by=maybe(states),
    issued=maybe(days),
    expires=maybe(days),
)
addresses = st.builds(
    Address, purpose=maybe(st.sampled_from(("home", "stay"))), country=maybe(states), city=maybe(texts)
)
contacts = st.builds(Contact, kind=st.sampled_from(ContactKind), value=st.sampled_from(("1", "2")))
travellers = st.builds(
    Traveller,
    name=st.builds(Name, surname=st.sampled_from(("DOE", "ROE")), given=st.just(("JANE",))),
    role=st.sampled_from(Role),
    kind=maybe(st.sampled_from(("adult", "child"))),
    born=maybe(st.dates(date(1930, 1, 1), date(2026, 3, 1))),
    sex=maybe(st.sampled_from(Sex)),
    nationalities=few(states),
    residence=maybe(states),
    embarks=maybe(ports),
    debarks=maybe(ports),
    verified=maybe(st.booleans()),
    documents=few(documents),
    contacts=few(contacts),
    addresses=few(addresses),
    check_in=maybe(st.builds(CheckIn, when=maybe(moments), agent=maybe(st.sampled_from(("A1", "B2"))))),
    seats=few(
        st.builds(
            Seat,
            number=st.sampled_from(("1A", "12c")),
            kind=st.just("assigned"),
            cabin=maybe(st.sampled_from("YJ")),
            origin=maybe(ports),
            destination=maybe(ports),
        )
    ),
    bags=few(
        st.builds(
            Bag,
            tag=maybe(st.sampled_from(("0738123456", "X"))),
            pieces=st.integers(0, 3),
            weight=maybe(st.sampled_from((0.1, 20.0, 0.2, 23.5))),
            destination=maybe(ports),
            pool=maybe(st.just("P")),
        )
    ),
)
movements = st.builds(
    Movement,
    carrier=st.sampled_from(("VN", "KE")),
    number=st.sampled_from(("1", "123")),
    origin=ports,
    destination=ports,
    kind=st.sampled_from(MovementKind),
    departs=maybe(moments),
    arrives=maybe(moments),
    marketed_as=few(st.sampled_from(("KE123", "AF9"))),
    vessel_imo=maybe(st.just("9074729")),
    cancelled=maybe(st.booleans()),
)
legs = st.builds(
    Leg,
    origin=ports,
    destination=ports,
    carrier=maybe(st.sampled_from(("VN", "KE"))),
    operating_carrier=maybe(st.just("VJ")),
    status=maybe(st.sampled_from(("HK", "XX"))),
    booking_class=maybe(st.sampled_from("YJ")),
    departs=maybe(moments),
    arrives=maybe(moments),
)
there_and_back = st.tuples(legs, legs).map(
    lambda two: (
        structs.replace(two[0], origin="HAN", destination="CDG"),
        structs.replace(two[1], origin="CDG", destination="HAN"),
    )
)
bookings = st.builds(
    Booking,
    created=maybe(moments),
    changed=maybe(moments),
    ticketed=maybe(moments),
    cancelled=st.booleans(),
    party_size=maybe(st.integers(1, 4)),
    agency=maybe(
        st.builds(
            Agency,
            name=maybe(texts),
            number=maybe(texts),
            country=maybe(states),
            city=maybe(texts),
            system=maybe(st.just("1A")),
        )
    ),
    locators=few(st.builds(Locator, code=st.just("TYR123"), system=st.sampled_from(("VN", "1A")))),
    legs=few(legs, 3) | there_and_back,
    tickets=few(st.builds(Ticket, amount=maybe(amounts), currency=maybe(st.just("EUR")), issued=maybe(days))),
    frequent_flyers=few(
        st.builds(FrequentFlyer, carrier=st.just("VN"), number=st.just("1"), status=maybe(st.just("GOLD")))
    ),
    addresses=few(addresses),
    payments=few(
        st.builds(
            Payment,
            kind=st.sampled_from(("cash", "card", "other")),
            amount=maybe(amounts),
            currency=maybe(st.sampled_from(("VND", "EUR"))),
            vendor=maybe(st.just("VI")),
            expires=maybe(st.sampled_from(("0326", "1230", "x"))),
            payer=maybe(st.sampled_from(("ROE JANE", "POE EDGAR"))),
        )
    ),
    contacts=few(contacts),
    changes=few(st.builds(BookingChange, action=st.just("added"), what=st.just("leg"))),
)
changes = st.builds(
    Change,
    what=st.sampled_from(("name", "contacts", "documents", "payments", "legs")),
    when=moments.map(lambda when: when.replace(tzinfo=UTC)),
    of_booking=st.booleans(),
)
past_days = st.integers(-2, 800).map(lambda days: NOON.date() - timedelta(days=days))
pasts = st.builds(
    Past,
    trips=few(st.builds(Trip, day=past_days, origin=ports, destination=ports, carrier=st.just("VN")), 4),
    papers_known=maybe(st.booleans()),
    links=few(
        st.builds(
            Link,
            person=st.integers(1, 3),
            day=past_days,
            kind=st.sampled_from(("document", "phone", "email", "card")),
            steps=st.integers(1, 2),
            confirmed=st.booleans(),
        ),
        4,
    ),
    companions_hit=st.integers(0, 2),
)
crossings = st.builds(
    Crossing,
    traveller=travellers,
    movement=movements,
    booking=maybe(bookings),
    companions=few(travellers),
    changes=few(changes),
    past=maybe(pasts),
    disagreements=few(st.sampled_from(("born", "sex", "nationalities"))),
    heard=maybe(told_moments),
    likeness=maybe(st.sampled_from((0.0, 0.5, 0.91))),
)
