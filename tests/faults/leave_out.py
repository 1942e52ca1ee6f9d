"""What a process can be made to leave out, so that a checker is seen to notice."""

import os
import re
import signal
import stat
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

LOG, FOLDERS, FILES = "sync of the log", "sync of folders", "sync of files"
# Here the process dies instead: a file has its name in a folder files/xx, which is not synced.
SHELVES = "sync of files/xx"
_SHELF = re.compile(r"/files/[0-9a-f]{2}$")


def leave_out(what: Collection[str]) -> None:
    """Leave these out in this process from now on: `LOG`, `FOLDERS`, `FILES`, `SHELVES`."""
    if LOG in what:
        _say_on_checkout("PRAGMA synchronous = OFF")
    real = os.fsync

    def fsync(fd: Any) -> None:
        is_folder = stat.S_ISDIR(os.fstat(fd).st_mode)
        path = str(Path(f"/proc/self/fd/{fd}").readlink())
        if SHELVES in what and is_folder and _SHELF.search(path):
            os.kill(os.getpid(), signal.SIGKILL)
        if (FOLDERS if is_folder else FILES) not in what:
            real(fd)

    os.fsync = fsync


def tune(pages: int) -> None:
    """Fold SQLite's log into its file after so many pages, that a short life has it happen."""
    _say_on_checkout(f"PRAGMA wal_autocheckpoint = {pages}")


def _say_on_checkout(pragma: str) -> None:
    """After what the program itself says on each new connection, so that this is the last word."""
    said: Callable[..., None] = lambda connection, *_more: connection.execute(pragma)  # noqa: E731
    event.listen(Pool, "checkout", said)
