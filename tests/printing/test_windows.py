"""What is told of a Windows printer, by numbers from winspool.h; no Windows was asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from PIL import Image

from printing import Fonts, SlipInput, render_slip
from printing.errors import (
    CoverOpenError,
    NotAcceptingError,
    OfflineError,
    OutOfPaperError,
    OutputFullError,
    PaperJamError,
    PrinterAddressError,
    PrinterFaultError,
    PrinterForbiddenError,
    PrinterWarning,
    QueueMissingError,
    SpoolerGoneError,
    TonerEmptyError,
)
from printing.spool import (
    Cancelled,
    Done,
    HeldUp,
    JobState,
    NotReady,
    Printing,
    Ready,
    Unknown,
    Waiting,
    open_printer,
)
from printing.spool.windows.spooler import WindowsSpooler


@dataclass
class RecordedQueue:
    """Says what a queue of Windows says."""

    status: int = 0
    attributes: int = 0x40
    listed: dict[str, int] = field(default_factory=dict)
    printed: list[Sequence[Image.Image]] = field(default_factory=list)
    fails_with: int = 0

    def look(self) -> tuple[int, int]:
        self._fail()
        return self.status, self.attributes

    def jobs(self) -> dict[str, tuple[int, int]]:
        self._fail()
        return {name: (7, status) for name, status in self.listed.items()}

    def print(self, pages: Sequence[Image.Image], name: str) -> None:
        self._fail()
        self.printed.append(pages)
        self.listed[name] = 0

    def delete(self, number: int) -> None:
        assert number == 7
        self.listed.clear()

    def _fail(self) -> None:
        if self.fails_with:
            raise OSError(self.fails_with, "recorded")


@pytest.mark.parametrize(
    ("status", "attributes", "trouble"),
    [
        (0x10, 0x40, OutOfPaperError),
        (0x12, 0x40, OutOfPaperError),
        (0x08 | 0x10, 0x40, PaperJamError),
        (0x400000 | 0x10, 0x40, CoverOpenError),
        (0x800, 0x40, OutputFullError),
        (0x40000, 0x40, TonerEmptyError),
        (0x80, 0x40, OfflineError),
        (0, 0x440, OfflineError),
        (0x1, 0x40, NotAcceptingError),
        (0x100000, 0x40, PrinterFaultError),
    ],
)
def test_what_keeps_it_from_printing_is_named(
    status: int, attributes: int, trouble: type[Exception]
) -> None:
    state = WindowsSpooler(RecordedQueue(status, attributes)).probe()
    assert isinstance(state, NotReady)
    assert type(state.error) is trouble


@pytest.mark.parametrize(
    ("status", "attributes", "warnings"),
    [
        (0, 0x40, ()),
        (0x400, 0x40, ()),
        (0x20000, 0x40, (PrinterWarning.TONER_LOW,)),
        (0, 0x140, (PrinterWarning.KEEPS_JOBS,)),
    ],
)
def test_a_printer_that_prints_is_ready(
    status: int, attributes: int, warnings: tuple[PrinterWarning, ...]
) -> None:
    assert WindowsSpooler(RecordedQueue(status, attributes)).probe() == Ready(warnings)


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (1801, QueueMissingError),
        (1722, SpoolerGoneError),
        (5, PrinterForbiddenError),
        (31, PrinterFaultError),
    ],
)
def test_what_windows_refuses_is_named(
    slip: SlipInput, fonts: Fonts, number: int, trouble: type[Exception]
) -> None:
    spooler = WindowsSpooler(RecordedQueue(fails_with=number))
    state = spooler.probe()
    assert isinstance(state, NotReady)
    assert type(state.error) is trouble
    with pytest.raises(trouble):
        spooler.submit(render_slip(slip, fonts), "slip-1")
    with pytest.raises(trouble):
        spooler.state("slip-1")


def submitted(slip: SlipInput, fonts: Fonts) -> tuple[WindowsSpooler, RecordedQueue]:
    queue = RecordedQueue()
    spooler = WindowsSpooler(queue)
    spooler.submit(render_slip(slip, fonts), "slip-1")
    return spooler, queue


def test_pages_are_drawn_in_their_own_size(slip: SlipInput, fonts: Fonts) -> None:
    _, queue = submitted(slip, fonts)
    (((page),),) = queue.printed
    assert page.size == pytest.approx((148 / 25.4 * 300, 210 / 25.4 * 300), abs=2)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (0, Waiting()),
        (0x8, Waiting()),
        (0x10, Printing()),
        (0x80, Done()),
        (0x1000, Done()),
        (0x104, Cancelled()),
    ],
)
def test_how_far_a_document_is_stands_in_the_queue(
    slip: SlipInput, fonts: Fonts, status: int, state: JobState
) -> None:
    spooler, queue = submitted(slip, fonts)
    queue.listed["slip-1"] = status
    assert spooler.state("slip-1") == state


@pytest.mark.parametrize(
    ("job", "printer", "trouble"),
    [
        (0x40, 0, OutOfPaperError),
        (0x10, 0x10, OutOfPaperError),
        (0x20, 0, OfflineError),
        (0x2, 0, PrinterFaultError),
    ],
)
def test_what_holds_a_document_up_is_named_and_it_is_not_said_to_be_printed_when_it_is_gone(
    slip: SlipInput, fonts: Fonts, job: int, printer: int, trouble: type[Exception]
) -> None:
    spooler, queue = submitted(slip, fonts)
    queue.listed["slip-1"], queue.status = job, printer
    state = spooler.state("slip-1")
    assert isinstance(state, HeldUp)
    assert type(state.error) is trouble
    queue.listed.clear()
    assert spooler.state("slip-1") == Unknown()


def test_a_document_that_left_the_queue_in_good_order_was_sent(
    slip: SlipInput, fonts: Fonts
) -> None:
    spooler, queue = submitted(slip, fonts)
    queue.listed.clear()
    assert spooler.state("slip-1") == Done()
    assert spooler.state("slip-0") == Unknown()


def test_a_document_is_taken_back(slip: SlipInput, fonts: Fonts) -> None:
    spooler, queue = submitted(slip, fonts)
    spooler.cancel("slip-1")
    assert not queue.listed
    assert spooler.state("slip-1") == Cancelled()


@pytest.mark.parametrize(
    "address", ["windows:///", "windows://host/printer", "windows:///HP%20Laser"]
)
def test_an_address_of_windows_is_refused_elsewhere(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    with pytest.raises(PrinterAddressError):
        open_printer(address)
