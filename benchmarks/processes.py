"""The processes of the measured house, this one included, and the processor time they took."""

import contextlib
import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family() -> list[int]:
    """This process and everything it started, directly or not."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            children.setdefault(int(_stat(int(folder.name))[1]), []).append(int(folder.name))
    members = [os.getpid()]
    for member in members:
        members.extend(children.get(member, ()))
    return members


def processor_seconds() -> float:
    """What the family's living members have used of the processors so far."""
    return sum(map(_used, family()))


def _used(process: int) -> float:
    with contextlib.suppress(OSError):
        user, system = _stat(process)[11:13]
        return (int(user) + int(system)) / TICKS
    return 0.0


def _stat(process: int) -> list[str]:
    """The fields of ``/proc/<pid>/stat`` after the command: state, parent ... (proc_pid_stat(5))."""
    return (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()
