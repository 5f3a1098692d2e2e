"""What was asked for is not here: it never was, or its time was over and it was deleted."""


class NotKept(LookupError):
    """Carries the kind and the number asked for, never a name."""
