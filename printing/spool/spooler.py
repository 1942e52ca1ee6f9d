"""What every printer can be asked (design D13)."""

from dataclasses import dataclass
from typing import NewType, Protocol

from printing.errors import PrinterError

JobId = NewType("JobId", str)


@dataclass(frozen=True, slots=True)
class Ready:
    """The next page will come out, as far as can be known."""


@dataclass(frozen=True, slots=True)
class NotReady:
    """The next page would not come out; `error` names the fact and what to do."""

    error: PrinterError


PrinterState = Ready | NotReady


class Spooler(Protocol):
    """Takes finished pages. It never retries by itself: the ledger of jobs decides."""

    def probe(self) -> PrinterState:
        """Tell whether a page would come out now; asked before a resident starts."""
        ...

    def submit(self, pdf: bytes, name: str) -> JobId:
        """Hand over one document.

        Args:
            pdf: the document.
            name: a plain file name without ending, unique per document (slip-0001000371234565).

        Raises:
            PrinterError: it was not taken; nothing of it will come out.
        """
        ...
