"""`central keys`: what signs, what opens, and the certificate."""

import argparse
import sys
from typing import Any

from sync.central.certificates import renew
from sync.central.cli.output import print_rows
from sync.central.database import reading
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.journal import entry
from sync.central.keys import ROLES, list_keys, rotate_key
from sync.central.publishing import publish_keys
from sync.clock import Clock

_NEXT = {
    "signing": (
        "重新启动 central serve 后用新密钥签名。自助机在下次更新密钥表后认得它；旧回执仍然有效。\n"
        "Start central serve anew to sign with it. Old receipts stay good."
    ),
    "platform": (
        "新办件将密封给新密钥；旧私钥请留在 keys 目录，以前的办件要靠它打开。\n"
        "New filings are sealed to it. Keep the old file: it opens what came before."
    ),
    "escrow": (
        "请把 keys 目录里新的 escrow 私钥移到离线介质上妥善保管，本机不需要它。\n"
        "Move the new escrow file from the folder keys to a medium offline; nothing here needs it."
    ),
}
_RESTART = "重新启动 central serve 后生效。 Start central serve anew to use it."


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("keys", help="what signs, what opens, TLS").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("list", parents=[shared], help="all keys, old ones too")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_list)

    command = actions.add_parser("rotate", parents=[shared], help="make a new key, retire the old")
    command.add_argument("role", choices=ROLES)
    command.set_defaults(run=_rotate)

    command = actions.add_parser(
        "renew-certificate", parents=[shared], help="a new server certificate by the same CA"
    )
    command.set_defaults(run=_renew)


def _list(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        print_rows(list_keys(Folder(options.data), connection), as_json=options.json)


def _rotate(options: argparse.Namespace, clock: Clock) -> None:
    with open_database(options.data) as engine:
        with entry(engine, clock) as page:
            made = rotate_key(Folder(options.data), page, options.role)
        publish_keys(options.data, engine, clock)
    print(made.hex())
    print(_NEXT[options.role], file=sys.stderr)


def _renew(options: argparse.Namespace, clock: Clock) -> None:
    renew(Folder(options.data), clock)
    print(_RESTART, file=sys.stderr)
