"""From a receipt printer's address in the settings to the printer."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from printing.errors import PrinterAddressError
from printing.layout.stock import Stock
from printing.spool.escpos.links import Link, NetworkLink, SerialLink
from printing.spool.escpos.spooler import EscposSpooler

_PORT = 9100
_BAUD = 38_400
_FLOWS = ("rtscts", "xonxoff", "none")
_ROLLS = {stock.value: stock for stock in Stock if stock.is_roll}


def escpos_printer(uri: str) -> EscposSpooler:
    """Return the printer of an address; nothing is asked of it yet.

    Args:
        uri: escpos+tcp://host:9100, escpos+usb://04b8:0e15 (vendor and product) or
            escpos+serial:///dev/ttyUSB0 (on Windows escpos+serial:///COM3), each with `?paper=80`
            or 58, a serial one with `&baud=38400` and `&flow=` rtscts, xonxoff or none.

    Raises:
        PrinterAddressError: it is not such an address.
    """
    parts = urlsplit(uri)
    options = dict(parse_qsl(parts.query))
    known = {"paper"} | ({"baud", "flow"} if parts.scheme == "escpos+serial" else set())
    if not options.keys() <= known:
        raise PrinterAddressError("unknown option")
    stock = _ROLLS.get(options.get("paper", Stock.ROLL_80.value))
    if stock is None:
        raise PrinterAddressError("paper is 80 or 58")
    try:
        return EscposSpooler(_OPENERS[parts.scheme](uri, options), stock)
    except ValueError as error:
        raise PrinterAddressError("not an address of a receipt printer") from error


def _network(uri: str, _options: dict[str, str]) -> Callable[[], Link]:
    parts = urlsplit(uri)
    host, port = parts.hostname, parts.port or _PORT
    if not host or parts.path.strip("/"):
        raise ValueError
    return lambda: NetworkLink(host, port)


def _usb(uri: str, _options: dict[str, str]) -> Callable[[], Link]:
    vendor, product = (int(part, 16) for part in urlsplit(uri).netloc.split(":"))

    def open_usb() -> Link:
        # libusb is not there for every machine; a kiosk without USB printer does not need it.
        from printing.spool.escpos.usb_link import UsbLink  # noqa: PLC0415

        return UsbLink(vendor, product)

    return open_usb


def _serial(uri: str, options: dict[str, str]) -> Callable[[], Link]:
    parts = urlsplit(uri)
    device = parts.path if parts.path.startswith("/dev/") else parts.path.strip("/")
    baud, flow = int(options.get("baud", _BAUD)), options.get("flow", _FLOWS[0])
    if parts.netloc or not device or flow not in _FLOWS or baud <= 0:
        raise ValueError
    return lambda: SerialLink(device, baud, flow)


_OPENERS = {"escpos+tcp": _network, "escpos+usb": _usb, "escpos+serial": _serial}
