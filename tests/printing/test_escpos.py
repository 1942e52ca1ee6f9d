import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image, ImageChops

from printing import Fonts, SlipInput, Stock, render_slip
from printing.errors import (
    CoverOpenError,
    CutterStuckError,
    LostHalfwayError,
    OfflineError,
    OutOfRollError,
    PaperTooNarrowError,
    PrinterFaultError,
    PrinterHotError,
    PrinterSilentError,
    PrinterWarning,
)
from printing.spool import Cancelled, Done, HeldUp, NotReady, Ready, Spooler, Unknown, open_printer
from printing.spool.raster import dots_of, greys_of
from tests.support.processes import wait_until
from tests.support.receipt_printer import ReceiptPrinter, on_network

Plug = Callable[[ReceiptPrinter], Spooler]


@pytest.fixture
def plug() -> Iterator[Plug]:
    """Puts a printer on the network and returns the way to it."""
    listeners: list[socket.socket] = []
    with ThreadPoolExecutor(2) as threads:

        def put(printer: ReceiptPrinter) -> Spooler:
            listener = socket.create_server(("127.0.0.1", 0))
            listeners.append(listener)
            threads.submit(on_network, printer, listener)
            port = listener.getsockname()[1]
            return open_printer(f"escpos+tcp://127.0.0.1:{port}?paper={printer.width}")

        yield put
        for listener in listeners:
            # A listener that is only closed leaves the thread in accept.
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printing.spool.escpos.job._PATIENCE", 0.1)
    monkeypatch.setattr("printing.spool.escpos.job._OWED", 0.1)
    monkeypatch.setattr("printing.spool.escpos.talk._ANSWER_SECONDS", 0.1)


@pytest.fixture
def rare(slip: SlipInput) -> SlipInput:
    return replace(slip, masked_name="䶮𬭼㛃", item_title="䶮𬭼㛃")


def drawn(pdf: bytes) -> Image.Image:
    """Return what ought to be on the paper."""
    (page,) = greys_of(pdf, 203.2)
    return dots_of(page)


