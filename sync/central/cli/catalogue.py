"""`central catalogue`: what kiosks offer."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sync.central.publishing import publish_catalogue
from sync.clock import Clock

_DIVISIONS = Path(__file__).parents[3] / "resources" / "divisions"


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("catalogue", help="what kiosks offer").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("publish", parents=[shared], help="publish workbooks")
    command.add_argument(
        "workbooks", type=Path, nargs="+", metavar="WORKBOOK", help="files, or folders of them"
    )
    command.add_argument(
        "--divisions", type=Path, default=_DIVISIONS, metavar="DIR", help="lists forms may name"
    )
    command.set_defaults(run=_publish)


def _publish(options: argparse.Namespace, clock: Clock) -> None:
    changed = publish_catalogue(options.data, options.workbooks, options.divisions, clock)
    print("已发布。 Published." if changed else "没有变化。 Nothing has changed.", file=sys.stderr)
