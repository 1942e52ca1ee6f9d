"""A printer that speaks IPP: a queue of CUPS, or an IPP Everywhere printer by itself (ADR 0028)."""

from printing.errors import NotAcceptingError, PrinterAddressError, PrinterError, PrinterWarning
from printing.layout.stock import Stock
from printing.spool.ipp import operations
from printing.spool.ipp.connection import Connection
from printing.spool.ipp.operations import Job, Look, look_at
from printing.spool.ipp.patience import Patience
from printing.spool.spooler import (
    Cancelled,
    Done,
    HeldUp,
    JobState,
    NotReady,
    PrinterState,
    Printing,
    Ready,
    Unknown,
    Waiting,
)

_ENDS: dict[int, JobState] = {
    operations.CANCELLED: Cancelled(),
    operations.ABORTED: Cancelled(),
    operations.COMPLETED: Done(),
}


class IppSpooler:
    """Prints PDF in its own size on A4, or on the paper that the address names.

    A CUPS that keeps no history forgets a job when it ends; how it ended is then told by an event,
    and what CUPS lost sight of by the printer behind it.
    """

    stock = Stock.A4

    def __init__(self, uri: str) -> None:
        """Take the address of a queue or printer.

        Args:
            uri: as ipp://localhost:631/printers/a4; `?media=iso_a5_148x210mm` names other paper,
                `?sha256=` the one certificate that is trusted at an ipps: address.

        Raises:
            PrinterAddressError: it is not such an address.
        """
        self._patience = Patience()
        self._place = Connection(uri, self._patience)
        self._media = self._place.options.get("media", "iso_a4_210x297mm")

    def probe(self) -> PrinterState:
        """Ask the queue, and the printer behind it, how they are."""
        self._patience.renew()
        try:
            place = look_at(self._place)
            if place.is_stopped or not place.is_accepting:
                return NotReady(place.trouble or NotAcceptingError("stopped or not accepting"))
            printer = self._printer_behind(place)
            seen = look_at(printer) if printer else place
            keeps = self._place.is_cups and operations.keeps_jobs(self._place)
        except PrinterError as error:
            return NotReady(error)
        # What CUPS says while it rests is of its last job, and may be long over.
        is_news = printer is not None or not self._place.is_cups
        if trouble := seen.trouble_ahead(is_news=is_news):
            return NotReady(trouble)
        return Ready((*seen.warnings, PrinterWarning.KEEPS_JOBS) if keeps else seen.warnings)

    def submit(self, pdf: bytes, name: str) -> None:
        """Hand over one document.

        Raises:
            UnansweredError: the answer was lost; it may come out.
            PrinterError: it was not taken.
        """
        self._patience.renew()
        if self._place.is_cups:
            operations.subscription(self._place)
        operations.print_job(self._place, pdf, name, self._media)

    def state(self, name: str) -> JobState:
        """Tell what became of a job.

        Raises:
            PrinterError: the queue or printer cannot be asked now.
        """
        self._patience.renew()
        told = self._told_by(self._place, name)
        if told or not self._place.is_cups:
            return told or Unknown()
        ended = operations.end_told(self._place, name)
        if ended and ended.is_certain:
            return _end(ended)
        printer = self._printer_behind(look_at(self._place))
        return (printer and self._told_by(printer, name)) or Unknown()

    def cancel(self, name: str) -> None:
        """Take a job back, if it has not ended.

        Raises:
            PrinterError: the queue or printer cannot be asked now.
        """
        self._patience.renew()
        if job := operations.open_job(self._place, name):
            operations.cancel_job(self._place, job.number)

    def _told_by(self, place: Connection, name: str) -> JobState | None:
        """Tell what a queue or printer says of a job; None if it does not know it."""
        if job := operations.open_job(place, name):
            return self._progress(job, look_at(place))
        ended = operations.ended_job(place, name)
        return _end(ended) if ended else None

    def _progress(self, job: Job, place: Look) -> JobState:
        printer = self._printer_behind(place)
        try:
            trouble = look_at(printer).trouble if printer else place.trouble
        except PrinterError as error:
            return HeldUp(error)
        if trouble:
            return HeldUp(trouble)
        if place.is_stopped or job.state in (operations.HELD, operations.HALTED):
            return HeldUp(NotAcceptingError("stopped or held"))
        return Printing() if job.state == operations.PROCESSING else Waiting()

    def _printer_behind(self, place: Look) -> Connection | None:
        """Return the printer itself, where it speaks IPP: only it knows how it is now."""
        try:
            return Connection(place.device, self._patience, trusts_anyone=True)
        except PrinterAddressError:
            return None


def _end(job: Job) -> JobState:
    return _ENDS.get(job.state, Unknown())
