"""`kiosk slip print`: a slip once more, by staff: marked as a copy, and without what opens the filing."""

import argparse
from contextlib import closing

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import ZONE, stored
from kiosk.cli.printers import NoPrinterError, follow, printer_of, settings_of, words_of
from kiosk.services.handover import Handover, Order, shown_address
from kiosk.services.reprint import slip_again
from kiosk.services.slips import Office
from kiosk.stationery import PAPER
from printing import render_slip
from sync.clock import SystemClock
from sync.errors import KnownError
from sync.store import NotEnrolledError


class NotFiledHereError(KnownError):
    """No filing with this number is kept here."""

    zh = "本机没有这个号码的办件。请核对号码，或到收件的那台机器上补打。"
    en = "No filing with this number is kept on this kiosk. Check it, or print at the kiosk that took it."


def add(add_parser: Words) -> None:
    """Add `slip print`."""
    parser = add_parser("print", help="print a slip again; exit status 1 if it did not come out")
    data_folder(parser)
    parser.add_argument("number", help="the number on the slip")
    parser.add_argument("--printer", metavar="ADDRESS", help="another than that of kiosk.toml")
    parser.add_argument("--wait", type=float, default=120.0, help="seconds, at most")
    parser.set_defaults(call=print_again)


def print_again(given: argparse.Namespace) -> int:
    """Print the slip of a filing, and of what was filed with it, entered in the ledger as every other.

    Raises:
        NoPrinterError: there is none.
        NotFiledHereError: nothing with this number is kept here.
        NotEnrolledError: this kiosk has no platform yet.
    """
    settings, clock = settings_of(given), SystemClock()
    printer = printer_of(settings)
    if printer is None:
        raise NoPrinterError(str(given.data.settings))
    with closing(stored(given)) as store:
        filings, enrolment = store.slips.on(given.number), store.enrolment()
        if not filings:
            raise NotFiledHereError(given.number)
        if enrolment is None:
            raise NotEnrolledError("not enrolled")
        answer = enrolment.answer
        office = Office(answer.hall, answer.device_name, answer.address, ZONE, answer.device)

        def draw(copy: int) -> bytes:
            return render_slip(slip_again(filings, office, store.device_key(), copy), PAPER)

        handover = Handover(printer, store.prints, clock, shown_address(settings.printer))
        job = handover.enter(Order("slip", draw, filings[0].id))
        (progress,) = handover.give([job], [draw(job.copy)])
        if progress.is_over:
            print(words_of(progress))
            return 0 if progress.stage == "printed" else 1
        return follow(lambda: handover.ask(job), given.wait)
