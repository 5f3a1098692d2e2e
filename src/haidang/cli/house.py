"""The whole house as processes: the ledger's server, the doors and the workers, kept running by one owner."""

import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import structlog

from haidang.cli.child import Child
from haidang.ledger import address
from haidang.ledger.home import home, private
from haidang.ledger.opening import connect, migrate
from haidang.ledger.postgres import Server, ServerError
from haidang.ledger.stopping import Stopping

LOCAL, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104
LOOK = 1.0  # seconds between looks when no child tells of its end by itself
PATIENCE = 60.0
STOPPING_TIME = 5.0

MULTIPROCESS = "PROMETHEUS_MULTIPROC_DIR"
"""Where the processes of the house write their figures for the one that shows them (prometheus_client)."""

Say = Callable[[str], None]


class PortTaken(RuntimeError):
    """Another program listens where the house wanted to."""


class NotOpening(RuntimeError):
    """A door did not open; the log says why."""


class House:
    """``open_ledger``, ``start``, ``await_doors``, then ``keep`` until somebody asks it to stop; in any case
    ``close``."""

    def __init__(self, say: Say, *, host: str, port: int, gate_port: int, operations_port: int) -> None:
        self._say = say
        self._host = host
        self._ports = (port, gate_port, operations_port)
        self._doors = ((host, port), (host, gate_port), (LOCAL, operations_port))
        self._server: Server | None = None
        self._children: list[Child] = []
        self._stopping: Stopping | None = None

    @property
    def page(self) -> str:
        """Where officers sign in."""
        shown = "localhost" if self._host in (LOCAL, EVERYWHERE) else self._host
        return f"http://{shown}:{self._ports[0]}"

    def open_ledger(self) -> None:
        """The database, started if it is ours and brought to the schema this code knows."""
        for host, port in self._doors:
            if _listens(host, port):
                raise PortTaken(f"Port {port} is in use: stop what uses it, or choose another (--help).")
        if address.url() is None:
            self._say("Starting PostgreSQL ...")
            self._server = Server(home() / "postgres")
            self._server.start()
            os.environ[address.VARIABLE] = self._server.url
        connect()
        self._say("Bringing the ledger to this version's schema ...")
        migrate()

    def start(self, *, workers: int, log: IO[str] | None) -> None:
        """Start every process of the house."""
        self._stopping = Stopping()
        os.environ[MULTIPROCESS] = str(_emptied("metrics"))
        self._say(f"Starting the desk, the gates and {workers} inbox workers ...")
        for child in _children(self._host, *self._ports, workers=workers, log=log):
            self.add(child)

    def add(self, child: Child) -> None:
        """Start one more process and keep it running like the others."""
        child.start()
        self._children.insert(0, child)

    def await_doors(self) -> None:
        """Wait until the officers' door and the carriers' gate are open."""
        deadline = time.monotonic() + PATIENCE
        for host, port in self._doors:
            while not _listens(host, port) and not self._waited(0.02):
                if time.monotonic() > deadline:
                    raise NotOpening(f"Nothing opens on port {port}: the log says why.")
                self._mend()

    def keep(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Watch, and start again what dies, until asked to stop. ``meanwhile`` runs at every look."""
        while not self._waited(LOOK):
            self._mend()
            meanwhile()

    def close(self) -> None:
        """Stop everything, what brings work first and the ledger last."""
        for child in self._children:
            child.ask_to_stop()
        deadline = time.monotonic() + STOPPING_TIME
        for child in self._children:
            child.wait(deadline - time.monotonic())
        if self._server is not None:
            self._server.stop()
        if self._stopping is not None:
            self._stopping.close()

    def _waited(self, seconds: float) -> bool:
        """Wait that long, or until a signal comes; whether to stop."""
        assert self._stopping is not None, "start comes first"
        return self._stopping.wait(seconds)

    def _mend(self) -> None:
        self._mend_server()
        for child in self._children:
            status = child.mend()
            if status is not None:
                structlog.get_logger().warning(
                    "a process ended, starting it again", what=child.name, status=status
                )

    def _mend_server(self) -> None:
        """Start our server again if it was killed, also when another process of ours had been its owner."""
        if self._server is None:
            return
        if self._server.poll() is not None:
            structlog.get_logger().warning("PostgreSQL ended, starting it again", status=self._server.poll())
            self._server.stop()
        if self._server.pid is None:
            try:
                self._server.start()
            except ServerError as error:
                # A full disk is mended by somebody; until then the house waits instead of closing.
                structlog.get_logger().error("PostgreSQL does not start", what=type(error).__name__)


def _emptied(name: str) -> Path:
    """A private folder with nothing of an earlier start in it."""
    folder = private(name)
    for file in folder.iterdir():
        file.unlink()
    return folder


def _children(
    host: str, port: int, gate_port: int, operations_port: int, *, workers: int, log: IO[str] | None
) -> Iterator[Child]:
    """In the order they start, which is the opposite of the order they are asked to stop in."""
    serve = "haidang.cli.serve"
    desk, gate = "haidang.web.wsgi:application", "haidang.gates.http:application"
    yield Child("desk", serve, "desk", desk, host, str(port), log=log)
    yield Child("clock", "haidang.workers.clock", log=log)
    yield Child("backtest worker", "haidang.workers.backtests", log=log)
    for number in range(1, workers + 1):
        yield Child(f"inbox worker {number}", "haidang.workers.inbox", log=log)
    yield Child("operations", "haidang.gates.operations", str(operations_port), log=log)
    yield Child("push gate", serve, "push gate", gate, host, str(gate_port), log=log)
    yield Child("folder gate", "haidang.gates.folder", log=log)


def _listens(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOCAL if host == EVERYWHERE else host, port)) == 0
