"""What a printer says of itself, as facts; tests/printing/cups has a real one."""

from collections.abc import Iterator

import pytest

from printing.errors import (
    CoverOpenError,
    NotAcceptingError,
    OutOfPaperError,
    PaperJamError,
    PrinterError,
    PrinterWarning,
)
from printing.spool import NotReady, Ready, open_printer
from tests.support.ipp_answers import IDLE, PROCESSING, STOPPED, address, answer, printer_is
from tests.support.scripted_http import Reply, ScriptedServer, scripted_server


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as server:
        yield server


@pytest.mark.parametrize(
    ("reply", "warnings"),
    [
        (printer_is(IDLE, "none"), ()),
        (printer_is(IDLE, "media-low-report", "toner-low-warning"), ("PAPER_LOW", "TONER_LOW")),
        # One of several trays.
        (printer_is(IDLE, "media-empty-report"), ("NEEDS_A_LOOK",)),
    ],
)
def test_what_runs_low_is_a_warning(
    server: ScriptedServer, reply: Reply, warnings: tuple[str, ...]
) -> None:
    server.script.append(reply)
    assert open_printer(address(server)).probe() == Ready(
        tuple(PrinterWarning[name] for name in warnings)
    )


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (printer_is(IDLE, "media-empty-error"), OutOfPaperError),
        (printer_is(IDLE, "media-empty", "cover-open"), CoverOpenError),
        (printer_is(PROCESSING, "media-empty-warning"), OutOfPaperError),
        (printer_is(STOPPED, "media-jam-error"), PaperJamError),
        (printer_is(STOPPED, "none"), NotAcceptingError),
        (printer_is(IDLE, "none", is_accepting=False), NotAcceptingError),
    ],
)
def test_what_keeps_pages_from_coming_out_is_an_error(
    server: ScriptedServer, reply: Reply, error: type[PrinterError]
) -> None:
    server.script.append(reply)
    state = open_printer(address(server)).probe()
    assert isinstance(state, NotReady)
    assert type(state.error) is error


def test_what_a_resting_cups_says_of_its_last_job_does_not_stop_the_next(
    server: ScriptedServer,
) -> None:
    server.script.extend([printer_is(IDLE, "media-empty-error"), answer()])
    state = open_printer(address(server, "/printers/a4")).probe()
    assert state == Ready((PrinterWarning.NEEDS_A_LOOK,))
