"""What can be wrong with the bytes themselves: only that there is nothing in them to read."""


class EdifactError(ValueError):
    """There is no interchange in these bytes. The message says what was looked for and what to do."""
