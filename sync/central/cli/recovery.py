"""`central device recovery`: the key of a kiosk's store, where the escrow key is at hand."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sync.central.database import reading
from sync.central.founding import open_database
from sync.central.recovery import recover_key, write_new
from sync.clock import Clock

_NEXT = (
    "已写好密钥文件。把它放进那台自助机的数据文件夹，名叫 store.key，就能打开资料库；随后运行 "
    "kiosk store rekey，并销毁这个文件。\n"
    "Put the file as store.key into the kiosk's data folder: it opens the store. Then run kiosk "
    "store rekey and destroy this file."
)


def add_command(actions: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to those on devices."""
    command = actions.add_parser(
        "recovery", parents=[shared], help="open the recovery copy of a device's store key"
    )
    command.add_argument("device", metavar="CODE", help="device code")
    command.add_argument(
        "--escrow", type=Path, required=True, metavar="KEYFILE", help="the private escrow key"
    )
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a new file for the store's key"
    )
    command.add_argument(
        "--before", action="store_true", help="the copy before: where the newest is not the key"
    )
    command.set_defaults(run=_recover)


def _recover(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        key = recover_key(connection, options.device, options.escrow, before=options.before)
    write_new(options.out, key)
    print(_NEXT, file=sys.stderr)
