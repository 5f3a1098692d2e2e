"""A paper someone travels on."""

from datetime import date

from msgspec import Struct


class Document(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``kind`` as the carrier coded it (P, V, I, C ...; empty when the carrier left it out).

    ``issued_by`` and ``nationality`` are ISO 3166-1 alpha-3 where the code told could be understood,
    else as told.
    """

    kind: str
    number: str
    issued_by: str | None = None
    nationality: str | None = None
    issued: date | None = None
    expires: date | None = None
    at: tuple[int, ...] = ()
