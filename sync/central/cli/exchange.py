"""`central export` and `central import-status`: beside an existing provincial platform."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sync.central.cli.output import print_rows
from sync.central.errors import LinesRefusedError
from sync.central.exchange import export
from sync.central.founding import open_database
from sync.central.statuses import import_statuses
from sync.clock import Clock


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    command = commands.add_parser(
        "export", parents=[shared], help="write out the cases that changed, for another platform"
    )
    command.add_argument("folder", type=Path, metavar="DIR")
    command.add_argument(
        "--since",
        type=_position,
        default=0,
        metavar="POSITION",
        help="`through` of the last export; 0 for all cases",
    )
    command.set_defaults(run=_export)

    command = commands.add_parser(
        "import-status", parents=[shared], help="bring back what another platform did with cases"
    )
    command.add_argument("file", type=Path, metavar="FILE", help="JSON Lines")
    command.set_defaults(run=_import)


def _position(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) >= 2**63:
        raise argparse.ArgumentTypeError("no log position")
    return int(text)


def _export(options: argparse.Namespace, _clock: Clock) -> None:
    done = export(options.data, options.since, options.folder)
    print_rows([{"cases": done.cases, "through": done.through}], as_json=False)


def _import(options: argparse.Namespace, clock: Clock) -> None:
    with open_database(options.data) as engine:
        report = import_statuses(engine, options.file, clock)
    counts = {"applied": report.applied, "known": report.known, "refused": len(report.refused)}
    print_rows([counts], as_json=False)
    for number, error in report.refused:
        print(f"{number}: {error.words('zh_CN')} {error.words('en')} ({error})", file=sys.stderr)
    if report.refused:
        raise LinesRefusedError(f"{len(report.refused)} lines")
