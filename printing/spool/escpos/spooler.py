"""A receipt printer: it has no queue and keeps no list, so what became of a document is known here."""

import errno
from collections.abc import Callable

from printing.errors import (
    OfflineError,
    PaperTooNarrowError,
    PrinterError,
    PrinterForbiddenError,
    PrinterSilentError,
)
from printing.layout.stock import DOT, Stock
from printing.spool.escpos import commands, status
from printing.spool.escpos.job import Job
from printing.spool.escpos.links import Link
from printing.spool.escpos.talk import Talk
from printing.spool.raster import dots_of, greys_of
from printing.spool.spooler import (
    HeldUp,
    JobState,
    NotReady,
    PrinterState,
    Ready,
    Unknown,
    Waiting,
)

_DOTS_PER_INCH = 72 / DOT
_FORBIDDEN = {errno.EACCES, errno.EPERM}
# How long one call may send; a slip takes half a minute on a slow serial line.
_TURN = 8.0


class EscposSpooler:
    """Prints strips, one after the other, and asks the printer between two bands of dots.

    After a restart of the kiosk nothing is known of the documents from before.
    """

    def __init__(self, open_link: Callable[[], Link], stock: Stock) -> None:
        self._open_link = open_link
        self._stock = stock
        self._jobs: dict[str, Job] = {}
        self._is_torn = False
        self._speaks = False

    @property
    def stock(self) -> Stock:
        """How wide its roll is."""
        return self._stock

    def probe(self) -> PrinterState:
        """Ask the printer how it is; one that is printing, by how that goes."""
        if job := self._current():
            state = self._advance(job)
            if isinstance(state, HeldUp):
                return NotReady(state.error)
            if not job.end:
                return Ready()
        try:
            talk, answers = self._greet()
        except PrinterError as error:
            return NotReady(error)
        talk.close()
        return Ready(status.warnings_of(answers))

    def submit(self, pdf: bytes, name: str) -> None:
        """Send a document, or its beginning: `state` sends on.

        Raises:
            DocumentRefusedError: it is not a PDF, or wider than the roll.
            PrinterError: the printer cannot be reached, or says why it cannot print.
        """
        pages = [dots_of(grey) for grey in greys_of(pdf, _DOTS_PER_INCH)]
        widest = max(page.width for page in pages)
        if widest > self._stock.dots:
            raise PaperTooNarrowError(f"{widest} dots")
        job = Job(commands.parts_of(pages))
        if not self._current():
            job.begin(self._greet()[0])
        self._jobs[name] = job
        self.state(name)

    def state(self, name: str) -> JobState:
        """Send on what is being printed, and tell what became of a document."""
        job, current = self._jobs.get(name), self._current()
        if job is None:
            # It may have been cut off within a band, whose rest the printer still waits for.
            self._is_torn = True
            return Unknown()
        if job.end or current is None:
            return job.end or Unknown()
        state = self._advance(current)
        return state if current is job or isinstance(state, HeldUp) else Waiting()

    def cancel(self, name: str) -> None:
        """Send nothing more of a document; what was sent comes out."""
        job = self._jobs.get(name)
        if job and not job.end:
            job.stop()
            self._is_torn |= job.is_torn

    def _current(self) -> Job | None:
        return next((job for job in self._jobs.values() if not job.end), None)

    def _advance(self, job: Job) -> JobState:
        try:
            if not job.has_begun:
                job.begin(self._greet()[0])
        except PrinterError as error:
            return HeldUp(error)
        state = job.go_on(_TURN)
        self._is_torn |= job.is_torn
        return state

    def _greet(self) -> tuple[Talk, dict[int, int]]:
        """Return a way to the printer and what it answers.

        Raises:
            PrinterError: it cannot be reached, or says why it cannot print.
        """
        try:
            talk = Talk(self._open_link())
        except OSError as error:
            kind = PrinterForbiddenError if error.errno in _FORBIDDEN else OfflineError
            raise kind(type(error).__name__) from error
        try:
            return talk, self._ask(talk)
        except OSError as error:
            talk.close()
            raise OfflineError(type(error).__name__) from error
        except PrinterError:
            talk.close()
            raise

    def _ask(self, talk: Talk) -> dict[int, int]:
        """Return what a printer answers that can print.

        Raises:
            OSError: the way is broken.
            PrinterError: it says why it cannot print, or nothing any more.
        """
        if self._is_torn:
            talk.complete(commands.completion(self._stock.dots))
            self._is_torn = False
        answers = talk.ask()
        if self._speaks and not answers:
            answers = talk.ask()
            if not answers:
                raise PrinterSilentError("answered before")
        self._speaks = bool(answers)
        if trouble := status.trouble_of(answers):
            raise trouble
        return answers
