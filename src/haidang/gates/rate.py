"""How much a carrier may send at a time: a bucket of tokens that fills steadily."""

import threading
from collections.abc import Callable

PER_SECOND = 20.0
AT_ONCE = 200.0


class Rate:
    """One bucket for each carrier. ``clock`` tells seconds and only goes forward."""

    def __init__(
        self, clock: Callable[[], float], *, per_second: float = PER_SECOND, at_once: float = AT_ONCE
    ) -> None:
        self._clock, self._per_second, self._at_once = clock, per_second, at_once
        self._buckets: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def wait_for(self, carrier: str) -> float:
        """Seconds until this carrier may send again; 0.0 when it may now, and then it has."""
        with self._lock:
            now = self._clock()
            left, since = self._buckets.get(carrier, (self._at_once, now))
            left = min(self._at_once, left + (now - since) * self._per_second)
            may = left >= 1.0
            self._buckets[carrier] = (left - 1.0 if may else left, now)
            return 0.0 if may else (1.0 - left) / self._per_second
