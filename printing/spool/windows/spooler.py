"""A printer of Windows: pages are drawn by its driver, documents are followed in its queue."""

from collections.abc import Sequence
from typing import Protocol

from PIL import Image

from printing.layout.stock import Stock
from printing.spool.raster import greys_of
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
from printing.spool.windows import flags

DOTS_PER_INCH = 300


class Queue(Protocol):
    """What is asked of Windows. Each call raises OSError with the number of what went wrong."""

    def look(self) -> tuple[int, int]:
        """Return the printer's status and attributes."""
        ...

    def jobs(self) -> dict[str, tuple[int, int]]:
        """Return number and status of each document in the queue, by its name."""
        ...

    def print(self, pages: Sequence[Image.Image], name: str) -> None:
        """Hand over pages of `DOTS_PER_INCH`, in their own size."""
        ...

    def delete(self, number: int) -> None:
        """Take a document out of the queue."""
        ...


class WindowsSpooler:
    """Prints PDF in its own size on the paper that the driver is set to.

    A document that was last seen in good order and is gone from the queue counts as printed: Windows
    has sent all of it, and tells no more.
    """

    stock = Stock.A4

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._last: dict[str, JobState] = {}

    def probe(self) -> PrinterState:
        """Tell what Windows knows of the printer."""
        try:
            status, attributes = self._queue.look()
        except OSError as error:
            return NotReady(flags.failure_of(error))
        trouble = flags.trouble_of(status, attributes)
        return NotReady(trouble) if trouble else Ready(flags.warnings_of(status, attributes))

    def submit(self, pdf: bytes, name: str) -> None:
        """Hand over one document.

        Raises:
            DocumentRefusedError: it is not a PDF.
            PrinterError: Windows did not take it.
        """
        pages = greys_of(pdf, DOTS_PER_INCH)
        try:
            self._queue.print(pages, name)
        except OSError as error:
            raise flags.failure_of(error) from error
        self._last[name] = Waiting()

    def state(self, name: str) -> JobState:
        """Tell what became of a document.

        Raises:
            PrinterError: the queue cannot be asked now.
        """
        last = self._last.get(name, Unknown())
        if isinstance(last, Done | Cancelled):
            return last
        job = self._jobs().get(name)
        self._last[name] = self._gone(last) if job is None else self._there(job[1])
        return self._last[name]

    def cancel(self, name: str) -> None:
        """Take a document out of the queue.

        Raises:
            PrinterError: the queue cannot be asked now.
        """
        job = self._jobs().get(name)
        if job is None:
            return
        try:
            self._queue.delete(job[0])
        except OSError as error:
            raise flags.failure_of(error) from error
        self._last[name] = Cancelled()

    def _jobs(self) -> dict[str, tuple[int, int]]:
        try:
            return self._queue.jobs()
        except OSError as error:
            raise flags.failure_of(error) from error

    def _there(self, status: int) -> JobState:
        """Tell how far a document in the queue is: what holds the printer up holds it up."""
        state = flags.state_of(status)
        if isinstance(state, Waiting | Printing):
            probed = self.probe()
            if isinstance(probed, NotReady):
                return HeldUp(probed.error)
        return state

    @staticmethod
    def _gone(last: JobState) -> JobState:
        return Done() if isinstance(last, Waiting | Printing) else Unknown()
