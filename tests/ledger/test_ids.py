"""Numbers no other row of the house has."""

from django.db import connection

from haidang.ledger import ids
from haidang.ledger.bulk import query


def test_numbers_follow_each_other(ledger: str) -> None:
    first = ids.take()
    assert [ids.take(), ids.take()] == [first + 1, first + 2]


def test_a_server_that_forgot_a_block_when_it_was_killed_gives_it_to_nobody_twice(ledger: str) -> None:
    first = ids.take()
    connection.close()
    query("SELECT setval('id_block', %s, false)", [first])  # as after a kill: not yet written, so forgotten
    [(another_process,)] = query("SELECT nextval('id_block')")
    assert ids.take() >= another_process + ids.BLOCK
