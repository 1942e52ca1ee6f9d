"""`kiosk report`: a day or a month of this kiosk in numbers, as a PDF or an Excel workbook."""

import argparse
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from forms.catalogue import open_catalogue
from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import stored
from kiosk.cli.filing import OutFolderError
from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.catalogue import built_catalogue
from kiosk.services.desk.managed import laid_over
from kiosk.services.figures import figures_of
from kiosk.services.period import Period
from kiosk.services.report import Occasion, Offer, offered, report_of
from kiosk.services.slips import Office
from kiosk.settings import read_settings
from kiosk.stationery import PAPER
from printing import render_book, render_report
from sync.clock import SystemClock
from sync.store import NotEnrolledError


def add(add_parser: Words) -> None:
    """Add `report day` and `report month`."""
    parser = add_parser("report", help="what was done here, in numbers")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, span in (("day", Period.day), ("month", Period.month)):
        command = commands.add_parser(name, help=f"one {name}, as PDF or, with .xlsx, for Excel")
        data_folder(command)
        command.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
        command.add_argument(
            "--date",
            type=date.fromisoformat,
            help="YYYY-MM-DD: the day, or one of the month; today without",
            metavar="DAY",
        )
        command.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
        command.set_defaults(call=partial(report, span))


def report(span: Callable[[date], Period], given: argparse.Namespace) -> int:
    """Write a report; a kiosk may run meanwhile.

    Raises:
        OutFolderError: the file cannot be written.
    """
    at = SystemClock().now()
    with closing(stored(given)) as store:
        enrolment = store.enrolment()
        if enrolment is None:
            raise NotEnrolledError(str(given.data.root))
        answer = enrolment.answer
        given_there = read_settings(given.data.settings)
        settings = laid_over(given_there, store.settings.now(), store.told.now())
        zone, hall = ZoneInfo(settings.time_zone), settings.hall.name or answer.hall
        office = Office(hall, answer.device_name, answer.address, zone, answer.device)
        now = max(at, store.floor() or at).astimezone(zone)
        period = span(given.date or now.date())
        figures = figures_of(store, period)
    told = report_of(figures, offer_of(given.data), Occasion(office, period, now, given.language))
    is_book = given.out.suffix.lower() == ".xlsx"
    data = render_book(told) if is_book else render_report(told, PAPER)
    try:
        given.out.write_bytes(data)
    except OSError as error:
        raise OutFolderError(str(error)) from error
    print(given.out)
    return 0


def offer_of(data: DataFolder) -> Offer:
    """Return what the catalogues of a data folder name, the latest counts; else the program's own."""
    folders = data.catalogues() or (built_catalogue(SERVICES, DIVISIONS, data.catalogue),)
    catalogues = [open_catalogue(folder) for folder in reversed(folders)]
    items = {item.code: item for catalogue in catalogues for item in catalogue.items}
    return offered(items, catalogues[-1])
