"""`central courier import`: filings that come on a stick."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sync.central.cli.output import print_json, print_rows
from sync.central.courier import take_in
from sync.central.platform import open_platform
from sync.clock import Clock

_NOTHING = (
    "这个 U 盘上没有本平台的自助机写的东西，没有可收的。\n"
    "No kiosk of this platform has written anything on this stick: nothing was taken."
)


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("courier", help="filings on a stick").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser(
        "import", parents=[shared], help="take in what a stick carries; write answers onto it"
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="where township-courier lies")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_import)


def _import(options: argparse.Namespace, clock: Clock) -> None:
    with open_platform(options.data, clock) as platform:
        counted = asdict(take_in(platform, options.folder))
    if options.json:
        print_json(counted)
    else:
        print_rows([counted], as_json=False)
        if not counted["answers"]:
            print(_NOTHING, file=sys.stderr)
