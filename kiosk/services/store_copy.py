"""A copy of a store to try things on: the store itself is only read, also while a kiosk runs."""

from contextlib import closing
from pathlib import Path

from kiosk.paths import DataFolder
from kiosk.services.store_key import load_key
from sync.clock import Clock
from sync.store import Store
from sync.store.database import DATABASE_NAME, connect, known
from sync.store.durable import make_folder
from sync.store.keys import CHECK_NAME, check_key, write_check


def open_copy(folder: DataFolder, into: Path, clock: Clock) -> Store:
    """Copy the store of a data folder to the folder `into`, and open that: encrypted, without its files.

    The copy is brought to this program's schema; the store keeps its own.

    Raises:
        WrongStoreKeyError, StoreDamagedError, StoreFullError: it cannot be copied or opened.
    """
    key, source = load_key(folder), folder.store / DATABASE_NAME
    check_key(folder.store / CHECK_NAME, key, fresh=False)
    make_folder(into)
    with (
        known(into / DATABASE_NAME),
        closing(connect(source, key)) as one,
        closing(connect(into / DATABASE_NAME, key)) as other,
    ):
        one.backup(other)
    write_check(into / CHECK_NAME, key)
    return Store.open(into, key, clock, ballast=0)
