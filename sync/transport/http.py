"""The platform over HTTP, by way of requests."""

import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import requests
from requests.adapters import HTTPAdapter
from typing_extensions import override

from sync.clock import Clock, milliseconds
from sync.transport.answers import MAX_ANSWER_BYTES, Answer, failure_of, require, whole_number
from sync.transport.errors import (
    ForeignAnswerError,
    SlowLinkError,
    TransportError,
    UnreachableError,
    UntrustedPlatformError,
)
from sync.transport.interface import Signer, Traffic
from sync.wire.messages import MEDIA_TYPE
from sync.wire.request import authorize

FILE_TYPE = "application/offset+octet-stream"
_STREAM_BLOCK = 16 * 2**10
_CAUSES = 16


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds; `rate` is the slowest link still served, in bytes a second.

    The connect timeout of requests is also the limit of one socket write, and a body of bytes is
    one write: it grows with the size. A stream is written in blocks of 16 KiB.
    """

    connect: float = 30
    rate: float = 512
    answer: float = 60

    def timeouts(self, size: int) -> tuple[float, float]:
        """Return connect and read timeout for a body written in pieces of `size` bytes."""
        return self.connect + size / self.rate, self.answer


class HttpTransport:
    """Calls the platform at `base_url`; used by one lane, as a session is not for two threads.

    Args:
        base_url: scheme, host and port, as `https://platform.example:8443`.
        clock: dates the credentials.
        signer: who asks; None until the device is enrolled, when only `enrol` makes sense.
        authority: PEM file of the only CA to be believed; None for those that requests brings.
        patience: timeouts.
    """

    def __init__(
        self,
        base_url: str,
        clock: Clock,
        *,
        signer: Signer | None = None,
        authority: Path | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._clock = clock
        self._signer = signer
        self._patience = patience or Patience()
        self._traffic = Traffic()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = True if authority is None else str(authority)
        self._session.headers.clear()
        self._session.headers.update(
            {"Accept-Encoding": "identity", "User-Agent": "township-kiosk"}
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _TunedAdapter())

    @property
    def traffic(self) -> Traffic:
        """What this transport has carried since it was made."""
        return self._traffic

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._session.close()

    def enrol(self, request: bytes) -> bytes:
        """Send an EnrolmentRequest, return the EnrolmentAnswer."""
        return self._post("/v1/enrolments", request)

    def push(self, batch: bytes) -> bytes:
        """Send a Batch, return the Signed BatchAnswer."""
        return self._post("/v1/envelopes", batch)

    def changes(self, cursor: int) -> bytes:
        """Return the Signed Changes after `cursor`."""
        request = requests.Request("GET", f"{self._base_url}/v1/changes?after={cursor}")
        return require(self._send(request, signed=True), MEDIA_TYPE).body

    def file_offset(self, digest: bytes) -> int:
        """Return how many bytes of this sealed file the platform holds."""
        request = requests.Request("HEAD", self._file_url(digest))
        answer = require(self._send(request, signed=True), None)
        offset = whole_number(answer.headers.get("Upload-Offset", ""))
        if offset is None:
            raise ForeignAnswerError("no Upload-Offset in the answer")
        return offset

    def send_file(self, digest: bytes, offset: int, rest: BinaryIO) -> bytes:
        """Send the rest of a sealed file, `rest` standing at `offset`; return the FileAnswer."""
        request = requests.Request(
            "PATCH",
            self._file_url(digest),
            headers={"Content-Type": FILE_TYPE, "Upload-Offset": str(offset)},
            data=rest,
        )
        try:
            return require(self._send(request, signed=True), MEDIA_TYPE).body
        finally:
            self._count(sent=rest.tell() - offset)

    def _file_url(self, digest: bytes) -> str:
        return f"{self._base_url}/v1/files/{digest.hex()}"

    def _post(self, path: str, body: bytes) -> bytes:
        request = requests.Request(
            "POST", self._base_url + path, headers={"Content-Type": MEDIA_TYPE}, data=body
        )
        self._count(sent=len(body))
        return require(self._send(request), MEDIA_TYPE).body

    def _send(self, request: requests.Request, *, signed: bool = False) -> Answer:
        prepared = self._session.prepare_request(request)
        if prepared.headers.get("Transfer-Encoding"):  # how requests sends an empty stream
            del prepared.headers["Transfer-Encoding"]
            prepared.prepare_body(b"", None)
        if signed:
            prepared.headers["Authorization"] = self._credential(prepared)
        self._count(sent=_head_size(prepared.headers) + len(prepared.path_url))
        size = len(prepared.body) if isinstance(prepared.body, bytes) else _STREAM_BLOCK
        try:
            with self._session.send(
                prepared,
                timeout=self._patience.timeouts(size),
                stream=True,
                allow_redirects=False,
            ) as response:
                body = _read(response)
        except requests.RequestException as error:
            raise _failure(error) from error
        self._count(received=_head_size(response.headers) + len(body))
        answer = Answer(response.status_code, response.headers, body)
        failure = failure_of(answer)
        if failure is not None:
            raise failure
        return answer

    def _credential(self, prepared: requests.PreparedRequest) -> str:
        if self._signer is None:
            raise ValueError("only an enrolled device has a credential")
        at = milliseconds(self._clock.now())
        method = str(prepared.method)
        return authorize(self._signer.key, self._signer.device, method, prepared.path_url, at)

    def _count(self, *, sent: int = 0, received: int = 0) -> None:
        self._traffic = Traffic(self._traffic.sent + sent, self._traffic.received + received)


class _TunedAdapter(HTTPAdapter):
    """Sockets for bad links: little is buffered, so that what counts as sent has left."""

    @override
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        options = [
            (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
            (socket.SOL_SOCKET, socket.SO_SNDBUF, 32 * 2**10),
        ]
        if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux
            options.append((socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 45_000))
        super().init_poolmanager(*args, **kwargs, socket_options=options)


def _read(response: requests.Response) -> bytes:
    body = bytearray()
    for block in response.iter_content(_STREAM_BLOCK):
        body += block
        if len(body) > MAX_ANSWER_BYTES:
            raise ForeignAnswerError("the answer has no end")
    return bytes(body)


def _failure(error: requests.RequestException) -> TransportError:
    """Name what requests reports; a timeout while sending or reading hides in its causes."""
    if isinstance(error, requests.exceptions.SSLError):
        return UntrustedPlatformError(str(error))
    if isinstance(error, requests.ConnectTimeout):
        return UnreachableError(str(error))
    cause: BaseException | None = error
    for _ in range(_CAUSES):
        if cause is None:
            break
        if isinstance(cause, TimeoutError | requests.Timeout):
            return SlowLinkError(str(error))
        cause = cause.__cause__ or cause.__context__
    return UnreachableError(str(error))


def _head_size(headers: Any) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())
