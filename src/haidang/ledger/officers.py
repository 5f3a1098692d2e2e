"""The accounts of those who work here."""

from haidang.ledger.models import Officer


def keep_language(username: str, language: str) -> None:
    Officer.objects.filter(username=username).update(language=language)
