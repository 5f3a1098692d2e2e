"""Lists and criteria, brought into force as officers would: one proposes, another approves."""

import csv
import io
from datetime import UTC, datetime, timedelta

from benchmarks.traffic import SEED
from haidang.screening import Severity
from haidang.simulator import World
from haidang.vault.person import HOUSE, Person
from haidang.vault.roles import Purpose, Role

PORTS = ("BKK", "VTE", "KTI", "DOH", "DXB", "CDG", "FRA", "SIN", "ICN")
SENTENCES = (
    'movement.origin is "{port}" and booking.lead_hours < 24 and booking.one_way is yes',
    'movement.destination is "{port}" and payment.kind is "cash" and baggage.weight > 40',
    'itinerary.broken is yes and (movement.origin is "{port}" or movement.destination is "{port}")',
    'document.days_left < 90 and movement.origin is "{port}" and not (traveller.role is "crew")',
    'booking.lead_hours < 72 and movement.departure_hour < 6 and movement.origin in ("{port}", "HAN", "SGN")',
)


def officer(role: Role) -> Person:
    """Somebody with that role, taken on for this."""
    from haidang.ledger import officers
    from haidang.procedures.add_officer import add_officer

    name = role.replace(" ", "-")
    add_officer(username=name, name=role, role=role, who=HOUSE, purpose=Purpose.OVERSEE, now=_now())
    person = officers.person(name)
    assert person is not None
    return person


def load_lists(entries: int, *, keeper: Person, supervisor: Person) -> None:
    """The invented world's listed people, and others to make up the number."""
    from haidang.ledger.watchlists import Particulars
    from haidang.procedures.approve_watchlist import approve
    from haidang.procedures.load_watchlist import dry_run
    from haidang.procedures.propose_watchlist import propose
    from haidang.procedures.start_watchlist import start_watchlist

    purpose = Purpose.ASSESS
    for name, text in _lists(entries).items():
        told = Particulars(owner="Utopia", purpose="to measure", legal_basis="none: invented people")
        number = start_watchlist(name, told, who=keeper, purpose=purpose, now=_now())
        change = dry_run([[text.encode()]], watchlist=number, who=keeper, purpose=purpose, now=_now())
        propose(change, who=keeper, purpose=purpose, now=_now())
        approve(change, who=supervisor, purpose=purpose, now=_now())


def load_criteria(count: int, *, author: Person, supervisor: Person) -> None:
    """The invented world's own criteria, and others like them."""
    from haidang.ledger.criteria import Wording
    from haidang.procedures.approve_criterion import approve_criterion
    from haidang.procedures.write_criterion import submit_criterion, write_criterion

    others = [(text.format(port=port), port) for text in SENTENCES for port in PORTS]
    named = [(f"Like number {number}, {port}", text) for number, (text, port) in enumerate(others)]
    purpose = Purpose.UPDATE_CRITERIA
    for name, text in [*World(SEED).criteria(), *named][:count]:
        wording = Wording(
            name=name,
            text=text,
            exonerating='traveller.role in ("crew", "transit crew")',
            severity=Severity.NORMAL,
            offence="terrorism",
            legal_basis="none: an invented world",
            justification="to measure",
            expires_on=_now().date() + timedelta(days=100),
        )
        number = write_criterion(wording, who=author, purpose=purpose, now=_now())
        submit_criterion(number, who=author, purpose=purpose, now=_now())
        approve_criterion(number, who=supervisor, purpose=Purpose.ASSESS, now=_now())


def _lists(entries: int) -> dict[str, str]:
    """The CSV of each list by its name."""
    rows = csv.DictReader(World(SEED).watchlist(entries))
    parted: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        parted.setdefault(row["list"], []).append(row)
    return {name: _csv(members) for name, members in parted.items()}


def _csv(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _now() -> datetime:
    return datetime.now(UTC)
