"""`central backup` and `central restore`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sync.central.backup import back_up, restore
from sync.central.cli.output import print_json, print_rows
from sync.central.folder import Folder
from sync.central.settings import read_database
from sync.clock import Clock

_SAME_DISK = (
    "注意：备份和数据在同一块硬盘上，硬盘坏了两个都会丢。\n"
    "Take care: the backup lies on the same disk as the data, and would be lost with it."
)
_NO_KEYS = (
    "备份里没有私钥。请把平台的全部密钥文件（signing、opening 开头）放回 keys 目录，再运行 central serve。\n"
    "The backup holds no keys. Put all files signing*.key and opening*.key back into the folder "
    "keys, then serve."
)


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    command = commands.add_parser(
        "backup", parents=[shared], help="copy everything, while serving; kiosks may then forget"
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the same one each time")
    command.add_argument("--keys", action="store_true", help="private keys too: lock it away")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_back_up)

    command = commands.add_parser(
        "restore", parents=[shared], help="make a platform of a backup, in a new data folder"
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the backup")
    command.add_argument("--database", metavar="URL", help="an empty PostgreSQL; default: SQLite")
    command.set_defaults(run=_restore)


def _back_up(options: argparse.Namespace, clock: Clock) -> None:
    made = back_up(options.data, options.folder, clock, with_keys=options.keys)
    row = {"position": made.position, "envelopes": made.envelopes, "files": made.files}
    if options.json:
        print_json(row)
    else:
        print_rows([row], as_json=False)
    if made.is_on_same_disk:
        print(_SAME_DISK, file=sys.stderr)


def _restore(options: argparse.Namespace, clock: Clock) -> None:
    database = None if options.database is None else read_database(options.database)
    made = restore(options.folder, options.data, clock, database)
    row = {"position": made.position, "envelopes": made.envelopes, "files": made.files}
    print_rows([row], as_json=False)
    if not any(Folder(options.data).keys.glob("signing*.key")):
        print(_NO_KEYS, file=sys.stderr)
