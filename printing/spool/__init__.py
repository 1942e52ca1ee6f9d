"""The way to the printer: one seam, and the printers behind it."""

from printing.spool.file import FileSpooler
from printing.spool.spooler import JobId, NotReady, PrinterState, Ready, Spooler

__all__ = ["FileSpooler", "JobId", "NotReady", "PrinterState", "Ready", "Spooler"]
