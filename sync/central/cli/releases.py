"""`central release`: the program that kiosks may update to."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sync.central import releases
from sync.central.cli.output import print_rows
from sync.central.trust_files import TrustFiles
from sync.clock import Clock, moment
from sync.wire.release import Release


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("release", help="the program itself").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("take", parents=[shared], help="offer what kiosk-release signed")
    command.add_argument("folder", type=Path, metavar="DIR", help="of the release")
    command.set_defaults(run=_take)

    command = actions.add_parser("list", parents=[shared], help="what is offered")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_list)


def _take(options: argparse.Namespace, clock: Clock) -> None:
    _tell(releases.take(options.data, options.folder, clock), as_json=False)


def _list(options: argparse.Namespace, _clock: Clock) -> None:
    _tell(releases.offered(TrustFiles(options.data)), as_json=options.json)


def _tell(shown: Iterable[Release], *, as_json: bool) -> None:
    rows = [
        {
            "arch": release.arch,
            "version": release.version,
            "since": release.since,
            "signed": moment(release.at).isoformat(),
            "files": len(release.files),
            "bytes": sum(file.length for file in release.files),
        }
        for release in shown
    ]
    print_rows(rows, as_json=as_json)
