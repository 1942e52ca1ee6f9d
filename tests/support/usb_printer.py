"""A receipt printer on a USB bus that is no bus: what pyusb asks its backend for."""

from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core
from typing_extensions import override

from tests.support.receipt_printer import ReceiptPrinter

_OUT, _IN = 0x03, 0x84


class UsbBackend(usb.backend.IBackend):  # type: ignore[misc]  # pyusb has no types
    """One device of the printer class. `has_answers`: its cable leads back, too."""

    def __init__(self, printer: ReceiptPrinter, *, has_answers: bool = True) -> None:
        self._printer = printer
        self._endpoints = [_OUT, _IN] if has_answers else [_OUT]
        self._answers = b""
        self.is_claimed = False

    @override
    def enumerate_devices(self) -> list[str]:
        return ["printer"]

    @override
    def get_device_descriptor(self, dev: Any) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15,
            bcdDevice=0x100, iManufacturer=0, iProduct=0, iSerialNumber=0, bNumConfigurations=1,
            address=1, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    @override
    def get_configuration_descriptor(self, dev: Any, config: int) -> Any:
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0xC0, bMaxPower=0, extra_descriptors=[],
        )  # fmt: skip

    @override
    def get_interface_descriptor(self, dev: Any, intf: int, alt: int, config: int) -> Any:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=len(self._endpoints), bInterfaceClass=7, bInterfaceSubClass=1,
            bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    @override
    def get_endpoint_descriptor(self, dev: Any, ep: int, intf: int, alt: int, config: int) -> Any:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=self._endpoints[ep], bmAttributes=2,
            wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    @override
    def open_device(self, dev: Any) -> Any:
        return dev

    @override
    def close_device(self, dev_handle: Any) -> None:
        pass

    @override
    def get_configuration(self, dev_handle: Any) -> int:
        return 1

    @override
    def claim_interface(self, dev_handle: Any, intf: int) -> None:
        self.is_claimed = True

    @override
    def release_interface(self, dev_handle: Any, intf: int) -> None:
        self.is_claimed = False

    @override
    def bulk_write(self, dev_handle: Any, ep: int, intf: int, data: Any, timeout: int) -> int:
        self._require_there()
        self._answers += self._printer.take(bytes(data))
        return len(data)

    @override
    def bulk_read(self, dev_handle: Any, ep: int, intf: int, buff: Any, timeout: int) -> int:
        self._require_there()
        if not self._answers:
            raise usb.core.USBTimeoutError("nothing", None, 110)
        said, self._answers = self._answers[: len(buff)], self._answers[len(buff) :]
        buff[: len(said)] = type(buff)("B", said)
        return len(said)

    def _require_there(self) -> None:
        if self._printer.is_dead():
            raise usb.core.USBError("No such device", None, 19)
