"""The store of a data folder: opened with its key, salvaged if it is damaged, kept by one kiosk."""

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from kiosk.devices.machine import machine_fingerprint
from kiosk.paths import DataFolder
from kiosk.settings import Settings
from sync.clock import Clock
from sync.errors import KnownError
from sync.store import SalvageReport, Store, StoreDamagedError, WrongStoreKeyError, salvage
from sync.store.durable import make_folder, sync_folder, write_durably
from sync.store.keys import KEY_BYTES, load_or_make_key


class KioskRunsError(KnownError):
    """A kiosk has this data folder open, and the work at hand needs it alone."""

    zh = "自助机程序正在使用这个数据文件夹。请先关掉它，再做这一步。"
    en = "A kiosk is running on this data folder. Stop it first, then do this again."


def open_store(folder: DataFolder, settings: Settings, clock: Clock) -> Store:
    """Open the store of a data folder; a kiosk may have it open too.

    Raises:
        WrongStoreKeyError, StoreDamagedError, StoreFullError: it cannot be used.
    """
    try:
        return _open(folder, load_key(folder), settings, clock)
    except WrongStoreKeyError:
        if not folder.next_store_key.exists():
            raise
    store = _open(folder, load_or_make_key(folder.next_store_key), settings, clock)
    _adopt_key(folder)  # a change of the key broke off just before its end
    return store


def open_or_salvage(
    folder: DataFolder, settings: Settings, clock: Clock
) -> tuple[Store, SalvageReport | None]:
    """Open and check the store; a damaged one is salvaged first. Only for who has the folder alone.

    Raises:
        WrongStoreKeyError, StoreDamagedError, StoreFullError: it cannot be used.
    """
    with suppress(StoreDamagedError):
        store = open_store(folder, settings, clock)
        if not store.check(deep=False).problems:
            return store, None
        store.close()
    report = salvage(folder.store, load_key(folder), clock)
    return open_store(folder, settings, clock), report


def load_key(folder: DataFolder) -> bytes:
    """Return the key of the store; where there is no store yet, a new one.

    Raises:
        WrongStoreKeyError: the key is not there, or is none.
    """
    if folder.store.is_dir() and not folder.store_key.exists():
        raise WrongStoreKeyError(f"{folder.store_key.name} is not there")
    return load_or_make_key(folder.store_key)


def backup_folder(folder: DataFolder, settings: Settings) -> Path:
    """Return where the daily copy of the store goes."""
    return Path(settings.backup) if settings.backup else folder.backup


def change_key(folder: DataFolder, settings: Settings, clock: Clock) -> None:
    """Encrypt the store under a new key. Only for who has the folder alone.

    Both keys are on the disk until the store is through, so that a power cut locks nobody out. The
    copy of the store is made anew, as nobody can open the one under the old key any more.

    Raises:
        WrongStoreKeyError, StoreDamagedError, StoreFullError: the old key stands, or no new copy
            could be made.
    """
    with closing(open_store(folder, settings, clock)) as store:
        key = secrets.token_bytes(KEY_BYTES)
        write_durably(folder.next_store_key, key)
        try:
            store.rekey(key)
        except KnownError:
            folder.next_store_key.unlink()
            raise
        _adopt_key(folder)
        store.backup(backup_folder(folder, settings))


@contextmanager
def alone(folder: DataFolder) -> Iterator[None]:
    """Have a data folder for oneself; what a process that died left of this is taken over.

    Raises:
        KioskRunsError: another process has it.
    """
    make_folder(folder.root)
    lock = QLockFile(str(folder.lock))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        raise KioskRunsError(str(folder.root))
    try:
        yield
    finally:
        lock.unlock()


def _open(folder: DataFolder, key: bytes, settings: Settings, clock: Clock) -> Store:
    second = Path(settings.second) if settings.second else None
    machine = machine_fingerprint(folder.root)
    return Store.open(folder.store, key, clock, second=second, machine=machine)


def _adopt_key(folder: DataFolder) -> None:
    folder.next_store_key.replace(folder.store_key)
    sync_folder(folder.root)
