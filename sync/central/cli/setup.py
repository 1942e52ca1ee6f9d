"""`central init`, `serve`, `enrolment` and `device`."""

import argparse
import sys
from typing import Any

from sync.central import devices
from sync.central.cli.output import print_rows
from sync.central.database import reading
from sync.central.founding import initialize, open_database
from sync.central.journal import entry
from sync.central.roster import list_devices
from sync.central.serving import serve
from sync.clock import Clock


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    command = commands.add_parser("init", parents=[shared], help="make keys and database")
    command.set_defaults(run=_init)

    command = commands.add_parser("serve", parents=[shared], help="serve kiosks over HTTP")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    command.set_defaults(run=_serve)

    actions = commands.add_parser("enrolment", help="let a device take part").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("new", parents=[shared], help="print a one-time code")
    command.add_argument("--hall", required=True, help="name of the service hall")
    command.add_argument("--device-name", default="")
    command.add_argument("--address", default="", help="URL that slips point to")
    command.set_defaults(run=_new_code)

    actions = commands.add_parser("device", help="who takes part").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("list", parents=[shared], help="devices and their chains")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_list_devices)
    command = actions.add_parser("revoke", parents=[shared], help="believe a device no more")
    command.add_argument("device", metavar="CODE", help="device code")
    command.set_defaults(run=_revoke)


def _init(options: argparse.Namespace, clock: Clock) -> None:
    initialize(options.data, clock)


def _serve(options: argparse.Namespace, clock: Clock) -> None:
    serve(options.data, options.host, options.port, clock)


def _new_code(options: argparse.Namespace, clock: Clock) -> None:
    place = devices.Place(options.hall, options.device_name, options.address)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        code = devices.new_code(page, place)
    print(code)
    print("24 小时内有效，只能用一次。 Good once, for 24 hours.", file=sys.stderr)


def _revoke(options: argparse.Namespace, clock: Clock) -> None:
    with open_database(options.data) as engine, entry(engine, clock) as page:
        devices.revoke(page, options.device)


def _list_devices(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        print_rows(list_devices(connection), as_json=options.json)
