"""A carrier's system: sends its messages in order, each again until it has a receipt, and some twice."""

import http.client
import json
import random
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from haidang.simulator import Transmission

PATIENCE = 300.0
AGAIN_AFTER = 0.1
RESENT_SHARE = 0.2
ACKNOWLEDGED = (http.client.OK, http.client.CREATED)


class Pushing(threading.Thread):
    """Pushes to the HTTP gate. ``receipts`` is what was acknowledged; ``failure`` what went wrong."""

    def __init__(
        self,
        sent: Sequence[Transmission],
        *,
        port: int,
        tokens: dict[str, str],
        dice: random.Random,
        progress: Callable[[], None],
    ) -> None:
        super().__init__()
        self._sent, self._port, self._tokens = sent, port, tokens
        self._dice, self._progress = dice, progress
        self.receipts: dict[str, int] = {}
        self.attempts = self.resends = 0
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            for place, one in enumerate(self._sent):
                self._push(one)
                self._progress()
                if self._dice.random() < RESENT_SHARE:
                    self.resends += 1
                    self._push(self._sent[self._dice.randint(0, place)])
        except Exception as failure:
            self.failure = failure

    def _push(self, one: Transmission) -> None:
        deadline = time.monotonic() + PATIENCE
        answer = "no answer"
        while time.monotonic() < deadline:
            self.attempts += 1
            try:
                status, answer = self._post(one)
            except (OSError, http.client.HTTPException) as error:
                status, answer = 0, repr(error)
            if status in ACKNOWLEDGED:
                receipt = json.loads(answer)
                self.receipts[receipt["receipt"]] = receipt["messages"]
                return
            time.sleep(AGAIN_AFTER)
        raise TimeoutError(f"{one.name} was not taken: {answer}")

    def _post(self, one: Transmission) -> tuple[int, str]:
        gate = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            headers = {"Authorization": f"Bearer {self._tokens[one.carrier]}"}
            gate.request("POST", "/messages", body=one.data, headers=headers)
            answer = gate.getresponse()
            return answer.status, answer.read().decode()
        finally:
            gate.close()


class Dropping(threading.Thread):
    """Puts files into the inbox folder, and waits until each has its receipt."""

    def __init__(self, sent: Sequence[Transmission], *, inbox: Path, progress: Callable[[], None]) -> None:
        super().__init__()
        self._sent, self._inbox, self._progress = sent, inbox, progress
        self.receipts: dict[str, int] = {}
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            for one in self._sent:
                draft = self._inbox / "in" / f".{one.name}.part"
                draft.write_bytes(one.data)
                draft.rename(self._inbox / "in" / one.name)
                self._progress()
            self._await_receipts()
        except Exception as failure:
            self.failure = failure

    def _await_receipts(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while left := [file.name for file in (self._inbox / "in").iterdir()]:
            if time.monotonic() > deadline:
                raise TimeoutError(f"still in the folder: {left}")
            time.sleep(AGAIN_AFTER)
        for file in (self._inbox / "done").glob("*/*.receipt"):
            receipt = json.loads(file.read_bytes())
            self.receipts[receipt["receipt"]] = receipt["messages"]
