"""Where the house keeps what is not in the database: keys, the inbox folder, the embedded server's files."""

import os
from pathlib import Path


def home() -> Path:
    """The folder named by ``HAIDANG_HOME``, else ``/var/lib/haidang`` for root and a data folder for others.

    It is made, readable by its owner alone from the inside out, when it is not there.
    """
    named = os.environ.get("HAIDANG_HOME")
    if named:
        folder = Path(named).expanduser().absolute()
    elif os.geteuid() == 0:
        folder = Path("/var/lib/haidang")
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "haidang"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def private(name: str) -> Path:
    """A folder inside the home that nobody but the owner can enter."""
    folder = home() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def inbox() -> Path:
    """The inbox folder: carriers' files arrive in ``in``; ``done`` holds receipts, ``refused`` what could not
    be taken."""
    folder = private("inbox")
    for name in ("in", "done", "refused"):
        (folder / name).mkdir(exist_ok=True)
    return folder


def history() -> Path:
    """The archive of the past: ``HAIDANG_HISTORY`` where several machines share it, else in the home."""
    named = os.environ.get("HAIDANG_HISTORY")
    if not named:
        return private("history")
    folder = Path(named).expanduser().absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
