"""A list brought into force as people do it, and travellers who come after it."""

from datetime import UTC, datetime, timedelta

from haidang.ledger.bulk import query
from haidang.ledger.models import Officer
from haidang.procedures.approve_watchlist import approve
from haidang.procedures.load_watchlist import dry_run
from haidang.procedures.propose_watchlist import propose
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.procedures.start_watchlist import Particulars, start_watchlist
from haidang.vault.person import Person
from haidang.vault.roles import Purpose, Role

HEADING = (
    "reference,list,surname,given,aliases,born,sex,nationality,document_number,document_issuer,severity\n"
)
ASSESS = Purpose.ASSESS


def someone(username: str, role: Role) -> Person:
    made, _ = Officer.objects.get_or_create(
        username=username, defaults={"name": f"{username.title()} of Utopia", "role": role}
    )
    return Person(id=made.pk, username=username, name=made.name, role=role)


def in_force(rows: str, *, name: str = "Border") -> int:
    """The list of this name with these rows of CSV, approved; its number."""
    now = datetime.now(UTC)
    keeper, supervisor = someone("kim", Role.WATCHLIST_KEEPER), someone("sam", Role.SUPERVISOR)
    known = query("SELECT id FROM watchlist WHERE name = %s", [name])
    told = Particulars(
        owner="Border Guard of Utopia",
        purpose="Persons to be questioned on entry",
        legal_basis="Border Act of Utopia, section 4",
    )
    [(number,)] = known or [(start_watchlist(name, told, who=keeper, purpose=ASSESS, now=now),)]
    file = (HEADING + rows.replace("Border", name)).encode()
    change = dry_run([[file]], watchlist=number, who=keeper, purpose=ASSESS, now=now)
    propose(change, who=keeper, purpose=ASSESS, now=now)
    approve(change, who=supervisor, purpose=ASSESS, now=now)
    return int(number)


def arrive(*messages: bytes) -> None:
    """Receive messages and read them; whatever flies leaves two hours from now."""
    now = datetime.now(UTC)
    for message in messages:
        receive(message, gate="folder", now=now)
    while read_inbox(now=now):
        pass
    leaves = now + timedelta(hours=2)
    query("UPDATE movement SET departs_at = %s, arrives_at = %s", [leaves, leaves + timedelta(hours=11)])
