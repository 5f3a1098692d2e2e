"""An officer's own language."""

from haidang.ledger import officers


def choose_language(*, username: str, language: str) -> None:
    """Remember it with the account. It concerns nobody else, so it leaves no note."""
    officers.keep_language(username, language)
