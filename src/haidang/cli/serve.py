"""``python -m haidang.cli.serve NAME TARGET ADDRESS PORT``: a WSGI application served by granian."""

import ctypes
import importlib
import os
import signal
import sys
from functools import partial
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from haidang.cli.child import PR_SET_PDEATHSIG
from haidang.ledger.log import configure
from haidang.ledger.opening import set_up

THREADS = 4
GRACE = 3  # seconds a request under way has to finish


def main() -> None:
    name, target, address, port = sys.argv[1:]
    configure(name)
    Granian(
        target,
        address=address,
        port=int(port),
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        log_level=LogLevels.error,
    ).serve(target_loader=partial(_load, name, target, os.getpid()), wrap_loader=False)


def _load(name: str, target: str, owner: int) -> Any:
    """Load the application in granian's worker, which would outlive a killed granian and keep its port."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != owner:
        os._exit(1)
    configure(name)
    set_up()
    module, _, application = target.partition(":")
    return getattr(importlib.import_module(module), application)


if __name__ == "__main__":
    main()
