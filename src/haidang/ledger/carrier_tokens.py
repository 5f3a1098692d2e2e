"""Carriers' keys to the push gate, by their hashes."""

from datetime import datetime

from msgspec import Struct

from haidang.ledger.models import CarrierToken


def keep(carrier: str, token_hash: str) -> None:
    """Remember one more token of a carrier."""
    CarrierToken.objects.create(carrier=carrier, token_hash=bytes.fromhex(token_hash))


def carrier_of(token_hash: str) -> str | None:
    """Whose token has this hash, unless it was revoked."""
    found = CarrierToken.objects.filter(token_hash=bytes.fromhex(token_hash), revoked_at=None)
    return found.values_list("carrier", flat=True).first()


def revoke(carrier: str, at: datetime) -> int:
    """Let none of the carrier's tokens open the gate any more; how many did until now."""
    return CarrierToken.objects.filter(carrier=carrier, revoked_at=None).update(revoked_at=at)


def carriers() -> frozenset[str]:
    """The carriers who hold a token that opens the gate."""
    held = CarrierToken.objects.filter(revoked_at=None)
    return frozenset(held.values_list("carrier", flat=True).distinct())


class Held(Struct, frozen=True, kw_only=True):
    """One token a carrier was given, without the token."""

    carrier: str
    made_at: datetime
    revoked_at: datetime | None


def held() -> list[Held]:
    """Every token ever given, by carrier, newest first."""
    rows = CarrierToken.objects.order_by("carrier", "-made_at").values(*Held.__struct_fields__)
    return [Held(**row) for row in rows]