def are_alike(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and not ImageChops.logical_xor(one, other).getbbox()


@pytest.mark.parametrize("width", [80, 58])
def test_every_dot_of_a_slip_comes_out_and_it_is_cut_off(
    plug: Plug, rare: SlipInput, fonts: Fonts, width: int
) -> None:
    printer = ReceiptPrinter(width=width)
    spooler = plug(printer)
    pdf = render_slip(rare, fonts, spooler.stock)
    spooler.submit(pdf, "slip-1")
    assert spooler.state("slip-1") == Done()
    assert are_alike(printer.cuts[0], drawn(pdf))
    assert len(printer.cuts) == 1
    assert not printer.unknown
    assert printer.strip == 0
    (code,) = zxingcpp.read_barcodes(printer.cuts[0])
    assert code.text == rare.qr_text


@pytest.mark.parametrize(
    ("printer", "trouble"),
    [
        (ReceiptPrinter(paper=0), OutOfRollError),
        (ReceiptPrinter(cover_is_open=True), CoverOpenError),
        (ReceiptPrinter(cover_is_open=True, paper=0), CoverOpenError),
        (ReceiptPrinter(error=0x08), CutterStuckError),
        (ReceiptPrinter(error=0x20), PrinterFaultError),
        (ReceiptPrinter(error=0x40), PrinterHotError),
    ],
)
def test_what_keeps_it_from_printing_is_named_before_anything_is_sent(
    plug: Plug, printer: ReceiptPrinter, trouble: type[Exception]
) -> None:
    spooler = plug(printer)
    state = spooler.probe()
    assert isinstance(state, NotReady)
    assert type(state.error) is trouble


def test_a_printer_without_paper_gets_nothing(plug: Plug, slip: SlipInput, fonts: Fonts) -> None:
    printer = ReceiptPrinter(paper=0)
    spooler = plug(printer)
    with pytest.raises(OutOfRollError):
        spooler.submit(render_slip(slip, fonts, Stock.ROLL_80), "slip-1")
    printer.refill()
    assert isinstance(spooler.state("slip-1"), Unknown)
    assert spooler.probe() == Ready()
    assert printer.strip == 0
    assert not printer.cuts


def test_a_roll_that_nears_its_end_is_told(plug: Plug) -> None:
    assert plug(ReceiptPrinter(paper_is_low=True)).probe() == Ready((PrinterWarning.PAPER_LOW,))


def test_a_slip_that_meets_the_end_of_the_roll_goes_on_after_a_new_one(
    plug: Plug, slip: SlipInput, fonts: Fonts
) -> None:
    printer = ReceiptPrinter(paper=300)
    spooler = plug(printer)
    pdf = render_slip(slip, fonts, spooler.stock)
    spooler.submit(pdf, "slip-1")
    state = spooler.state("slip-1")
    assert isinstance(state, HeldUp)
    assert type(state.error) is OutOfRollError
    # A second person's slip waits for the same roll, and is not printed before the first.
    probed = spooler.probe()
    assert isinstance(probed, NotReady)
    spooler.submit(pdf, "slip-2")
    assert isinstance(spooler.state("slip-2"), HeldUp)
    printer.refill()
    wait_until(lambda: spooler.state("slip-1") == Done())
    wait_until(lambda: spooler.state("slip-2") == Done())
    assert [are_alike(cut, drawn(pdf)) for cut in printer.cuts] == [True, True]


def test_a_cover_that_is_opened_holds_it_up_until_it_is_closed(
    plug: Plug, slip: SlipInput, fonts: Fonts
) -> None:
    printer = ReceiptPrinter(paper=300)
    spooler = plug(printer)
    spooler.submit(render_slip(slip, fonts, spooler.stock), "slip-1")
    printer.refill()
    printer.cover_is_open = True
    state = spooler.state("slip-1")
    assert isinstance(state, HeldUp)
    assert type(state.error) is CoverOpenError
    printer.cover_is_open = False
    wait_until(lambda: spooler.state("slip-1") == Done())
    assert len(printer.cuts) == 1


def test_a_printer_that_is_gone_halfway_is_told_and_nothing_is_sent_twice(
    plug: Plug, slip: SlipInput, fonts: Fonts
) -> None:
    printer = ReceiptPrinter(dies_after=30_000)
    spooler = plug(printer)
    spooler.submit(render_slip(slip, fonts, spooler.stock), "slip-1")
    state = spooler.state("slip-1")
    assert isinstance(state, Cancelled)
    assert isinstance(state.error, LostHalfwayError)
    assert "作废" in state.error.words("zh_CN")
    assert isinstance(spooler.probe(), NotReady)
    assert spooler.state("slip-1") == state
    assert not printer.cuts


def test_a_printer_that_is_gone_before_it_begins_was_sent_nothing(
    plug: Plug, slip: SlipInput, fonts: Fonts
) -> None:
    spooler = plug(ReceiptPrinter(dies_after=2))
    with pytest.raises(OfflineError):
        spooler.submit(render_slip(slip, fonts, spooler.stock), "slip-1")
    assert spooler.state("slip-1") == Unknown()


def test_after_a_slip_was_cut_off_within_a_band_the_next_one_comes_out_whole(
    plug: Plug, slip: SlipInput, fonts: Fonts
) -> None:
    printer = ReceiptPrinter(paper=300)
    spooler = plug(printer)
    pdf = render_slip(slip, fonts, spooler.stock)
    # What a kiosk left behind that was switched off in the middle: nobody knows that name now.
    printer.take(
        b"\x1dv0\0" + (72).to_bytes(2, "little") + (64).to_bytes(2, "little") + b"\xff" * 99
    )
    assert spooler.state("slip-0") == Unknown()
    printer.refill()
    spooler.submit(pdf, "slip-1")
    wait_until(lambda: spooler.state("slip-1") == Done())
    (cut,) = printer.cuts
    whole = drawn(pdf)
    assert are_alike(cut.crop((0, cut.height - whole.height, cut.width, cut.height)), whole)
    assert not printer.unknown


@pytest.mark.parametrize("garbage", [b"", b"\xff\xc1ERROR\x91"])
def test_a_printer_that_cannot_tell_prints_and_is_never_said_to_be_done(
    plug: Plug, slip: SlipInput, fonts: Fonts, garbage: bytes
) -> None:
    printer = ReceiptPrinter(is_mute=not garbage, garbage=garbage)
    spooler = plug(printer)
    assert spooler.probe() == Ready((PrinterWarning.CANNOT_TELL,))
    pdf = render_slip(slip, fonts, spooler.stock)
    spooler.submit(pdf, "slip-1")
    assert spooler.state("slip-1") == Unknown()
    wait_until(lambda: bool(printer.cuts))
    assert are_alike(printer.cuts[0], drawn(pdf))


def test_a_printer_that_does_not_say_when_it_is_through_is_not_said_to_be_done(
    plug: Plug, slip: SlipInput, fonts: Fonts
) -> None:
    printer = ReceiptPrinter(answers_passed=False)
    spooler = plug(printer)
    spooler.submit(render_slip(slip, fonts, spooler.stock), "slip-1")
    assert spooler.state("slip-1") == Unknown()
    assert len(printer.cuts) == 1


def test_a_printer_that_falls_silent_is_told_with_where_to_look(
    plug: Plug, slip: SlipInput, fonts: Fonts
) -> None:
    printer = ReceiptPrinter(paper=300)
    spooler = plug(printer)
    spooler.submit(render_slip(slip, fonts, spooler.stock), "slip-1")
    printer.is_mute = True
    printer.refill()
    state = spooler.state("slip-1")
    assert isinstance(state, HeldUp)
    assert isinstance(state.error, PrinterSilentError)
    spooler.cancel("slip-1")


def test_a_page_for_sheets_is_refused_in_words(plug: Plug, slip: SlipInput, fonts: Fonts) -> None:
    printer = ReceiptPrinter()
    spooler = plug(printer)
    with pytest.raises(PaperTooNarrowError) as refused:
        spooler.submit(render_slip(slip, fonts), "slip-1")
    assert "小票打印机" in refused.value.words("zh_CN")
    assert printer.received == 0


def test_what_is_taken_back_is_not_sent_on(plug: Plug, slip: SlipInput, fonts: Fonts) -> None:
    printer = ReceiptPrinter(paper=300)
    spooler = plug(printer)
    spooler.submit(render_slip(slip, fonts, spooler.stock), "slip-1")
    spooler.cancel("slip-1")
    printer.refill()
    assert spooler.state("slip-1") == Cancelled()
    assert spooler.probe() == Ready()
    assert not printer.cuts


def test_a_printer_that_is_not_there_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    for address in (
        f"escpos+tcp://127.0.0.1:{port}",
        "escpos+serial:///dev/ttyNone",
        "escpos+usb://04b8:0e15",
    ):
        state = open_printer(address).probe()
        assert isinstance(state, NotReady)
        assert isinstance(state.error, OfflineError)
