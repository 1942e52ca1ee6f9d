"""A printer that Windows has set up."""

from printing.spool.windows.address import windows_printer

__all__ = ["windows_printer"]
