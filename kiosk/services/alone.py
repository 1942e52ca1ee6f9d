"""One kiosk on a data folder: whoever has it open locks it."""

from collections.abc import Iterator
from contextlib import contextmanager

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
    lock = QLockFile(str(folder.lock))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        raise KioskRunsError(str(folder.root))
    try:
        yield
    finally:
        lock.unlock()
