"""The way to a receipt printer on a USB cable, by libusb."""

import errno
import time
from contextlib import suppress
from typing import Any

import libusb_package
import usb.core
import usb.util

from printing.spool.escpos.links import MOMENT

_PRINTER_CLASS = 7
_PIECE = 4096


class UsbLink:
    """Bulk transfers to the printer's interface and from it (USB printer class 1.1, section 4)."""

    notices_power = True

    def __init__(self, vendor: int, product: int, backend: Any = None) -> None:
        """Open the first printer of that maker and model.

        Raises:
            OSError: there is none, or it may not be opened.
        """
        backend = backend or libusb_package.get_libusb1_backend()
        device = backend and usb.core.find(idVendor=vendor, idProduct=product, backend=backend)
        if not device:
            raise OSError(errno.ENODEV, "no such USB device")
        self._device = device
        interface = _printer_of(device)
        self._number = interface.bInterfaceNumber
        # Not the whole device is set up anew: that would stop what it prints.
        with suppress(NotImplementedError):
            if device.is_kernel_driver_active(self._number):
                device.detach_kernel_driver(self._number)
        usb.util.claim_interface(device, self._number)
        self._out = _endpoint(interface, usb.util.ENDPOINT_OUT)
        if self._out is None:
            raise OSError(errno.ENXIO, "not a printer")
        self._in = _endpoint(interface, usb.util.ENDPOINT_IN)

    def write(self, octets: bytes) -> int:
        """Hand over what is taken within a moment."""
        try:
            return int(self._out.write(octets[:_PIECE], round(MOMENT * 1000)))
        except usb.core.USBTimeoutError:
            return 0

    def read(self, seconds: float) -> bytes:
        """Return what came; a printer with a one-way cable never says anything."""
        if self._in is None:
            time.sleep(min(seconds, MOMENT))
            return b""
        try:
            return bytes(self._in.read(64, max(1, round(min(seconds, MOMENT) * 1000))))
        except usb.core.USBTimeoutError:
            return b""

    def is_empty(self) -> bool:
        """Tell whether all is on its way; nothing is kept back here."""
        return True

    def close(self) -> None:
        """Let it go."""
        usb.util.dispose_resources(self._device)


def _printer_of(device: Any) -> Any:
    """Return the interface of the printer class, or the first: cheap printers name none."""
    interfaces = list(device.get_active_configuration())
    printers = [one for one in interfaces if one.bInterfaceClass == _PRINTER_CLASS]
    return (printers or interfaces)[0]


def _endpoint(interface: Any, direction: int) -> Any:
    """Return where bulk transfers go in a direction; None where they do not."""
    return next(
        (
            endpoint
            for endpoint in interface
            if usb.util.endpoint_direction(endpoint.bEndpointAddress) == direction
            and usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        ),
        None,
    )
