"""Foreseeable failures, in words: what went wrong and what to do. Anything else is a mistake of ours."""

import errno


def in_words(failure: Exception) -> str | None:
    """The sentence for the terminal, or ``None`` when this failure was not foreseen.

    >>> in_words(OSError(28, "No space left on device", "/srv"))
    'The disk is full (/srv). Free some space, then try again; nothing acknowledged is lost.'
    """
    if isinstance(failure, OSError):
        return _about_files(failure)
    if type(failure).__module__.startswith(("haidang.", "django.db", "psycopg")):
        return _known(failure)
    return None


def _about_files(failure: OSError) -> str:
    if failure.errno in (errno.ENOSPC, errno.EDQUOT):
        place = f"The disk is full ({failure.filename})"
        return f"{place}. Free some space, then try again; nothing acknowledged is lost."
    return f"{failure.filename or 'The system'}: {failure.strerror or failure}."


def _known(failure: Exception) -> str | None:
    from haidang.ledger.steady import UNREACHABLE

    if type(failure).__module__.startswith("haidang."):
        return str(failure)
    if not isinstance(failure, UNREACHABLE):
        return None
    if "No space left" in str(failure):
        return "The database's disk is full. Free some space, then try again; nothing acknowledged is lost."
    return f"The database does not answer: {str(failure).strip()}\nStart it, or correct HAIDANG_DATABASE_URL."
