"""What a database says when it cannot keep something, told apart by what the caller can do."""

import pytest

from haidang.ledger import transaction
from haidang.ledger.bulk import query
from haidang.ledger.transaction import TooMuch


def test_what_passes_a_limit_of_the_database_is_not_waited_for(ledger: str) -> None:
    with pytest.raises(TooMuch, match="54011"), transaction():
        query(f"SELECT {', '.join(['1'] * 1665)}")
    with transaction():
        assert query("SELECT 1") == [(1,)]
