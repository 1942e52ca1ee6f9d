"""The command `central`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sync.central.cli import cases, ratings, setup
from sync.clock import SystemClock
from sync.errors import KnownError

CANNOT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 with the reason in words on stderr."""
    parser = argparse.ArgumentParser(prog="central", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, required=True, metavar="DIR", help="data folder")
    for part in (setup, cases, ratings):
        part.add_commands(commands, shared)
    options = parser.parse_args(arguments)
    try:
        options.run(options, SystemClock())
    except KnownError as error:
        print(f"{error.words('zh_CN')}\n{error.words('en')}\n({error})", file=sys.stderr)
        return CANNOT
    return 0
