"""``python -m haidang.gates.folder``: files put into the inbox folder become messages.

A file leaves ``in`` only after its messages are kept, and then nothing of it stays but a receipt in
``done/<day>``: as received, a message rests nowhere but in the sealed spool. A process that is killed
between the two finds the file again and is told that it was an identical resend. What cannot be taken goes
to ``refused``, beside a text that says why and what to do; it is taken away after ``REFUSED_FOR``. Receipts
and such texts are for people to look up, and go after ``TOLD_FOR``.

A file that cannot be put away is let alone for ``AGAIN_AFTER`` seconds, so that those behind it go on.
"""

import contextlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import structlog

from haidang.gates.finished import Watch
from haidang.ledger.home import inbox
from haidang.ledger.log import configure
from haidang.ledger.steady import UNREACHABLE, steadily
from haidang.procedures.receive import LARGEST, Receipt, Refused, receive

IDLE = 0.5
LONGEST_NAME = 120  # bytes, of the 255 most disks allow
REFUSED_FOR = timedelta(days=3)
TOLD_FOR = timedelta(days=90)
AGAIN_AFTER = 60.0
REMEDY = f"It stays here for {REFUSED_FOR.days} days. To try again, move it back into the folder 'in'."


class FolderGate:
    """The gate at one inbox folder (``in``, ``done`` and ``refused`` inside it). ``clock`` tells seconds and
    only goes forward."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder = folder
        self._clock = clock
        self._watch = Watch()
        self._let_alone: dict[str, float] = {}

    def take_finished(self) -> bool:
        """Take every file that is whole; whether there was one."""
        now = self._clock()
        self._let_alone = {name: until for name, until in self._let_alone.items() if until > now}
        whole = self._watch.finished(self.folder / "in", now)
        files = [file for file in whole if file.name not in self._let_alone]
        for file in files:
            self._take(file)
        if not files:
            self._forget_old()
        return bool(files)

    def _take(self, file: Path) -> None:
        log = structlog.get_logger().bind(gate="folder")
        now = datetime.now(UTC)
        try:
            data, before = _read(file)
            receipt = receive(data, gate="folder", now=now, file_name=_shown(file))
        except FileNotFoundError:
            return  # its sender took it back
        except Refused as why:
            self._refuse(file, str(why))
        except UNREACHABLE:
            raise  # nothing happened; the file waits
        except Exception as mistake:
            log.error("a file could not be taken in", error=mistake)
            self._refuse(
                file, "A mistake of this program, noted in its log: report it, then put the file back."
            )
        else:
            log.info("received", receipt=receipt.receipt, messages=receipt.messages, resent=receipt.resent)
            self._finish(file, before, receipt, now)

    def _finish(self, file: Path, before: os.stat_result, receipt: Receipt, now: datetime) -> None:
        """Leave the receipt, then take the file away; unless it grew while we read: then it comes again."""
        with self._putting_away(file):
            self._leave_receipt(file, receipt, now)
            with contextlib.suppress(FileNotFoundError):
                if _same(before, file.lstat()):
                    file.unlink()

    def _leave_receipt(self, file: Path, receipt: Receipt, now: datetime) -> None:
        day = self.folder / "done" / f"{now:%Y-%m-%d}"
        day.mkdir(exist_ok=True)
        told = {"file": _shown(file), "received_at": now, **msgspec.structs.asdict(receipt)}
        target = day / f"{_shortened(file)}.{receipt.receipt[:12]}.receipt"
        draft = day / f".{target.name}"
        draft.write_bytes(msgspec.json.encode(told) + b"\n")
        draft.replace(target)

    def _refuse(self, file: Path, why: str) -> None:
        structlog.get_logger().warning("a file was refused", gate="folder")
        with self._putting_away(file):
            target = _free(self.folder / "refused", _shortened(file))
            told = target.with_name(f"{target.name}.txt")
            told.write_text(f"{_shown(file)} was not taken in.\n{why}\n{REMEDY}\n")
            with contextlib.suppress(FileNotFoundError):
                file.rename(target)
                os.utime(target, follow_symlinks=False)  # its days here count from now

    @contextlib.contextmanager
    def _putting_away(self, file: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            structlog.get_logger().error("a file could not be put away", gate="folder", error=error)
            self._let_alone[file.name] = self._clock() + AGAIN_AFTER

    def _forget_old(self) -> None:
        """Raw messages may not rest for ever, nor what was said of them."""
        now = datetime.now(UTC)
        for file in (self.folder / "refused").iterdir():
            _forget(file, now - (TOLD_FOR if file.suffix == ".txt" else REFUSED_FOR))
        for day in (self.folder / "done").iterdir():
            if day.is_dir() and day.name < f"{now - TOLD_FOR:%Y-%m-%d}":
                for file in day.iterdir():
                    _forget(file, now - TOLD_FOR)
                with contextlib.suppress(OSError):
                    day.rmdir()  # what an operator put there stays


def main() -> None:
    configure("folder gate")
    steadily(FolderGate(inbox()).take_finished, idle=IDLE)


def _read(file: Path) -> tuple[bytes, os.stat_result]:
    """What is in it, and what it looked like before it was read."""
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise Refused("It is not a plain file. Put the file itself here, not a link to it.")
    if status.st_size > LARGEST:
        raise Refused(
            f"It has {status.st_size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} MB are taken. "
            "Send one interchange a file."
        )
    try:
        return file.read_bytes(), status
    except FileNotFoundError:
        raise
    except OSError as error:
        remedy = f"Let user {os.geteuid()} read it (chmod a+r), or put it here again."
        raise Refused(f"It cannot be read ({error.strerror}). {remedy}") from error


def _forget(file: Path, before: datetime) -> None:
    """Take it away when it is older; one that cannot be is tried again the next time."""
    with contextlib.suppress(OSError):
        if file.lstat().st_mtime < before.timestamp():
            file.unlink()


def _same(before: os.stat_result, after: os.stat_result) -> bool:
    return all(
        getattr(before, part) == getattr(after, part)
        for part in ("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
    )


def _shown(file: Path) -> str:
    """Its name in characters that can be kept and printed."""
    name = file.name.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def _shortened(file: Path) -> str:
    """The same, with room for what is put around it."""
    return _shown(file).encode()[:LONGEST_NAME].decode(errors="ignore")


def _free(folder: Path, name: str) -> Path:
    number, target = 1, folder / name
    while target.exists() or target.is_symlink():
        number += 1
        target = folder / f"{number}-{name}"
    return target


if __name__ == "__main__":
    main()
