"""One booking while it is read: which group a segment opens, or inside which it stands.

The guide numbers the groups GR.1 (a booking) to GR.12; senders leave out what they please. So a group is
found by the segment that opens it, and everything else belongs to the innermost group open::

    SRC booking
        TIF traveller     TKT ticket     FOP payment
        TVL leg           DAT check-in   TRI boarding
        EQN split         MSG product    LTS trail
        ABI history       SAC change

One pass: what can be read at once is read, what needs the whole booking is kept with whom it concerns.
"""

from collections.abc import Callable, Iterable

from haidang.edifact import Segment
from haidang.messages.pnrgov.check_in import Desk
from haidang.messages.pnrgov.frequent_flyers import frequent_flyers
from haidang.messages.pnrgov.groups import Group, Numbered
from haidang.messages.pnrgov.history import ChangesTold
from haidang.messages.pnrgov.itinerary import LegTold, is_codeshare
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person, is_group_name
from haidang.messages.pnrgov.remarks import address_of, remark, text_of
from haidang.messages.pnrgov.tickets import Sale
from haidang.travel import Address, Contact, Remark

Read = Callable[["Reading", int, Segment], None]


class Reading:
    """``person``, ``sale``, ``leg`` and ``desk`` are those open; ``group`` is kept for the end."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.person: Person | None = None
        self.sale: Sale | None = None
        self.leg: LegTold | None = None
        self.desk: Desk | None = None
        self.group: Group = []
        self.place, self.otherwise = _BOOKING

        self.rci: list[Segment] = []
        self.dats: list[Segment] = []
        self.org: Numbered | None = None
        self.remarks: list[Remark] = []
        self.contacts: list[Contact] = []
        self.addresses: list[Address] = []
        self.requests: list[tuple[int, Segment, Person | None, LegTold | None]] = []
        self.sales: list[Sale] = []
        self.legs: list[LegTold] = []
        self.desks: list[Desk] = []
        self.splits: list[Segment] = []
        self.products: list[Group] = []
        self.trail: Group = []
        self.history: list[ChangesTold] = []

    def read(self, numbered: Iterable[Numbered]) -> None:
        """Every segment of the booking, in order."""
        for number, segment in numbered:
            read = self.place.get(segment.tag, self.otherwise)
            if read is not None:
                read(self, number, segment)

    def _stand(self, place: tuple[dict[str, Read | None], Read | None]) -> None:
        self.place, self.otherwise = place

    def _leave(self) -> None:
        """What was open is closed."""
        self.person = self.sale = self.leg = self.desk = None

    def keep(self, number: int, segment: Segment) -> None:
        self.group.append((number, segment))

    def unknown(self, number: int, segment: Segment) -> None:
        """Rubbish without a tag was told by the reader of the bytes."""
        if segment.tag:
            self.notes.problem("unknown segment", f"{segment.tag} in a booking", number)

    def ssr(self, number: int, segment: Segment) -> None:
        """A request can be read when everybody is known."""
        self.requests.append((number, segment, self.person, self.leg))

    # The booking's own

    def own_rci(self, number: int, segment: Segment) -> None:
        self.rci.append(segment)

    def own_dat(self, number: int, segment: Segment) -> None:
        self.dats.append(segment)

    def own_org(self, number: int, segment: Segment) -> None:
        self.org = self.org or (number, segment)

    def own_ift(self, number: int, segment: Segment) -> None:
        self.contacts += remark(number, segment, self.remarks)

    def own_add(self, number: int, segment: Segment) -> None:
        addresses, contacts = address_of(number, segment)
        self.addresses += addresses
        self.contacts += contacts

    def own_ebd(self, number: int, segment: Segment) -> None:
        self.remarks.append(Remark(kind="excess baggage", text=text_of(segment, 0), at=(number,)))

    # Travellers and what they bought

    def tif(self, number: int, segment: Segment) -> None:
        self._leave()
        if is_group_name(segment):
            self.notes.remarks.append(Remark(kind="group name", text=segment.get(0), at=(number,)))
            self._stand(_NAMED_GROUP)
        else:
            self.person = self.notes.party.add(number, segment)
            self._stand(_TRAVELLER)

    def fti(self, number: int, segment: Segment) -> None:
        frequent_flyers(number, segment, self.person, self.notes)

    def ift(self, number: int, segment: Segment) -> None:
        if self.person:
            self.person.contacts += remark(number, segment, self.notes.remarks)

    def add(self, number: int, segment: Segment) -> None:
        if self.person:
            addresses, contacts = address_of(number, segment)
            self.person.addresses += addresses
            self.person.contacts += contacts

    def tkt(self, number: int, segment: Segment) -> None:
        self.group = [(number, segment)]
        self.sale = Sale(self.person, self.group)
        self.sales.append(self.sale)
        self._stand(_TICKET)

    def fop(self, number: int, segment: Segment) -> None:
        self.group = [(number, segment)]
        if self.sale is None:
            self.sale = Sale(self.person)
            self.sales.append(self.sale)
        self.sale.paid.append(self.group)
        self._stand(_PAYMENT)

    def bought_ift(self, number: int, segment: Segment) -> None:
        self.group.append((number, segment))
        remark(number, segment, self.notes.remarks)

    # Legs, and who checked in for them

    def tvl(self, number: int, segment: Segment) -> None:
        if self.leg and is_codeshare(segment):
            self.leg.others.append((number, segment))
            return
        self._leave()
        self.leg = LegTold(number, segment)
        self.legs.append(self.leg)
        self._stand(_LEG)

    def flown(self, number: int, segment: Segment) -> None:
        if self.leg:
            self.leg.others.append((number, segment))

    def dat_at_gate(self, number: int, segment: Segment) -> None:
        self.group = [(number, segment)]
        self.desk = Desk(self.leg, self.group)
        self.desks.append(self.desk)
        self._stand(_DESK)

    def boarding(self, number: int, segment: Segment) -> None:
        self.group = [(number, segment)]
        if self.desk is None:
            self.desks.append(Desk(self.leg, self.group, [self.group]))
        else:
            self.desk.boardings.append(self.group)
        self._stand(_BOARDING)

    def tif_at_gate(self, number: int, segment: Segment) -> None:
        """Behind check-in a name says who checked in."""
        if any(told.tag == "TIF" for _, told in self.group):
            self.boarding(number, segment)
        else:
            self.keep(number, segment)

    # Other bookings, other products, the past

    def eqn(self, number: int, segment: Segment) -> None:
        self._leave()
        self._stand(_SPLIT)

    def split_rci(self, number: int, segment: Segment) -> None:
        self.splits.append(segment)

    def msg(self, number: int, segment: Segment) -> None:
        self._leave()
        self.group = [(number, segment)]
        self.products.append(self.group)
        self._stand(_PRODUCT)

    def tvl_of_product(self, number: int, segment: Segment) -> None:
        if any(told.tag == "TVL" for _, told in self.group):
            self.tvl(number, segment)
        else:
            self.keep(number, segment)

    def lts(self, number: int, segment: Segment) -> None:
        self._leave()
        self.group = self.trail
        self.keep(number, segment)
        self._stand(_TRAIL)

    def abi(self, number: int, segment: Segment) -> None:
        self._leave()
        self.group = [(number, segment)]
        self.history.append(ChangesTold(self.group))
        self._stand(_HISTORY)

    def sac(self, number: int, segment: Segment) -> None:
        self.group = [(number, segment)]
        if not self.history:
            self.history.append(ChangesTold([]))
        self.history[-1].changes.append(self.group)
        self._stand(_CHANGE)


Place = tuple[dict[str, Read | None], Read | None]
"""What is done with a segment standing there, by its tag, and with any other; ``None`` is nothing."""

# fmt: off
_SILENT: dict[str, Read | None] = dict.fromkeys((
    "SRC", "RCI", "DAT", "ORG", "EBD", "REF", "FAR", "MON", "PTK", "TXD", "TRA", "RPI", "APD", "SSD", "TBD",
    "UNT",
))
# fmt: on
_OPENING: dict[str, Read | None] = {
    "SSR": Reading.ssr,
    "TIF": Reading.tif,
    "TKT": Reading.tkt,
    "FOP": Reading.fop,
    "TVL": Reading.tvl,
    "TRI": Reading.boarding,
    "EQN": Reading.eqn,
    "MSG": Reading.msg,
    "LTS": Reading.lts,
    "ABI": Reading.abi,
    "SAC": Reading.sac,
    "UNT": None,
}
_OWN: dict[str, Read | None] = {
    **_SILENT,
    **_OPENING,
    "IFT": Reading.own_ift,
    "ADD": Reading.own_add,
    "EBD": Reading.own_ebd,
}
_PAST: dict[str, Read | None] = {
    "LTS": Reading.lts,
    "ABI": Reading.abi,
    "SAC": Reading.sac,
    "UNT": None,
}
_AT_GATE: dict[str, Read | None] = {
    **_OPENING,
    "DAT": Reading.dat_at_gate,
    "TRA": Reading.flown,
    "RPI": Reading.flown,
}

_BOOKING: Place = (
    {**_OWN, "RCI": Reading.own_rci, "DAT": Reading.own_dat, "ORG": Reading.own_org},
    Reading.unknown,
)
_NAMED_GROUP: Place = (_OPENING, None)
_TRAVELLER: Place = (
    {
        **_SILENT,
        **_OPENING,
        "FTI": Reading.fti,
        "IFT": Reading.ift,
        "ADD": Reading.add,
        "EBD": Reading.own_ebd,
    },
    Reading.unknown,
)
_TICKET: Place = (
    {**_OPENING, "MON": Reading.keep, "DAT": Reading.keep, "IFT": Reading.bought_ift},
    None,
)
_PAYMENT: Place = ({**_OPENING, "IFT": Reading.bought_ift}, None)
_LEG: Place = (
    {**_OWN, "TRA": Reading.flown, "RPI": Reading.flown, "DAT": Reading.dat_at_gate},
    Reading.unknown,
)
_DESK: Place = ({**_AT_GATE, "TIF": Reading.boarding}, Reading.keep)
_BOARDING: Place = ({**_AT_GATE, "TIF": Reading.tif_at_gate}, Reading.keep)
_SPLIT: Place = ({**_OPENING, "RCI": Reading.split_rci}, None)
_PRODUCT: Place = ({**_OPENING, "TVL": Reading.tvl_of_product}, Reading.keep)
_TRAIL: Place = (_OPENING, Reading.keep)
_HISTORY: Place = ({**_PAST, "SSR": None}, Reading.keep)
_CHANGE: Place = (_PAST, Reading.keep)
