"""`kiosk printers`: which printer is set, how it is, and a test page that is followed to its end."""

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from zoneinfo import ZoneInfo

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import stored
from kiosk.services.desk.managed import laid_over
from kiosk.services.handover import Progress, asked_of, shown_address
from kiosk.services.slips import Office
from kiosk.services.test_page import page_for_test
from kiosk.settings import (
    Settings,
    UnreadableSettingsError,
    read_settings,
    require_tray_outside,
)
from kiosk.stationery import PAPER
from printing import render_test_page
from printing.errors import PrinterAddressError, PrinterError, UnansweredError
from printing.spool import NotReady, Spooler, open_printer
from sync.clock import SystemClock, new_id
from sync.errors import KnownError

# Seconds between questions, and how often a printer is asked that knows nothing of the document.
_EVERY, _DOUBT = 1.0, 30
_NONE = "没有设打印机，回执单显示在屏幕上。 No printer is set: slips are shown on the screen."
_READY = "打印机可以用。 The printer is ready."
_WAITING = "已交给打印机，正在等。 Handed over; waiting."
_UNKNOWN = "可能打出来了，请看看出纸口。 It may have come out; please look in the tray."
_GIVEN_UP = (
    "等得太久了，不再等；修好以后它还会打出来。 Waited long enough; once mended it still comes out."
)
_STAGES = {
    "printing": "正在打。 Printing.",
    "printed": "打好了，请到出纸口看一看。 It came out; please look at it.",
    "failed": "没有打出来，被取消了。 It was cancelled before it came out.",
}


class NoPrinterError(KnownError):
    """No printer is set."""

    zh = '还没有设打印机。请在 kiosk.toml 里写 printer = "地址"，或者加 --printer 地址。'
    en = 'No printer is set. Write printer = "address" into kiosk.toml, or add --printer address.'


def add(add_parser: Words) -> None:
    """Add `printers` and `printers test`."""
    parser = add_parser("printers", help="say how the printer is; exit status 1 if it cannot print")
    data_folder(parser)
    parser.add_argument("action", nargs="?", choices=("test",), help="print a test page")
    parser.add_argument("--printer", metavar="ADDRESS", help="another than that of kiosk.toml")
    parser.add_argument("--wait", type=float, default=120.0, help="seconds for the test page")
    parser.set_defaults(call=lambda given: test(given) if given.action else look(given))


def look(given: argparse.Namespace) -> int:
    """Say which printer is set and how it is."""
    settings = settings_of(given)
    printer = printer_of(settings)
    if printer is None:
        print(_NONE)
        return 1
    print(f"打印机 Printer: {shown_address(settings.printer)}")
    return 0 if _is_ready(printer) else 1


def test(given: argparse.Namespace) -> int:
    """Print a test page; exit status 0 if it came out.

    Raises:
        NoPrinterError: there is none to test.
    """
    settings = settings_of(given)
    printer = printer_of(settings)
    if printer is None:
        raise NoPrinterError(str(given.data.settings))
    if not _is_ready(printer):
        return 1
    clock = SystemClock()
    page = page_for_test(
        _office(given, settings), shown_address(settings.printer), clock.now(), "zh_CN"
    )
    name = f"test-{new_id(clock).hex[-8:]}"
    try:
        printer.submit(render_test_page(page, PAPER, printer.stock), name)
    except UnansweredError as error:
        _say(error)
    except PrinterError as error:
        _say(error)
        return 1
    return follow(lambda: asked_of(printer, name), given.wait)


def printer_of(settings: Settings) -> Spooler | None:
    """Return the printer that the settings name, None for none.

    Raises:
        UnreadableSettingsError: its address cannot be understood.
    """
    if not settings.printer:
        return None
    try:
        return open_printer(settings.printer)
    except PrinterAddressError as error:
        address = shown_address(settings.printer)
        raise UnreadableSettingsError(f"printer {address}: {error}") from error


def follow(ask: Callable[[], Progress], seconds: float) -> int:
    """Tell how far a document got, each time it is otherwise; exit status 0 if it came out."""
    end, told, unheard = time.monotonic() + seconds, "", 0
    while time.monotonic() < end and unheard < _DOUBT:
        progress = ask()
        now = words_of(progress)
        if now != told:
            print(now, flush=True)
        if progress.is_over:
            return 0 if progress.stage == "printed" else 1
        told, unheard = now, 0 if progress.is_heard or progress.error else unheard + 1
        time.sleep(_EVERY)
    print(_UNKNOWN if unheard else _GIVEN_UP)
    return 1


def words_of(progress: Progress) -> str:
    """Say how far a document got, in both languages."""
    if progress.error is not None:
        return f"{progress.error.words('zh_CN')}\n    {progress.error.words('en')}"
    return _STAGES.get(progress.stage, _WAITING)


def _is_ready(printer: Spooler) -> bool:
    state = printer.probe()
    if isinstance(state, NotReady):
        _say(state.error)
        return False
    for warning in state.warnings:
        print(f"{warning.words('zh_CN')}\n    {warning.words('en')}")
    print(_READY)
    return True


def settings_of(given: argparse.Namespace) -> Settings:
    """Return the settings, with what managers set, or the printer that was named instead."""
    settings = read_settings(given.data.settings)
    if given.data.store.is_dir():
        with closing(stored(given)) as store:
            settings = laid_over(settings, store.settings.now(), store.told.now())
    if given.printer is not None:
        settings = replace(settings, printer=given.printer)
    require_tray_outside(given.data.root, settings)
    return settings


def _office(given: argparse.Namespace, settings: Settings) -> Office:
    """Return whose printer it is; a kiosk that is not enrolled yet has no name."""
    zone = ZoneInfo(settings.time_zone)
    enrolment = None
    if given.data.store.is_dir():
        with closing(stored(given)) as store:
            enrolment = store.enrolment()
    if enrolment is None:
        return Office("", "", "", zone)
    answer = enrolment.answer
    return Office(answer.hall, answer.device_name, answer.address, zone, answer.device)


def _say(error: PrinterError) -> None:
    print(f"{error.zh}\n    {error.en}", f"({error})" if str(error) else "", file=sys.stderr)
