"""The nouns: who crosses, on what movement, with which papers. No behaviour beyond what they are.

``None`` means *not told*, and nothing else. ``at`` on a noun is the place it was told: the numbers
of the segments in the message, counted from 0, so that a page can show them.

A noun can never come to hold itself, so the garbage collector is told not to look (``gc=False``): messages
of thousands of travellers are read a third faster for it.
"""

from haidang.travel.bag_told import BagTold
from haidang.travel.booking import (
    Agency,
    Booking,
    BookingChange,
    FrequentFlyer,
    Leg,
    Locator,
    Payment,
    Remark,
    Service,
    Ticket,
)
from haidang.travel.crossing import Change, Crossing
from haidang.travel.document import Document
from haidang.travel.movement import Movement, MovementKind
from haidang.travel.name import Name
from haidang.travel.past import Link, Past, Trip
from haidang.travel.traveller import (
    Address,
    Bag,
    CheckIn,
    Contact,
    ContactKind,
    Role,
    Seat,
    Sex,
    Traveller,
)

__all__ = [
    "Address",
    "Agency",
    "Bag",
    "BagTold",
    "Booking",
    "BookingChange",
    "Change",
    "CheckIn",
    "Contact",
    "ContactKind",
    "Crossing",
    "Document",
    "FrequentFlyer",
    "Leg",
    "Link",
    "Locator",
    "Movement",
    "MovementKind",
    "Name",
    "Past",
    "Payment",
    "Remark",
    "Role",
    "Seat",
    "Service",
    "Sex",
    "Ticket",
    "Traveller",
    "Trip",
]
