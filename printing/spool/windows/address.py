"""From the address of a Windows printer in the settings to the printer."""

import platform
from urllib.parse import unquote, urlsplit

from printing.errors import PrinterAddressError
from printing.spool.windows.spooler import WindowsSpooler


def windows_printer(uri: str) -> WindowsSpooler:
    """Return the printer of an address; nothing is asked of it yet.

    Args:
        uri: windows:///HP%20LaserJet, the printer's name in Windows.

    Raises:
        PrinterAddressError: it names none, or this is not Windows.
    """
    parts = urlsplit(uri)
    name = unquote(parts.path).removeprefix("/")
    if parts.netloc or not name:
        raise PrinterAddressError("no name of a printer")
    if platform.system() != "Windows":
        raise PrinterAddressError("only on Windows")
    # The calls of Windows are there on Windows only.
    from printing.spool.windows.winspool import Winspool  # noqa: PLC0415

    return WindowsSpooler(Winspool(name))
