"""`kiosk report day`: a day of this kiosk in numbers, as a PDF."""

import argparse
from contextlib import closing
from datetime import date
from pathlib import Path

from forms.catalogue import open_catalogue
from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import ZONE, stored
from kiosk.cli.filing import OutFolderError
from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.catalogue import built_catalogue
from kiosk.services.report import Occasion, Offer, day_report
from kiosk.services.slips import Office
from kiosk.stationery import PAPER
from printing import render_report
from sync.clock import SystemClock
from sync.store import NotEnrolledError


def add(add_parser: Words) -> None:
    """Add `report day`."""
    parser = add_parser("report", help="what was done here, in numbers")
    command = parser.add_subparsers(required=True, metavar="COMMAND").add_parser(
        "day", help="one day, as a PDF"
    )
    data_folder(command)
    command.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    command.add_argument(
        "--date", type=date.fromisoformat, help="YYYY-MM-DD; today without", metavar="DAY"
    )
    command.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    command.set_defaults(call=day)


def day(given: argparse.Namespace) -> int:
    """Write the report of a day; a kiosk may run meanwhile.

    Raises:
        OutFolderError: the file cannot be written.
    """
    now = SystemClock().now().astimezone(ZONE)
    with closing(stored(given)) as store:
        enrolment = store.enrolment()
        if enrolment is None:
            raise NotEnrolledError(str(given.data.root))
        answer = enrolment.answer
        office = Office(answer.hall, answer.device_name, answer.address, ZONE, answer.device)
        offer = offer_of(given.data)
        occasion = Occasion(office, given.date or now.date(), now, given.language)
        report = day_report(store, offer, occasion)
    try:
        given.out.write_bytes(render_report(report, PAPER))
    except OSError as error:
        raise OutFolderError(str(error)) from error
    print(given.out)
    return 0


def offer_of(data: DataFolder) -> Offer:
    """Return what the catalogues of a data folder name, the latest counts; else the program's own."""
    folders = data.catalogues() or (built_catalogue(SERVICES, DIVISIONS, data.catalogue),)
    catalogues = [open_catalogue(folder) for folder in reversed(folders)]
    items = {item.code: item for catalogue in catalogues for item in catalogue.items}
    return Offer(items, catalogues[-1].topics)
