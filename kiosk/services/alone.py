"""One kiosk on a data folder, and one at a time at what else bears no two: whoever has it locks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile

from kiosk.paths import DataFolder
from sync.errors import KnownError


class KioskRunsError(KnownError):
    """A kiosk has this data folder open, and the work at hand needs it alone."""

    zh = "自助机程序正在使用这个数据文件夹。请先关掉它，再做这一步。"
    en = "A kiosk is running on this data folder. Stop it first, then do this again."


@contextmanager
def alone(folder: DataFolder) -> Iterator[None]:
    """Have a data folder for oneself; what a process that died left of this is taken over.

    Raises:
        KioskRunsError: another process has it.
    """
    if not folder.root.exists():
        # The store takes a while to load, and its folder is there but for the first time.
        from sync.store.durable import make_folder  # noqa: PLC0415

        make_folder(folder.root)
    with locked(folder.lock, KioskRunsError, KioskRunsError):
        yield


@contextmanager
def locked(
    path: Path, taken: type[KnownError], barred: type[KnownError], patience_ms: int = 0
) -> Iterator[None]:
    """Hold a lock, before other threads and programs; one of a program that died is free.

    Raises:
        taken: another has it.
        barred: it cannot be made: no folder, no room, no right.
    """
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    if not lock.tryLock(patience_ms):
        is_taken = lock.error() is QLockFile.LockError.LockFailedError
        raise (taken if is_taken else barred)(str(path.parent))
    try:
        yield
    finally:
        lock.unlock()
