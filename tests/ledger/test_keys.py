"""Keys live in files, are made once, and are gone when destroyed."""

import os
import stat
from datetime import UTC, datetime

import pytest

from haidang.ledger import keys
from haidang.ledger.home import private


def test_a_period_key_is_made_once_and_readable_by_its_owner_alone() -> None:
    first = keys.period_key("2026030101")
    assert keys.period_key("2026030101") == first
    file = private("keys") / "spool-2026030101.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert first not in file.read_bytes()


def test_a_destroyed_period_is_lost_for_good() -> None:
    keys.period_key("2026030102")
    keys.destroy_period("2026030102")
    with pytest.raises(keys.KeyLost, match="Ask the carrier to send them again"):
        keys.existing_period_key("2026030102")


def test_keys_of_different_purposes_differ() -> None:
    assert keys.card_key().secret != keys.identifier_key()


def test_periods_are_told_oldest_first() -> None:
    for hour in (4, 3):
        keys.period_key(keys.period_of(datetime(2026, 3, 1, hour, tzinfo=UTC)))
    assert keys.periods() == sorted(keys.periods())


def test_what_a_killed_process_left_of_a_key_goes_with_it() -> None:
    keys.period_key("2026030105")
    file = private("keys") / "spool-2026030105.key"
    os.link(file, file.with_name(f"{file.name}.0123456789abcdef"))
    keys.destroy_period("2026030105")
    assert not list(private("keys").glob("spool-2026030105*"))
