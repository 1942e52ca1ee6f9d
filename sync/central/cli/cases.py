"""`central case`: what clerks do."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sync.central.cases import TRANSITIONS, Move, list_cases, move_case
from sync.central.cli.output import print_json, print_rows
from sync.central.database import reading
from sync.central.dossier import Dossiers
from sync.central.errors import KeyUnreadableError
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.held import HeldBook
from sync.central.journal import Entry, entry
from sync.central.key_files import read_opening_keys
from sync.central.results import attach, read_document
from sync.central.supplements import Ask, ask, list_overdue, published_catalogue
from sync.clock import Clock, milliseconds
from sync.errors import CannotOpenError, MalformedMessageError

_RESULTS = {"approve": "准予办理。", "refuse": "不予办理。"}


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("case", help="look at cases and decide them").add_subparsers(
        required=True, metavar="ACTION"
    )
    listing = argparse.ArgumentParser(add_help=False, parents=[shared])
    listing.add_argument("--json", action="store_true", help="print JSON")
    one = argparse.ArgumentParser(add_help=False, parents=[listing])
    one.add_argument("case", metavar="NUMBER", help="case number")
    change = argparse.ArgumentParser(add_help=False, parents=[one])
    change.add_argument("--version", type=int, help="refuse if the case is not at this version")
    change.set_defaults(run=_move, note="", result=None, document=None)

    command = actions.add_parser("list", parents=[listing], help="all cases, without contents")
    command.add_argument("--status", choices=sorted({to for _, to in TRANSITIONS.values()}))
    command.set_defaults(run=_list)

    command = actions.add_parser("show", parents=[one], help="open a case; always prints JSON")
    command.add_argument("--files", type=Path, metavar="DIR", help="write opened attachments here")
    command.set_defaults(run=_show)

    command = actions.add_parser("accept", parents=[change], help="accept a received case")
    command.add_argument("--note", default="", help="shown to the resident")
    command.set_defaults(action="accept")

    command = actions.add_parser("return", parents=[change], help="send back for correction")
    command.add_argument("--note", required=True, help="what is missing, shown to the resident")
    command.set_defaults(action="return")

    command = actions.add_parser(
        "supplement", parents=[change], help="ask for papers that are missing"
    )
    command.add_argument(
        "--paper",
        action="append",
        required=True,
        metavar="PAPER",
        help="code of a material, or its name; may be repeated",
    )
    command.add_argument("--note", required=True, help="what for, shown to the resident")
    command.add_argument("--days", type=int, required=True, help="working days to bring them")
    command.set_defaults(run=_ask)

    command = actions.add_parser(
        "overdue", parents=[listing], help="cases whose papers did not come in time"
    )
    command.set_defaults(run=_overdue)

    command = actions.add_parser("decide", parents=[change], help="decide an accepted case")
    command.add_argument("--note", required=True, help="shown to the resident")
    command.add_argument("--result", choices=sorted(_RESULTS))
    command.add_argument(
        "--document",
        type=Path,
        metavar="FILE",
        help="a PDF or JPEG of at most 4 MB for the resident, sealed to the slip",
    )
    command.set_defaults(action="decide")

    command = actions.add_parser("close", parents=[change], help="close a decided case")
    command.set_defaults(action="close")


def _list(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        print_rows(list_cases(connection, options.status), as_json=options.json)


def _show(options: argparse.Namespace, _clock: Clock) -> None:
    folder = Folder(options.data)
    with open_database(options.data) as engine, reading(engine) as connection:
        dossiers = Dossiers(connection, folder, read_opening_keys(folder))
        print_json(dossiers.show(options.case, options.files))


def _ask(options: argparse.Namespace, clock: Clock) -> None:
    asked = Ask(options.paper, options.days, options.note, options.version)
    catalogue = published_catalogue(options.data)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        moved = ask(page, options.case, asked, catalogue)
    _print(moved, options)


def _overdue(options: argparse.Namespace, clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        overdue = list_overdue(connection, milliseconds(clock.now()))
        print_rows(overdue, as_json=options.json)


def _move(options: argparse.Namespace, clock: Clock) -> None:
    note = _RESULTS.get(options.result, "") + options.note
    file, now = options.document, milliseconds(clock.now())
    document = None if file is None else read_document(file, now)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        moved = move_case(page, options.case, Move(options.action, note, options.version))
        folder = Folder(options.data)
        if document is not None:
            attach(page, options.case, document, folder, read_opening_keys(folder))
        if options.action == "decide":
            _hold(page, options, folder)
    _print(moved, options)


def _print(moved: dict[str, object], options: argparse.Namespace) -> None:
    if options.json:
        print_json(moved)
    else:
        print_rows([moved], as_json=False)


def _hold(page: Entry, options: argparse.Namespace, folder: Folder) -> None:
    """Hold the papers of a case that was not refused; without the key to open it none are."""
    book = HeldBook(page, folder)
    if options.result == "refuse":
        book.drop(options.case)
        return
    try:
        book.note(options.case, read_opening_keys(folder))
    except (KeyUnreadableError, CannotOpenError, MalformedMessageError) as error:
        print(f"材料没有登记为“已有”：{error.words('zh_CN')}", file=sys.stderr)
        print(f"No papers are held of this case: {error.words('en')}", file=sys.stderr)
