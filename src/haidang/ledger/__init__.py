"""Everything that is remembered, and the only place that speaks SQL."""

from haidang.ledger.opening import LedgerError, opened

__all__ = ["LedgerError", "opened"]
