"""Printing over IPP: to a queue of CUPS, or to a printer that speaks it itself."""

from printing.spool.ipp.spooler import IppSpooler

__all__ = ["IppSpooler"]
