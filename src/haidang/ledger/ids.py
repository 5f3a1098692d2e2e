"""Ids given out here in blocks, so that a whole message can be written by COPY without asking back."""

import threading

from django.db import connection

BLOCK = 1000  # the increment of the sequence ``id_block``


class _Block(threading.local):
    """What is left of a block. It serves the one connection that fetched it: a server that is killed forgets
    a block nothing was committed with, and may give it to another process when it is back."""

    next = end = 0
    fetched_by: object = None


_block = _Block()


def take() -> int:
    """A number no other row of the house has."""
    if _block.next == _block.end or _block.fetched_by is not connection.connection:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('id_block')")
            [_block.next] = cursor.fetchone()
        _block.end = _block.next + BLOCK
        _block.fetched_by = connection.connection
    _block.next += 1
    return _block.next - 1
