"""What Windows says of a printer and of a document in its queue (winspool.h), as facts."""

from collections.abc import Sequence

from printing.errors import (
    CoverOpenError,
    NotAcceptingError,
    OfflineError,
    OutOfPaperError,
    OutputFullError,
    PaperJamError,
    PrinterError,
    PrinterFaultError,
    PrinterForbiddenError,
    PrinterWarning,
    QueueMissingError,
    SpoolerGoneError,
    TonerEmptyError,
)
from printing.spool.spooler import Cancelled, Done, HeldUp, JobState, Printing, Waiting

_Troubles = Sequence[tuple[int, type[PrinterError]]]

# PRINTER_STATUS_…; what must be put right first stands first.
_OF_PRINTER: _Troubles = (
    (0x0000_0008, PaperJamError),
    (0x0040_0000, CoverOpenError),  # DOOR_OPEN
    (0x0000_0010, OutOfPaperError),
    (0x0000_0040, OutOfPaperError),  # PAPER_PROBLEM
    (0x0000_0020, OutOfPaperError),  # MANUAL_FEED
    (0x0000_0800, OutputFullError),
    (0x0004_0000, TonerEmptyError),
    (0x0000_0080, OfflineError),
    (0x0000_1000, OfflineError),  # NOT_AVAILABLE
    (0x0080_0000, OfflineError),  # SERVER_UNKNOWN
    (0x0000_0001, NotAcceptingError),  # PAUSED
    (0x0000_0004, NotAcceptingError),  # PENDING_DELETION
    (0x0000_0002, PrinterFaultError),  # ERROR
    (0x0010_0000, PrinterFaultError),  # USER_INTERVENTION
    (0x0020_0000, PrinterFaultError),  # OUT_OF_MEMORY
)
_TONER_LOW = 0x0002_0000
# PRINTER_ATTRIBUTE_…
_KEEPS_JOBS, _WORKS_OFFLINE = 0x0100, 0x0400
# JOB_STATUS_…
_OF_JOB: _Troubles = (
    (0x0040, OutOfPaperError),
    (0x0020, OfflineError),
    (0x0001, NotAcceptingError),  # PAUSED
    (0x0002, PrinterFaultError),  # ERROR
    (0x0400, PrinterFaultError),  # USER_INTERVENTION
    (0x0200, PrinterFaultError),  # BLOCKED_DEVQ
)
_PRINTING, _DELETED, _PRINTED = 0x0010, 0x0104, 0x1080
# ERROR_…, RPC_S_… (winerror.h)
_OF_CALL: dict[int, type[PrinterError]] = {
    5: PrinterForbiddenError,  # ACCESS_DENIED
    1722: SpoolerGoneError,  # SERVER_UNAVAILABLE: the service does not run
    1726: SpoolerGoneError,  # CALL_FAILED
    1801: QueueMissingError,  # INVALID_PRINTER_NAME
    1804: QueueMissingError,  # INVALID_DATATYPE
}


def trouble_of(status: int, attributes: int) -> PrinterError | None:
    """Return what keeps a printer from printing; many drivers say nothing of it."""
    if attributes & _WORKS_OFFLINE:
        return OfflineError("set to work offline")
    return _first(_OF_PRINTER, status)


def warnings_of(status: int, attributes: int) -> tuple[PrinterWarning, ...]:
    """Return what staff should see to."""
    said = {
        PrinterWarning.TONER_LOW: status & _TONER_LOW,
        PrinterWarning.KEEPS_JOBS: attributes & _KEEPS_JOBS,
    }
    return tuple(warning for warning, holds in said.items() if holds)


def state_of(status: int) -> JobState:
    """Return how far a document is that stands in the queue."""
    if status & _DELETED:
        return Cancelled()
    if status & _PRINTED:
        return Done()
    if trouble := _first(_OF_JOB, status):
        return HeldUp(trouble)
    return Printing() if status & _PRINTING else Waiting()


def failure_of(error: OSError) -> PrinterError:
    """Return what a call of Windows failed with, as a fact."""
    return _OF_CALL.get(error.errno or 0, PrinterFaultError)(f"error {error.errno}")


def _first(troubles: _Troubles, status: int) -> PrinterError | None:
    return next((kind(f"status {status:#x}") for flag, kind in troubles if status & flag), None)
