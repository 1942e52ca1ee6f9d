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
from sync.central.key_lists import publish_keys
from sync.central.keys import ROLES, list_keys, revoke_key, rotate_key
from sync.clock import Clock

_NEXT = {
    "signing": (
        "平台以后用新密钥签名，旧回执仍然有效。\n"
        "The platform will sign with it; old receipts stay good."
    ),
    "platform": (
        "以后的办件密封给新密钥；旧私钥请留在 keys 目录，以前的办件要靠它打开。\n"
        "Filings will be sealed to it. Keep the old file: it opens what came before."
    ),
    "escrow": (
        "请把 keys 目录里新的 escrow 私钥移到离线介质上妥善保管，本机不需要它。\n"
        "Move the new escrow file from the folder keys to a medium offline; nothing here needs it."
    ),
}
_WAITS = (
    "新密钥要等下一次 central backup 做完才启用（请带 --keys，或另存 keys 目录）：\n"
    "从没有这个密钥的备份恢复的平台，认不出自己签过的东西。\n"
    "It comes into force when the next central backup has ended (with --keys, or keep the folder "
    "keys elsewhere):\na platform restored without it would not know what it has signed."
)
_REVOKED = (
    "这个密钥签过的东西不再作数；自助机更新密钥表后照办。旧回执会用现在的密钥重新签发。\n"
    "What it signed proves nothing any more, at kiosks once they take the new key list. Receipts "
    "under it are given out again under the present key."
)
_RESTART = "重新启动 central serve 后生效。 Start central serve anew to use it."


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("keys", help="what signs, what opens, TLS").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("list", parents=[shared], help="all keys, old ones too")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_list)

    command = actions.add_parser(
        "rotate", parents=[shared], help="make a new key; the next backup lets it replace the old"
    )
    command.add_argument("role", choices=ROLES)
    command.set_defaults(run=_rotate)

    command = actions.add_parser(
        "revoke", parents=[shared], help="believe a retired signing key no more: it was stolen"
    )
    command.add_argument("key", metavar="KEYID", help="as `keys list` shows it")
    command.set_defaults(run=_revoke)

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
    print(_NEXT[options.role], _WAITS, sep="\n", file=sys.stderr)


def _revoke(options: argparse.Namespace, clock: Clock) -> None:
    with open_database(options.data) as engine:
        with entry(engine, clock) as page:
            revoke_key(page, options.key)
        publish_keys(options.data, engine, clock)
    print(_REVOKED, file=sys.stderr)


def _renew(options: argparse.Namespace, clock: Clock) -> None:
    renew(Folder(options.data), clock)
    print(_RESTART, file=sys.stderr)
