"""Handing a document to the printer and asking what became of it, with the ledger kept beside it.

Each step blocks and is run on a lane. Nothing is handed over twice: a document that may have come
out is asked about, never sent again.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from printing import Stock
from printing.errors import PrinterError, PrintError, UnansweredError
from printing.spool import (
    Cancelled,
    Done,
    HeldUp,
    NotReady,
    Printing,
    Spooler,
    Unknown,
    Waiting,
)
from sync.clock import Clock, new_id
from sync.errors import KnownError
from sync.store import Asked, Document, PrintJob, Settled
from sync.store.prints import Prints

Stage = Literal["none", "waiting", "printing", "held_up", "printed", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be put on paper.

    `draw` is given which copy it is, from 1. `about`: the filing that it is about. The printer hears
    neither: its lists are read by many.
    """

    document: Document
    draw: Callable[[int], bytes] = field(repr=False)
    about: UUID | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a document got.

    `error`: what holds it up, or why it failed. `is_heard`: whether the printer could be asked.
    """

    stage: Stage
    error: KnownError | PrintError | None = None
    is_heard: bool = True

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be heard of it."""
        return self.stage in ("printed", "failed", "unknown")


_STAGES: dict[type, Stage] = {
    Waiting: "waiting",
    Printing: "printing",
    Done: "printed",
}
_SETTLED: dict[Stage, Settled] = {"printed": "confirmed", "failed": "failed"}


def asked_of(printer: Spooler, name: str) -> Progress:
    """Ask a printer how far a document got."""
    try:
        state = printer.state(name)
    except PrinterError as unheard:
        return Progress("held_up", unheard, is_heard=False)
    match state:
        case HeldUp(error):
            return Progress("held_up", error)
        case Cancelled(error):
            return Progress("failed", error)
        case Unknown():  # it may still lie in a line that nobody has read to its end
            return Progress("waiting", is_heard=False)
    return Progress(_STAGES[type(state)])


def shown_address(address: str) -> str:
    """Return a printer's address as it may be kept and shown: without a password."""
    return re.sub("(?<=//)[^/@]*@", "", address)


class Handover:
    """One printer and its ledger. `name`: how the ledger calls the printer."""

    def __init__(self, spooler: Spooler, prints: Prints, clock: Clock, name: str) -> None:
        self._spooler = spooler
        self._prints = prints
        self._clock = clock
        self._name = name

    @property
    def stock(self) -> Stock:
        """What the printer prints on."""
        return self._spooler.stock

    def enter(self, order: Order) -> PrintJob:
        """Enter a document in the ledger before anything is done about it.

        Raises:
            StoreFullError: the disk is full or read-only.
        """
        key = new_id(self._clock)
        name = f"{order.document}-{key.hex[-12:]}"
        asked = Asked(key, order.document, order.about, name, self._name)
        return self._prints.enter(asked, self._clock.now())

    def give(self, jobs: Sequence[PrintJob], pdfs: Sequence[bytes]) -> list[Progress]:
        """Hand documents over; a printer that could not print them now gets none.

        They would come out when the person has left, which nobody asked for.
        """
        ready = self._spooler.probe()
        if isinstance(ready, NotReady):
            return self.drop(jobs, ready.error)
        return [self._submit(job, pdf) for job, pdf in zip(jobs, pdfs, strict=True)]

    def _submit(self, job: PrintJob, pdf: bytes) -> Progress:
        self._prints.send(job.id, self._clock.now())
        try:
            self._spooler.submit(pdf, job.name)
        except UnansweredError as error:
            return Progress("held_up", error, is_heard=False)
        except PrinterError as error:
            return self.drop([job], error)[0]
        return self.ask(job)

    def ask(self, job: PrintJob) -> Progress:
        """Say how far a document got that was handed over."""
        progress = asked_of(self._spooler, job.name)
        if progress.stage in _SETTLED:
            self._prints.settle(job.id, _SETTLED[progress.stage], self._clock.now())
        return progress

    def drop(self, jobs: Sequence[PrintJob], error: KnownError | PrintError) -> list[Progress]:
        """Nothing of them will come out."""
        for job in jobs:
            self._prints.settle(job.id, "failed", self._clock.now())
        return [Progress("failed", error)] * len(jobs)

    def give_up(self, job: PrintJob) -> Progress:
        """The printer cannot be asked any more."""
        self._prints.settle(job.id, "unknown", self._clock.now())
        return Progress("unknown")

    def take_up(self) -> tuple[PrintJob, ...]:
        """Return what this printer was handed before the kiosk stopped; what it was not has failed."""
        return self._prints.take_up(self._name, self._clock.now())
