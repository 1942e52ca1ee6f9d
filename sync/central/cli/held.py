"""`central held`: who asked for papers that are held of residents."""

import argparse
from typing import Any

from sync.central.cli.output import print_rows
from sync.central.database import reading
from sync.central.founding import open_database
from sync.central.held_questions import questions_by_day
from sync.clock import Clock


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("held", help="papers held of residents").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser(
        "questions", parents=[shared], help="how often devices asked by day; never for whom"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_list)


def _list(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        print_rows(questions_by_day(connection), as_json=options.json)
