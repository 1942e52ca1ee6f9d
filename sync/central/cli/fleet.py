"""`central fleet` and `central settings`: how the kiosks are, and what is set at them."""

import argparse
from datetime import timedelta
from typing import Any

from sync.central.cli.output import print_json, print_rows
from sync.central.database import reading
from sync.central.fleet import list_fleet
from sync.central.founding import open_database
from sync.central.hall_settings import list_settings, set_value, target_of
from sync.central.journal import entry
from sync.central.setting_values import require_name, written
from sync.clock import Clock, milliseconds
from sync.wire.fleet import NAMES

_SILENT_HOURS = 24.0


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    command = commands.add_parser(
        "fleet", parents=[shared], help="how the kiosks are: the silent and the sick first"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument(
        "--silent",
        type=float,
        default=_SILENT_HOURS,
        metavar="HOURS",
        help="how long without a word is too long (default: %(default)g)",
    )
    command.set_defaults(run=_fleet)

    where = argparse.ArgumentParser(add_help=False, parents=[shared])
    target = where.add_mutually_exclusive_group(required=True)
    target.add_argument("--hall", help="every kiosk of this hall")
    target.add_argument("--device", metavar="CODE", help="this kiosk alone, before its hall's")
    actions = commands.add_parser("settings", help="what is set at kiosks").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("show", parents=[where], help="what is set there")
    command.add_argument("--history", action="store_true", help="every change")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_show)
    command = actions.add_parser("set", parents=[where], help="set a value")
    command.add_argument("name", metavar="NAME", help=", ".join(NAMES))
    command.add_argument("value", metavar="VALUE", nargs="*", help="of a list, one after the other")
    command.add_argument(
        "--locked", action="store_true", help="the hall's managers cannot set another"
    )
    command.set_defaults(run=_set)
    command = actions.add_parser("unset", parents=[where], help="leave it to the hall again")
    command.add_argument("name", metavar="NAME")
    command.set_defaults(run=_unset)


def _fleet(options: argparse.Namespace, clock: Clock) -> None:
    now, silent = milliseconds(clock.now()), timedelta(hours=options.silent)
    with open_database(options.data) as engine, reading(engine) as connection:
        lines = list_fleet(connection, now, silent)
    if options.json:
        print_json(
            [{**one, "todo": [{"zh": zh, "en": en} for zh, en in one["todo"]]} for one in lines]
        )
        return
    lamps = ("lamps", "todo")
    shown = [
        {name: "" if value is None else value for name, value in one.items() if name not in lamps}
        for one in lines
    ]
    for line, one in zip(shown, lines, strict=True):
        line["todo"] = "; ".join(f"{zh} {en}" for zh, en in one["todo"])
    print_rows(shown, as_json=False)


def _show(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        target = target_of(connection, hall=options.hall, device=options.device)
        rows = list_settings(connection, target, history=options.history)
    print_rows(rows, as_json=options.json)


def _set(options: argparse.Namespace, clock: Clock) -> None:
    value = written(options.name, options.value)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        target = target_of(page.connection, hall=options.hall, device=options.device)
        set_value(page, target, options.name, value, locked=options.locked)


def _unset(options: argparse.Namespace, clock: Clock) -> None:
    require_name(options.name)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        target = target_of(page.connection, hall=options.hall, device=options.device)
        set_value(page, target, options.name, None)
