"""`central desk` and `central staff`: answering what staff of halls ask, and who they are."""

import argparse
import logging
import signal
from threading import Event
from typing import Any
from uuid import UUID

from sqlalchemy.exc import OperationalError

from sync.central.attending import attend
from sync.central.cli.output import print_rows
from sync.central.database import reading
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.journal import entry
from sync.central.key_files import read_opening_keys
from sync.central.question_book import list_questions
from sync.central.staff import bar, list_staff
from sync.clock import Clock

_LOOK_SECONDS = 0.5
_log = logging.getLogger(__name__)


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    listing = argparse.ArgumentParser(add_help=False, parents=[shared])
    listing.add_argument("--json", action="store_true", help="print JSON")
    actions = commands.add_parser("desk", help="what staff of halls ask of cases").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser(
        "attend", parents=[shared], help="answer them with the opening key, until it is ended"
    )
    command.add_argument("--once", action="store_true", help="answer what waits now, then end")
    command.set_defaults(run=_attend)
    command = actions.add_parser(
        "questions", parents=[listing], help="who asked for which case, when and why"
    )
    command.set_defaults(run=_list_questions)

    actions = commands.add_parser("staff", help="who may ask at which kiosk").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("list", parents=[listing], help="members, as kiosks told of them")
    command.set_defaults(run=_list_staff)
    command = actions.add_parser("bar", parents=[shared], help="answer a member no more, for good")
    command.add_argument("staff", metavar="ID", type=UUID, help="as `staff list` tells it")
    command.set_defaults(run=_bar)


def _attend(options: argparse.Namespace, clock: Clock) -> None:
    folder, ended = Folder(options.data), Event()
    read_opening_keys(folder)
    with open_database(options.data) as engine:
        if options.once:
            attend(engine, folder, clock)
            return
        logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
        while not ended.wait(_LOOK_SECONDS):
            try:
                attend(engine, folder, clock)
            except OperationalError as error:
                _log.warning("the database cannot be used: %s", type(error.orig).__name__)


def _list_questions(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        print_rows(list_questions(connection), as_json=options.json)


def _list_staff(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        print_rows(list_staff(connection), as_json=options.json)


def _bar(options: argparse.Namespace, clock: Clock) -> None:
    with open_database(options.data) as engine, entry(engine, clock) as page:
        bar(page, options.staff)
