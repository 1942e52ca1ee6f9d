"""What the commands have in common: the store of the data folder, and the hall's time."""

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import read_settings
from sync.clock import SystemClock
from sync.errors import KnownError
from sync.store import Store

ZONE = ZoneInfo("Asia/Shanghai")


class NoStoreError(KnownError):
    """The data folder has no store: another folder is meant, or nobody has enrolled here."""

    zh = "这个文件夹里没有自助机的资料库。请用 --data 指明数据文件夹。"
    en = "There is no kiosk's store in this folder. Name the data folder with --data."


def stored(given: argparse.Namespace) -> Store:
    """Open the store of the data folder that was given.

    Raises:
        NoStoreError: there is none; none is made.
        KnownError: it cannot be used.
    """
    folder: DataFolder = given.data
    if not folder.store.is_dir():
        raise NoStoreError(str(folder.root))
    return open_store(folder, read_settings(folder.settings), SystemClock())


def hall_time(moment: datetime) -> str:
    """Return a moment in China's time, to the minute."""
    return f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M}"
