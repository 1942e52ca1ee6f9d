"""Receipt printers that speak ESC/POS, over the network, USB or a serial line (ADR 0029)."""

from printing.spool.escpos.address import escpos_printer

__all__ = ["escpos_printer"]
