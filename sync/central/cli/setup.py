"""`central init`, `serve` and `device`."""

import argparse
import sys
from typing import Any

from sync.central.cli import recovery
from sync.central.cli.output import print_rows
from sync.central.database import reading
from sync.central.devices import revoke
from sync.central.folder import Folder
from sync.central.founding import initialize, open_database
from sync.central.journal import entry
from sync.central.key_lists import publish_keys
from sync.central.roster import list_devices, list_refusals
from sync.central.serving import is_loopback, serve
from sync.central.settings import read_database
from sync.clock import Clock

_ESCROW = (
    "keys 目录里的 escrow.key 是县里的备用私钥，平台运行不需要它：请移到离线介质上妥善保管。\n"
    "escrow.key in the folder keys opens filings should the platform's own key be lost. Nothing "
    "here needs it: move it to a medium that is kept offline."
)

# What refusals tell of a platform that was put back without its newest keys and devices.
_PUT_BACK = frozenset({"bad-signature", "not-for-this-platform", "enrolment-refused"})
_ADVICE = (
    "如果这个平台是从硬盘映像或旧备份放回来的：它不认识之后换的密钥和登记的设备。\n"
    "请停止 central serve，用最新的备份 central restore 到新目录；自助机里的都还在，会自动补传。\n"
    "不是这样的话，见 sync/central/README.md 的 Backup and restore。\n"
    "If this platform was put back from a disk image or an old backup, it does not know the keys "
    "and devices\nmade since. Stop `central serve` and `central restore` the newest backup into a "
    "new folder: kiosks still hold\nwhat came after it and offer it by themselves. If it was not, "
    "see Backup and restore in sync/central/README.md."
)


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    command = commands.add_parser("init", parents=[shared], help="make keys and database")
    command.add_argument(
        "--database",
        metavar="URL",
        help="postgresql://user@host/name; the password comes from PGPASSFILE (default: SQLite)",
    )
    command.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="host name or address that kiosks use: makes a CA and a certificate for it",
    )
    command.set_defaults(run=_init)

    command = commands.add_parser("serve", parents=[shared], help="serve kiosks over HTTP")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    choice = command.add_mutually_exclusive_group()
    choice.add_argument(
        "--plain", dest="tls", action="store_false", default=None, help="without TLS, at any host"
    )
    choice.add_argument("--tls", action="store_true", help="with TLS, also on loopback")
    command.set_defaults(run=_serve)

    actions = commands.add_parser("device", help="who takes part").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("list", parents=[shared], help="devices and their chains")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_list_devices)
    command = actions.add_parser("refusals", parents=[shared], help="what was refused, how often")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_list_refusals)
    command = actions.add_parser("revoke", parents=[shared], help="believe a device no more")
    command.add_argument("device", metavar="CODE", help="device code")
    command.set_defaults(run=_revoke)
    recovery.add_command(actions, shared)


def _init(options: argparse.Namespace, clock: Clock) -> None:
    database = None if options.database is None else read_database(options.database)
    initialize(options.data, clock, database, options.name)
    if any(Folder(options.data).keys.glob("escrow*.key")):
        print(_ESCROW, file=sys.stderr)


def _serve(options: argparse.Namespace, clock: Clock) -> None:
    tls = not is_loopback(options.host) if options.tls is None else options.tls
    serve(options.data, (options.host, options.port), clock, tls=tls)


def _revoke(options: argparse.Namespace, clock: Clock) -> None:
    with open_database(options.data) as engine:
        with entry(engine, clock) as page:
            revoke(page, options.device)
        publish_keys(options.data, engine, clock)
    print(f"已停用 {options.device}。 {options.device} is believed no more.", file=sys.stderr)


def _list_devices(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        print_rows(list_devices(connection), as_json=options.json)


def _list_refusals(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        refusals = list_refusals(connection)
    print_rows(refusals, as_json=options.json)
    if any(one["problem"] in _PUT_BACK for one in refusals):
        print(_ADVICE, file=sys.stderr)
