"""What every printer can be asked (design D13)."""

from dataclasses import dataclass
from typing import Protocol

from printing.errors import PrinterError, PrinterWarning
from printing.layout.stock import Stock


@dataclass(frozen=True, slots=True)
class Ready:
    """The next page will come out, as far as can be known; `warnings`: what staff should see to."""

    warnings: tuple[PrinterWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class NotReady:
    """The next page would not come out; `error` names the fact and what to do."""

    error: PrinterError


PrinterState = Ready | NotReady


@dataclass(frozen=True, slots=True)
class Waiting:
    """Taken; others come first, or it is on its way to the printer."""


@dataclass(frozen=True, slots=True)
class Printing:
    """Coming out."""


@dataclass(frozen=True, slots=True)
class HeldUp:
    """Taken, and it stands still until someone does what `error` says; then it goes on by itself."""

    error: PrinterError


@dataclass(frozen=True, slots=True)
class Done:
    """All of it came out."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Ended before all of it came out, by a person or by the printer; `error`: why, if known."""

    error: PrinterError | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody can tell whether it came out; only the paper can.

    Within half a minute of handing over more may become known: the page may still lie before a
    print service that hangs.
    """


JobState = Waiting | Printing | HeldUp | Done | Cancelled | Unknown


class Spooler(Protocol):
    """Takes finished pages. It never retries by itself: the ledger of jobs decides.

    A job is known by the name that its caller gave it, so whoever wrote the name down before
    handing it over can ask about it after a power cut. Every call ends within 20 seconds.
    """

    @property
    def stock(self) -> Stock:
        """What it prints on; documents are drawn for it."""
        ...

    def probe(self) -> PrinterState:
        """Tell whether a page would come out now; asked before a resident starts."""
        ...

    def submit(self, pdf: bytes, name: str) -> None:
        """Hand over one document.

        Args:
            pdf: the document.
            name: a plain file name without ending, another one for every copy, with nothing of
                a person in it (slip-0f31c2aa).

        Raises:
            UnansweredError: the answer was lost on the way: it may come out, `state` tells.
            PrinterError: it was not taken; nothing of it will come out.
        """
        ...

    def state(self, name: str) -> JobState:
        """Tell what became of a job.

        Raises:
            PrinterError: the printer or its queue cannot be asked now.
        """
        ...

    def cancel(self, name: str) -> None:
        """Take a job back, if it has not ended yet; `state` tells what became of it.

        Raises:
            PrinterError: the printer or its queue cannot be asked now.
        """
        ...
