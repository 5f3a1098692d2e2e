"""A family shares a surname, and in many cultures the first of the given names too."""

from haidang.messages import read

_BOOKING = """UNB+IATA:1+X0+UTOGOV+260901:1200+1'UNH+1+PNRGOV:13:1:IA+X0101/260904/1530+1:F'MSG+:22'
ORG+X0:HAN'TVL+040926:1530:040926:2100+SYD+SGN+X0+101'EQN+1'SRC'RCI+X0:K7G2N8::160826:0941'
ORG+X0:HAN++HAN+X0+A'
TIF+DINH+VANSONMR:A:1'SSR+DOCS:HK:1:X0:::::/P/UTO/U4044733/UTO/09OCT97/M/05JAN28/DINH/VAN/SON+::1'
TIF+DINH+TAIMSTR:C:2'SSR+DOCS:HK:1:X0:::::/P/UTO/P41224232/UTO/13JAN16/M/26JAN28/DINH/VAN/NGOC TAI+::2'
TIF+JONES+OLIVERMR:A:3'SSR+DOCS:HK:1:X0:::::/P/UTO/X1234567/UTO/05JAN90/M/26JAN28/JONES/OLIVER+::3'
TIF+JONES+JEFFREYMR:A:4'SSR+DOCS:HK:1:X0:::::/P/UTO/X7654321/UTO/01MAR92/M/26JAN28/JONES/OLIVER/JEFFREY+::4'
TVL+040926:1530:040926:2100+SYD+SGN+X0+101:L'RPI+4+HK'UNT+23+1'UNZ+1+1'
"""


def test_each_has_the_passport_that_refers_to_them():
    [message] = read(_BOOKING.encode())
    [booking] = message.bookings
    papers = [(each.name.full, [paper.number for paper in each.documents]) for each in booking.travellers]
    assert papers == [
        ("VAN SON DINH", ["U4044733"]),
        ("VAN NGOC TAI DINH", ["P41224232"]),
        ("OLIVER JONES", ["X1234567"]),
        ("OLIVER JEFFREY JONES", ["X7654321"]),
    ]
