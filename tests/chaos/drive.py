"""``python drive.py``: applies what is new to travellers already known, a few at a time, to the last."""

from datetime import UTC, datetime

from haidang.ledger import opened

FEW = 2

if __name__ == "__main__":
    with opened():
        from haidang.procedures.screen_known import screen_known

        while screen_known(now=datetime.now(UTC), limit=FEW):
            pass
