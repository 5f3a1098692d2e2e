"""The hits and entries a person may see: those of lists that are for everyone, or for their agency."""

from collections.abc import Sequence

from haidang.ledger import compartments
from haidang.ledger.travellers import KnownHit
from haidang.procedures.not_kept import NotKept
from haidang.vault.person import Person
from haidang.vault.roles import Permission, may


def seen(hits: Sequence[KnownHit], who: Person) -> list[KnownHit]:
    """Those of the hits that are for this person's eyes."""
    hidden = compartments.hidden([hit.id for hit in hits], who.sees_hits_of) if hits else set()
    return [hit for hit in hits if hit.id not in hidden]


def hidden_lists(who: Person) -> set[str]:
    """The names of the lists whose entries are not for this person's eyes: who may look at lists sees all."""
    return set() if may(who.role, Permission.SEE_WATCHLISTS) else compartments.closed_to(who.sees_hits_of)


def may_count(agencies: Sequence[str], who: Person) -> bool:
    """Whether this person is told how many hits a list for these agencies has had: another agency is not, for
    a number tells that there are any. The house's own keep the list and count."""
    return not agencies or not who.sees_hits_of or who.sees_hits_of in agencies


def check_seen(hit: int, who: Person) -> None:
    """Raise ``NotKept`` where a hit is not for this person's eyes: that there is one is not told either."""
    if compartments.hidden([hit], who.sees_hits_of):
        raise NotKept(f"hit {hit}")
