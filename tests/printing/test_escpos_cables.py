import os
import tty
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import ImageChops

from printing import Fonts, SlipInput, Stock, render_slip
from printing.errors import LostHalfwayError, PrinterAddressError, PrinterSilentError
from printing.spool import Cancelled, Done, HeldUp, NotReady, Ready, Spooler, open_printer
from printing.spool.escpos.spooler import EscposSpooler
from printing.spool.escpos.usb_link import UsbLink
from printing.spool.raster import dots_of, greys_of
from tests.support.processes import wait_until
from tests.support.receipt_printer import ReceiptPrinter, on_line
from tests.support.usb_printer import UsbBackend


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printing.spool.escpos.job._PATIENCE", 0.1)
    monkeypatch.setattr("printing.spool.escpos.talk._ANSWER_SECONDS", 0.2)


@pytest.fixture
def on_serial_line() -> Iterator[Callable[[ReceiptPrinter], Spooler]]:
    """Puts a printer at the end of a serial line and returns the way to it."""
    handles: list[int] = []
    with ThreadPoolExecutor(1) as threads:

        def put(printer: ReceiptPrinter) -> Spooler:
            ours, theirs = os.openpty()
            tty.setraw(theirs)
            handles.extend((ours, theirs))
            threads.submit(on_line, printer, ours)
            name = os.ttyname(theirs)
            return open_printer(
                f"escpos+serial://{name}?baud=38400&paper={printer.width}&flow=none"
            )

        yield put
        # With its last other end closed, the printer reads an error and stops.
        os.close(handles[1])
    os.close(handles[0])


def is_on(printer: ReceiptPrinter, pdf: bytes) -> bool:
    (page,) = greys_of(pdf, 203.2)
    (cut,) = printer.cuts
    return not ImageChops.logical_xor(cut, dots_of(page)).getbbox()


def test_every_dot_comes_out_over_a_serial_line(
    on_serial_line: Callable[[ReceiptPrinter], Spooler], slip: SlipInput, fonts: Fonts
) -> None:
    printer = ReceiptPrinter(width=58)
    spooler = on_serial_line(printer)
    assert spooler.probe() == Ready()
    pdf = render_slip(slip, fonts, spooler.stock)
    spooler.submit(pdf, "slip-1")
    wait_until(lambda: spooler.state("slip-1") == Done())
    assert is_on(printer, pdf)


def test_a_serial_printer_that_was_switched_off_in_between_is_not_sent_the_rest(
    on_serial_line: Callable[[ReceiptPrinter], Spooler], slip: SlipInput, fonts: Fonts
) -> None:
    printer = ReceiptPrinter(paper=300)
    spooler = on_serial_line(printer)
    spooler.submit(render_slip(slip, fonts, spooler.stock), "slip-1")
    printer.is_mute = True
    wait_until(lambda: isinstance(spooler.state("slip-1"), HeldUp))
    printer.switch_off_and_on()
    printer.refill()
    printer.is_mute = False
    state = spooler.state("slip-1")
    assert isinstance(state, Cancelled)
    assert isinstance(state.error, LostHalfwayError)
    assert not printer.cuts


def test_a_serial_printer_that_answered_before_and_does_not_now_is_not_ready(
    on_serial_line: Callable[[ReceiptPrinter], Spooler],
) -> None:
    printer = ReceiptPrinter()
    spooler = on_serial_line(printer)
    assert spooler.probe() == Ready()
    printer.is_mute = True
    state = spooler.probe()
    assert isinstance(state, NotReady)
    assert isinstance(state.error, PrinterSilentError)
    printer.is_mute = False
    assert spooler.probe() == Ready()


@pytest.mark.parametrize("has_answers", [True, False])
def test_every_dot_comes_out_over_usb(slip: SlipInput, fonts: Fonts, *, has_answers: bool) -> None:
    printer = ReceiptPrinter(is_mute=not has_answers)
    backend = UsbBackend(printer, has_answers=has_answers)
    spooler = EscposSpooler(lambda: UsbLink(0x04B8, 0x0E15, backend), Stock.ROLL_80)
    pdf = render_slip(slip, fonts, spooler.stock)
    spooler.submit(pdf, "slip-1")
    assert (spooler.state("slip-1") == Done()) is has_answers
    assert is_on(printer, pdf)
    assert not backend.is_claimed


def test_a_usb_cable_that_is_pulled_halfway_is_told(slip: SlipInput, fonts: Fonts) -> None:
    printer = ReceiptPrinter(dies_after=20_000)
    backend = UsbBackend(printer)
    spooler = EscposSpooler(lambda: UsbLink(0x04B8, 0x0E15, backend), Stock.ROLL_80)
    spooler.submit(render_slip(slip, fonts, spooler.stock), "slip-1")
    state = spooler.state("slip-1")
    assert isinstance(state, Cancelled)
    assert isinstance(state.error, LostHalfwayError)


@pytest.mark.parametrize(
    "address",
    [
        "escpos+tcp://",
        "escpos+tcp://host/path",
        "escpos+tcp://host:99999",
        "escpos+tcp://host?paper=76",
        "escpos+tcp://host?baud=38400",
        "escpos+usb://04b8",
        "escpos+usb://04b8:printer",
        "escpos+serial://",
        "escpos+serial://host/dev/ttyUSB0",
        "escpos+serial:///dev/ttyUSB0?baud=fast",
        "escpos+serial:///dev/ttyUSB0?flow=dsr",
    ],
)
def test_an_address_that_names_no_receipt_printer_is_refused(address: str) -> None:
    with pytest.raises(PrinterAddressError):
        open_printer(address)
