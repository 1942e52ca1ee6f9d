"""`central trust`: the repository that kiosks take keys and catalogue from."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sync.central import trust
from sync.central.cli.output import print_rows
from sync.central.founding import open_database
from sync.central.key_lists import publish_keys
from sync.central.trust_files import Releasers
from sync.clock import Clock

_APPLICATION = "folder of the public keys whose releases count"
_OFFLINE = "folder of a root key, to be kept offline; one for each key"


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("trust", help="what kiosks believe").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("init", parents=[shared], help="make its keys, publish the first")
    command.add_argument(
        "--offline", type=Path, required=True, action="append", metavar="DIR", help=_OFFLINE
    )
    command.add_argument("--threshold", type=int, default=1, help="root keys that must sign")
    _add_releasers(command)
    command.set_defaults(run=_init)

    command = actions.add_parser("keys", parents=[shared], help="publish the key list")
    command.set_defaults(run=_keys)

    command = actions.add_parser("refresh", parents=[shared], help="sign anew before it expires")
    command.set_defaults(run=_refresh)

    command = actions.add_parser("rotate-root", parents=[shared], help="replace root keys")
    command.add_argument(
        "--offline", type=Path, required=True, action="append", metavar="DIR", help=_OFFLINE
    )
    command.add_argument("--online", action="store_true", help="those in the data folder, too")
    _add_releasers(command)
    command.set_defaults(run=_rotate)

    command = actions.add_parser("export", parents=[shared], help="copy it to a medium")
    command.add_argument("medium", type=Path, metavar="DIR")
    command.add_argument("--application", action="store_true", help="the program, too")
    command.set_defaults(run=_export)

    command = actions.add_parser("status", parents=[shared], help="versions and expiry")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_status)


def _add_releasers(command: argparse.ArgumentParser) -> None:
    command.add_argument("--application", type=Path, metavar="DIR", help=_APPLICATION)
    command.add_argument(
        "--application-threshold", type=int, default=1, metavar="N", help="how many must sign"
    )


def _releasers(options: argparse.Namespace) -> Releasers | None:
    if options.application is None:
        return None
    return Releasers.of(options.application, options.application_threshold)


def _init(options: argparse.Namespace, clock: Clock) -> None:
    with open_database(options.data) as engine:
        trust.found(options.data, options.offline, options.threshold, clock, _releasers(options))
        publish_keys(options.data, engine, clock)
    print(
        "请把离线密钥文件夹拔下，锁好。 Take the offline folders away and lock them up.",
        file=sys.stderr,
    )


def _keys(options: argparse.Namespace, clock: Clock) -> None:
    trust.require(options.data)
    with open_database(options.data) as engine:
        _say(changed=publish_keys(options.data, engine, clock))


def _refresh(options: argparse.Namespace, clock: Clock) -> None:
    trust.require(options.data)
    trust.refresh(options.data, clock, always=True)


def _rotate(options: argparse.Namespace, clock: Clock) -> None:
    trust.rotate(
        options.data, options.offline, clock, online=options.online, releasers=_releasers(options)
    )


def _export(options: argparse.Namespace, clock: Clock) -> None:
    count = trust.export(options.data, options.medium, clock, application=options.application)
    print(count)
    print("个文件已写好，读回核对过。 Files written and read back.", file=sys.stderr)


def _status(options: argparse.Namespace, _clock: Clock) -> None:
    rows = [
        {**asdict(role), "expires": role.expires.isoformat()} for role in trust.status(options.data)
    ]
    print_rows(rows, as_json=options.json)


def _say(*, changed: bool) -> None:
    print("已发布。 Published." if changed else "没有变化。 Nothing has changed.", file=sys.stderr)
