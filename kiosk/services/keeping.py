"""The store of a data folder: opened with its key, salvaged if it is damaged."""

from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.devices.machine import machine_fingerprint
from kiosk.paths import DataFolder
from kiosk.services.store_key import (
    OlderStoreKeyError,
    adopt_next_key,
    credential,
    drop_key_files,
    load_key,
    load_next_key,
    make_next_key,
    older_keys,
)
from kiosk.settings import Settings
from sync.clock import Clock
from sync.errors import KnownError
from sync.store import SalvageReport, Store, StoreDamagedError, WrongStoreKeyError, salvage
from sync.store.keys import CHECK_NAME, is_changing


def open_store(folder: DataFolder, settings: Settings, clock: Clock) -> Store:
    """Open the store of a data folder; a kiosk may have it open too.

    Raises:
        WrongStoreKeyError, StoreDamagedError, StoreFullError: it cannot be used.
    """
    try:
        return _open(folder, load_key(folder), settings, clock)
    except WrongStoreKeyError as error:
        if credential() is not None and is_changing(folder.store / CHECK_NAME):
            raise OlderStoreKeyError("the change to the credential's key broke off") from error
        if credential() is not None or not folder.next_store_key.exists():
            raise
    store = _open(folder, load_next_key(folder), settings, clock)
    adopt_next_key(folder)  # a change of the key broke off just before its end
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


def backup_folder(folder: DataFolder, settings: Settings) -> Path:
    """Return where the daily copy of the store goes."""
    return Path(settings.backup) if settings.backup else folder.backup


def change_key(folder: DataFolder, settings: Settings, clock: Clock) -> bool:
    """Encrypt the store under another key: the credential's, else a new one. Only for who is alone.

    Both keys are at hand until the store is through, so that a power cut locks nobody out. The
    copy of the store is made anew, as nobody can open the one under the old key any more. Returns
    whether the key is another one: a credential's may have been the store's before.

    Raises:
        WrongStoreKeyError, StoreDamagedError, StoreFullError: the old key stands, or no new copy
            could be made.
    """
    present = credential()
    if present is not None:
        return _move_to(present, folder, settings, clock)
    with closing(open_store(folder, settings, clock)) as store:
        key = make_next_key(folder)
        try:
            store.rekey(key)
        except KnownError:
            folder.next_store_key.unlink()
            raise
        adopt_next_key(folder)
        store.backup(backup_folder(folder, settings))
    return True


def _move_to(key: bytes, folder: DataFolder, settings: Settings, clock: Clock) -> bool:
    """Encrypt the store under the credential's key; the files that held one before it go."""
    store, before = _open_with_any([key, *older_keys(folder)], folder, settings, clock)
    with closing(store):
        if before != key:
            store.rekey(key)
        store.backup(backup_folder(folder, settings))
    drop_key_files(folder)
    return before != key


def _open_with_any(
    keys: Sequence[bytes], folder: DataFolder, settings: Settings, clock: Clock
) -> tuple[Store, bytes]:
    for key in keys:
        with suppress(WrongStoreKeyError):
            return _open(folder, key, settings, clock), key
    raise WrongStoreKeyError("none of the keys at hand is the store's")


def _open(folder: DataFolder, key: bytes, settings: Settings, clock: Clock) -> Store:
    second = Path(settings.second) if settings.second else None
    machine = machine_fingerprint(folder.root)
    store = Store.open(folder.store, key, clock, second=second, machine=machine)
    store.days.zone = ZoneInfo(settings.time_zone)
    return store
