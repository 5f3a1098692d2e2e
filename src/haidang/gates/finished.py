"""Which files in a folder are whole. A file that somebody is still writing must not be read.

A file is whole when

1. its name is not that of a draft (``DRAFT``): programs that write under another name and rename are
   believed at once, when the file was seen as a draft and came unchanged through the renaming;
2. otherwise its size and its times of change have stood still for ``STILL`` seconds by our own clock,
   whatever the clock of the sender says (an empty file for ``STILL_WHEN_EMPTY``: it is often the first step
   of a copy);
3. and the kernel, asked for a read lease, knows of nobody who has it open for writing. That covers a sender
   who pauses: scp, sftp and Windows shares all keep the file open until they are done. Where it cannot tell
   (network file systems, files of another owner), the second rule alone decides.

A connection that breaks leaves a half file that nobody writes any more. It is taken, found broken and kept
in quarantine; the sender, who saw the error, sends it again.
"""

import contextlib
import fcntl
import os
import re
import signal
from pathlib import Path

from msgspec import Struct

DRAFT = re.compile(r"^[.~]|(\.(part|partial|filepart|tmp|temp|crdownload|swp|writing)|~)$", re.IGNORECASE)
STILL = 2.0
STILL_WHEN_EMPTY = 60.0

# A writer who comes while we ask is announced by this signal, which unheeded would end the process.
signal.signal(signal.SIGIO, signal.SIG_IGN)


class _Look(Struct, frozen=True):
    size: int
    modified: int
    changed: int
    draft: bool
    since: float


class Watch:
    """What each look at a folder found, to compare the next look with."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, int], _Look] = {}

    def finished(self, folder: Path, now: float) -> list[Path]:
        """The whole files, in the order they were written. ``now`` is any clock that only goes forward."""
        seen, whole = self._seen, []
        self._seen = {}
        with os.scandir(folder) as entries:
            for entry in entries:
                with contextlib.suppress(FileNotFoundError):
                    if entry.is_dir(follow_symlinks=False):
                        continue
                    status = entry.stat(follow_symlinks=False)
                    key = (status.st_dev, status.st_ino)
                    look = _look(entry.name, status, now, seen.get(key))
                    self._seen[key] = look
                    if _still(look, seen.get(key), now) and not written_to(Path(entry.path)):
                        whole.append((status.st_mtime_ns, entry.name))
        return [folder / name for _, name in sorted(whole)]


def written_to(file: Path) -> bool:
    """Whether somebody is known to have this file open for writing."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def _look(name: str, status: os.stat_result, now: float, before: _Look | None) -> _Look:
    draft = DRAFT.search(name) is not None
    unchanged = before is not None and (before.size, before.modified) == (status.st_size, status.st_mtime_ns)
    renamed = before is not None and before.draft and not draft and unchanged
    same = before is not None and unchanged and (before.changed == status.st_ctime_ns or renamed)
    since = before.since if before is not None and same else now
    # Written under a draft's name and renamed: the renaming itself says that it is whole.
    since = float("-inf") if renamed and status.st_size else since
    return _Look(status.st_size, status.st_mtime_ns, status.st_ctime_ns, draft, since)


def _still(look: _Look, before: _Look | None, now: float) -> bool:
    needed = STILL if look.size else STILL_WHEN_EMPTY
    return not look.draft and before is not None and now - look.since >= needed
