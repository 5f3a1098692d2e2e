"""Everything that is remembered, and the only place that speaks SQL."""

from haidang.ledger.opening import opened
from haidang.ledger.transaction import LedgerError, transaction

__all__ = ["LedgerError", "opened", "transaction"]
