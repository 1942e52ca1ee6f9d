"""The way to the printer: one seam, and the printers behind it."""

from printing.spool.file import FileSpooler
from printing.spool.open import open_printer
from printing.spool.spooler import (
    Cancelled,
    Done,
    HeldUp,
    JobState,
    NotReady,
    PrinterState,
    Printing,
    Ready,
    Spooler,
    Unknown,
    Waiting,
)

__all__ = [
    "Cancelled",
    "Done",
    "FileSpooler",
    "HeldUp",
    "JobState",
    "NotReady",
    "PrinterState",
    "Printing",
    "Ready",
    "Spooler",
    "Unknown",
    "Waiting",
    "open_printer",
]
