"""One IPP request over HTTP (RFC 8010 section 4), answered within a bounded time or not at all."""

import hashlib
import socket
import ssl
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import cast
from urllib.parse import parse_qs, urlsplit

from printing.errors import (
    DocumentRefusedError,
    NotAcceptingError,
    OfflineError,
    PrinterAddressError,
    PrinterBusyError,
    PrinterError,
    PrinterFaultError,
    PrinterForbiddenError,
    QueueMissingError,
    SpoolerGoneError,
    UnansweredError,
    UntrustedPrinterError,
)
from printing.spool.ipp.message import Answer, Attributes, Group, decode, encode
from printing.spool.ipp.patience import Patience, TimedSocket

_CONNECT_SECONDS = 3
_MOST_OCTETS = 4 * 1024 * 1024
_PORT = 631
_SUCCESSFUL = 0x0100
_REFUSALS: dict[int, type[PrinterError]] = {
    0x0401: PrinterForbiddenError,
    0x0402: PrinterForbiddenError,
    0x0403: PrinterForbiddenError,
    0x0406: QueueMissingError,
    0x040A: DocumentRefusedError,
    0x0411: DocumentRefusedError,
    0x0506: NotAcceptingError,
    0x0507: PrinterBusyError,
}
_HTTP_REFUSALS: dict[int, type[PrinterError]] = {
    401: PrinterForbiddenError,
    403: PrinterForbiddenError,
    404: QueueMissingError,
}


class Connection:
    """Asks one printer or queue; each request makes its own connection."""

    def __init__(self, uri: str, patience: Patience, *, trusts_anyone: bool = False) -> None:
        """Take the address.

        Args:
            uri: ipp: or ipps:, host, port (631 if none), path. `?sha256=` of an ipps: address
                names the one certificate that is trusted, without it the system's authorities.
            patience: how long the answers may take.
            trusts_anyone: whether any certificate will do, where no document is sent.

        Raises:
            PrinterAddressError: it is not such an address.
        """
        try:
            parts = urlsplit(uri)
            self._host, self._port = parts.hostname or "", parts.port or _PORT
        except ValueError as error:
            raise PrinterAddressError("not an address") from error
        if parts.scheme not in ("ipp", "ipps") or not self._host or parts.username:
            raise PrinterAddressError("not an ipp address")
        self._path = parts.path or "/"
        self.printer = parts._replace(query="", fragment="").geturl()
        self.options = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self._tls = parts.scheme == "ipps"
        self._patience = patience
        self._trusts_anyone = trusts_anyone

    @property
    def is_cups(self) -> bool:
        """Whether a CUPS stands there, not a printer by itself."""
        return self._path.startswith(("/printers/", "/classes/"))

    def ask(
        self,
        operation: int,
        attributes: Attributes,
        more: Sequence[tuple[Group, Attributes]] = (),
        *,
        document: bytes = b"",
        accepts: Sequence[int] = (),
    ) -> Answer:
        """Ask, and return the answer.

        Args:
            operation: the operation's number.
            attributes: of the operation, without character set, language, printer and user.
            more: further groups.
            document: what is to be printed.
            accepts: status codes that are an answer too, beside success.

        Raises:
            UnansweredError: the document was handed over, and no answer came.
            PrinterError: it was refused, or cannot be reached; nothing was printed.
        """
        operation_attributes: Attributes = {
            "attributes-charset": "utf-8",
            "attributes-natural-language": "en",
            "printer-uri": self.printer,
            "requesting-user-name": "kiosk",
            **attributes,
        }
        request = encode(operation, [(Group.OPERATION, operation_attributes), *more])
        http = self._connected()
        try:
            status, body = _exchange(http, self._path, request + document)
        except (OSError, HTTPException) as error:
            kind = UnansweredError if document else self._gone
            raise kind(type(error).__name__) from error
        finally:
            http.close()
        return _understood(status, body, accepts)

    @property
    def _gone(self) -> type[PrinterError]:
        return SpoolerGoneError if self.is_cups else OfflineError

    def _connected(self) -> HTTPConnection:
        http = HTTPConnection(self._host, self._port)
        try:
            limit = min(_CONNECT_SECONDS, self._patience.left())
            plain = socket.create_connection((self._host, self._port), limit)
            timed = TimedSocket(self._secured(plain) if self._tls else plain, self._patience)
            http.sock = cast("socket.socket", timed)
        except ssl.SSLError as error:
            raise UntrustedPrinterError(error.reason or "TLS") from error
        except OSError as error:
            raise self._gone(type(error).__name__) from error
        return http

    def _secured(self, plain: socket.socket) -> ssl.SSLSocket:
        pinned = self.options.get("sha256", "").lower().replace(":", "")
        context = ssl.create_default_context()
        if pinned or self._trusts_anyone:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        secured = context.wrap_socket(plain, server_hostname=self._host)
        certificate = secured.getpeercert(binary_form=True) or b""
        if pinned and hashlib.sha256(certificate).hexdigest() != pinned:
            secured.close()
            raise UntrustedPrinterError("another certificate")
        return secured


def _exchange(http: HTTPConnection, path: str, body: bytes) -> tuple[int, bytes]:
    http.request("POST", path, body, {"Content-Type": "application/ipp", "Connection": "close"})
    response: HTTPResponse = http.getresponse()
    answer = response.read(_MOST_OCTETS)
    return response.status, answer


def _understood(status: int, body: bytes, accepts: Sequence[int]) -> Answer:
    if status != 200:  # noqa: PLR2004
        raise _HTTP_REFUSALS.get(status, PrinterFaultError)(f"HTTP {status}")
    try:
        answer = decode(body)
    except ValueError as error:
        raise QueueMissingError("no IPP spoken there") from error
    if answer.status < _SUCCESSFUL or answer.status in accepts:
        return answer
    raise _REFUSALS.get(answer.status, PrinterFaultError)(f"IPP status {answer.status:#06x}")
