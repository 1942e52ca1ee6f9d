"""Every page that was asked for comes out once, whatever happens to paper, printer and CUPS."""

from collections.abc import Callable

import pytest
from pypdf import PdfReader

from printing.errors import OfflineError, OutOfPaperError, SpoolerGoneError
from printing.spool import (
    Cancelled,
    Done,
    HeldUp,
    JobState,
    NotReady,
    Printing,
    Ready,
    Spooler,
    Unknown,
    open_printer,
)
from tests.support.cups import PaperWorks, words_in
from tests.support.processes import wait_until

Ending = Callable[[str], JobState]


def test_a_document_comes_out_once_on_a4(
    works: PaperWorks, printer: Spooler, pdf: bytes, ending: Ending
) -> None:
    assert printer.probe() == Ready()
    printer.submit(pdf, "normal")
    assert ending("normal") == Done()
    (sheet,) = works.sheets("normal")
    assert "高龄津贴申请" in words_in(sheet)
    paper = PdfReader(sheet).pages[0].mediabox
    assert (round(paper.width), round(paper.height)) == (595, 842)
    assert printer.state("never-asked-for") == Unknown()


def test_an_empty_tray_is_named_and_after_refilling_the_sheet_comes_out(
    works: PaperWorks, printer: Spooler, pdf: bytes, ending: Ending
) -> None:
    works.run_out_of_paper()
    printer.submit(pdf, "refilled")
    wait_until(lambda: isinstance(printer.state("refilled"), HeldUp))
    assert _why(printer.state("refilled")) is OutOfPaperError
    assert _why(printer.probe()) is OutOfPaperError
    works.refill()
    assert ending("refilled") == Done()
    assert len(works.sheets("refilled")) == 1
    assert printer.probe() == Ready()


def test_of_a_cancelled_job_nothing_comes_out_and_the_next_one_does(
    works: PaperWorks, printer: Spooler, pdf: bytes, ending: Ending
) -> None:
    works.run_out_of_paper()
    printer.submit(pdf, "cancelled")
    wait_until(lambda: isinstance(printer.state("cancelled"), HeldUp))
    printer.cancel("cancelled")
    assert ending("cancelled") == Cancelled()
    wait_until(lambda: isinstance(printer.probe(), Ready))
    works.refill()
    printer.submit(pdf, "next")
    assert ending("next") == Done()
    assert (works.sheets("cancelled"), len(works.sheets("next"))) == ([], 1)


def test_a_printer_that_is_off_is_named_and_prints_when_it_is_back(
    works: PaperWorks, printer: Spooler, pdf: bytes, ending: Ending
) -> None:
    works.printer.kill()
    assert _why(printer.probe()) is OfflineError
    printer.submit(pdf, "waited")
    wait_until(lambda: isinstance(printer.state("waited"), HeldUp))
    assert _why(printer.state("waited")) is OfflineError
    works.printer.start()
    assert ending("waited") == Done()
    assert len(works.sheets("waited")) == 1


def test_what_a_printer_forgot_in_a_power_cut_is_not_called_printed(
    works: PaperWorks, printer: Spooler, pdf: bytes, ending: Ending
) -> None:
    works.run_out_of_paper()
    printer.submit(pdf, "forgotten")
    wait_until(lambda: isinstance(printer.state("forgotten"), HeldUp))
    works.printer.kill()
    works.refill()
    works.printer.start()
    assert ending("forgotten") == Unknown()
    printer.submit(pdf, "forgotten-2")
    assert ending("forgotten-2") == Done()
    assert (works.sheets("forgotten"), len(works.sheets("forgotten-2"))) == ([], 1)


def test_a_cups_that_dies_prints_nothing_twice(
    works: PaperWorks, printer: Spooler, pdf: bytes, ending: Ending
) -> None:
    works.run_out_of_paper()
    printer.submit(pdf, "survived")
    wait_until(lambda: _why(printer.state("survived")) is OutOfPaperError)
    works.kill_cups()
    assert _why(printer.probe()) is SpoolerGoneError
    with pytest.raises(SpoolerGoneError):
        printer.state("survived")
    works.start_cups()
    assert _why(printer.state("survived")) is OutOfPaperError
    works.refill()
    assert ending("survived") == Done()
    assert len(works.sheets("survived")) == 1


def test_what_still_lay_in_a_cups_that_died_is_unknown_and_is_asked_for_again(
    works: PaperWorks, printer: Spooler, pdf: bytes, ending: Ending
) -> None:
    works.printer.kill()
    printer.submit(pdf, "lost")
    works.kill_cups()
    works.printer.start()
    works.start_cups()
    assert printer.state("lost") == Unknown()
    printer.submit(pdf, "lost-2")
    assert ending("lost-2") == Done()
    assert (works.sheets("lost"), len(works.sheets("lost-2"))) == ([], 1)


def test_a_printer_that_speaks_ipp_needs_no_cups(works: PaperWorks, pdf: bytes) -> None:
    printer = open_printer(works.printer_uri)
    assert printer.probe() == Ready()
    printer.submit(pdf, "direct")
    wait_until(lambda: printer.state("direct") == Done())
    assert len(works.sheets("direct")) == 1
    assert printer.state("never-asked-for") == Unknown()


def _why(state: object) -> object:
    return type(state.error) if isinstance(state, HeldUp | NotReady) else Printing
