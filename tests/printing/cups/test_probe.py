"""What keeps pages from coming out is named before anybody needs them."""

from collections.abc import Iterator

import pytest

from printing.errors import (
    NotAcceptingError,
    PrinterWarning,
    QueueMissingError,
    SpoolerGoneError,
)
from printing.spool import Done, HeldUp, NotReady, Ready, Spooler, open_printer
from tests.support.cups import PaperWorks
from tests.support.processes import wait_until


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printing.spool.ipp.patience._SECONDS", 0.3)


@pytest.fixture
def frozen(works: PaperWorks) -> Iterator[PaperWorks]:
    works.freeze_cups()
    yield works
    works.thaw_cups()


@pytest.mark.usefixtures("impatient", "frozen")
def test_a_cups_that_hangs_is_named_in_time(printer: Spooler, pdf: bytes) -> None:
    state = printer.probe()
    assert isinstance(state, NotReady)
    assert isinstance(state.error, SpoolerGoneError)
    with pytest.raises(SpoolerGoneError):
        printer.submit(pdf, "hanging")


def test_a_queue_that_is_not_there_is_named(works: PaperWorks) -> None:
    state = open_printer(works.queue.replace("a4", "a5")).probe()
    assert isinstance(state, NotReady)
    assert isinstance(state.error, QueueMissingError)


@pytest.mark.parametrize(
    ("stop", "go_on"), [("cupsdisable", "cupsenable"), ("cupsreject", "cupsaccept")]
)
def test_a_queue_that_somebody_stopped_is_named(
    works: PaperWorks, printer: Spooler, stop: str, go_on: str
) -> None:
    works.command(stop, "a4")
    state = printer.probe()
    works.command(go_on, "a4")
    assert isinstance(state, NotReady)
    assert isinstance(state.error, NotAcceptingError)
    assert printer.probe() == Ready()


def test_a_job_in_a_stopped_queue_says_so_and_goes_on_afterwards(
    works: PaperWorks, printer: Spooler, pdf: bytes
) -> None:
    works.command("cupsdisable", "a4")
    printer.submit(pdf, "stopped")
    held_up = printer.state("stopped")
    works.command("cupsenable", "a4")
    assert isinstance(held_up, HeldUp)
    assert isinstance(held_up.error, NotAcceptingError)
    wait_until(lambda: printer.state("stopped") == Done())
    assert len(works.sheets("stopped")) == 1


def test_a_cups_that_keeps_jobs_is_told_of(works: PaperWorks, printer: Spooler, pdf: bytes) -> None:
    works.keep_jobs(keep=True)
    works.command("cupsdisable", "a4")
    printer.submit(pdf, "kept")
    printer.cancel("kept")
    works.command("cupsenable", "a4")
    state = printer.probe()
    works.keep_jobs(keep=False)
    assert state == Ready((PrinterWarning.KEEPS_JOBS,))
