"""`central rating`: counts for each service item."""

import argparse
from typing import Any

from sync.central.cli.output import print_rows
from sync.central.database import reading
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.key_files import read_opening_keys
from sync.central.ratings import COLUMNS, count_ratings
from sync.clock import Clock


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("rating", help="what people think").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("list", parents=[shared], help="ratings counted by item and level")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_list)


def _list(options: argparse.Namespace, _clock: Clock) -> None:
    keys = read_opening_keys(Folder(options.data))
    with open_database(options.data) as engine, reading(engine) as connection:
        counts = count_ratings(connection, keys)
    rows = [
        {"item": item, **{column: levels[column] for column in COLUMNS}}
        for item, levels in sorted(counts.items())
    ]
    print_rows(rows, as_json=options.json)
