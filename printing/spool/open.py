"""From the printer's address in the settings to the printer."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from printing.errors import PrinterAddressError
from printing.spool.escpos import escpos_printer
from printing.spool.file import FileSpooler
from printing.spool.ipp import IppSpooler
from printing.spool.spooler import Spooler
from printing.spool.windows import windows_printer


def open_printer(uri: str) -> Spooler:
    """Return the printer of an address; nothing is asked of it yet.

    Args:
        uri: file:///folder, ipp://host:port/printers/queue, ipps://host/ipp/print, a printer of
            Windows at windows:///its%20name, or a receipt printer at escpos+tcp://host:9100,
            escpos+usb://04b8:0e15, escpos+serial:///dev/ttyUSB0.

    Raises:
        PrinterAddressError: it names no printer of ours.
    """
    scheme = uri.partition(":")[0]
    if scheme not in _SCHEMES:
        raise PrinterAddressError("unknown scheme")
    return _SCHEMES[scheme](uri)


def _folder(uri: str) -> Spooler:
    parts = urlsplit(uri)
    if parts.netloc or not parts.path.strip("/"):
        raise PrinterAddressError("not a folder on this machine")
    return FileSpooler(Path(url2pathname(parts.path)))


_SCHEMES: dict[str, Callable[[str], Spooler]] = {
    "escpos+serial": escpos_printer,
    "escpos+tcp": escpos_printer,
    "escpos+usb": escpos_printer,
    "file": _folder,
    "ipp": IppSpooler,
    "ipps": IppSpooler,
    "windows": windows_printer,
}
