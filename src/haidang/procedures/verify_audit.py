"""Prove that nothing was taken out of the audit, put in or changed."""

from haidang.ledger.audit_chain import beginning, sealed_notes
from haidang.vault.audit import Verification, verify


def verify_audit(*, expected_head: str | None = None) -> Verification:
    """Walk the chain from its first note, or the first whose years are not over.

    ``expected_head`` is a seal written down elsewhere earlier: with it, notes cut off at the end are noticed
    too.
    """
    return verify(sealed_notes(), beginning=beginning(), expected_head=expected_head)
