"""Prove that what is remembered holds together."""

from haidang.ledger import relations, transaction


def verify() -> list[str]:
    """What does not hold, one sentence each; empty when all is well."""
    with transaction():
        return [f"{count} {words}" for words, count in relations.broken().items()]
