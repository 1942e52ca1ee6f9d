"""The platform over HTTP, by way of requests."""

from http import HTTPStatus
from typing import Any, BinaryIO

import requests
from urllib3.exceptions import HTTPError

from sync.clock import Clock, milliseconds
from sync.transport.adapter import Adapter
from sync.transport.answers import MAX_ANSWER_BYTES, Answer, failure_of, require, whole_number
from sync.transport.dial import Watch
from sync.transport.errors import (
    AbortedError,
    ForeignAnswerError,
    SlowLinkError,
    UnreachableError,
)
from sync.transport.failures import name_failure
from sync.transport.interface import Signer, Traffic
from sync.transport.patience import Patience
from sync.transport.tls import Authority, Floor
from sync.wire.messages import MEDIA_TYPE
from sync.wire.request import authorize

FILE_TYPE = "application/offset+octet-stream"
_STREAM_BLOCK = 16 * 2**10


class HttpTransport:
    """Calls the platform at `base_url`; used by one lane, as a session is not for two threads.

    Args:
        base_url: scheme, host and port, as `https://platform.example:8443`.
        clock: dates the credentials.
        signer: who asks; None until the device is enrolled, when only `enrol` makes sense.
        authority: the only CA to be believed, in PEM or DER; None for the public ones.
        floor: the largest trusted time seen, for the certificates of `authority`.
        patience: timeouts.

    Raises:
        ValueError: `authority` is no certificate.
    """

    def __init__(
        self,
        base_url: str,
        clock: Clock,
        *,
        signer: Signer | None = None,
        authority: bytes | None = None,
        floor: Floor = lambda: None,
        patience: Patience | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._clock = clock
        self._signer = signer
        self._patience = patience or Patience()
        self._traffic = Traffic()
        self._watch = Watch()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.headers.update(
            {"Accept-Encoding": "identity", "User-Agent": "township-kiosk"}
        )
        adapter = Adapter(self._watch, None if authority is None else Authority(authority, floor))
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter)

    @property
    def traffic(self) -> Traffic:
        """What this transport has carried since it was made."""
        return self._traffic

    def sign_as(self, signer: Signer) -> None:
        """Sign every request from now on as this device with this key."""
        self._signer = signer

    def abort(self) -> None:
        """End a call in progress within 2 s, and every later one at once; from any thread.

        Only the system's name look-up cannot be cut short.
        """
        self._watch.abort()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._session.close()
        self._watch.end_call()

    def enrol(self, request: bytes) -> bytes:
        """Send an EnrolmentRequest, return the EnrolmentAnswer."""
        return self._post("/v1/enrolments", request)

    def introduce(self, answer: bytes) -> None:
        """Give the platform back its Signed EnrolmentAnswer, should it have forgotten the device."""
        self._post("/v1/readmissions", answer, None)

    def change_key(self, request: bytes) -> None:
        """Send the Signed NewKey of this device."""
        self._post("/v1/device-keys", request, None)

    def keep_recovery(self, copy: bytes) -> None:
        """Hand in the Signed RecoveryCopy of this device."""
        self._post("/v1/recovery", copy, None, method="PUT")

    def held(self, question: bytes) -> bytes:
        """Send a Signed HeldQuestion, return the Signed HeldAnswer."""
        return self._post("/v1/held", question)

    def push(self, batch: bytes) -> bytes:
        """Send a Batch, return the Signed BatchAnswer."""
        return self._post("/v1/envelopes", batch)

    def changes(self, cursor: int) -> bytes:
        """Return the Signed Changes after `cursor`, with result documents."""
        request = requests.Request("GET", f"{self._base_url}/v1/changes?after={cursor}&results=1")
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
        """Send `rest`, which goes on at `offset` of a sealed file; return the FileAnswer."""
        begin = rest.tell()
        request = requests.Request(
            "PATCH",
            self._file_url(digest),
            headers={"Content-Type": FILE_TYPE, "Upload-Offset": str(offset)},
            data=rest,
        )
        try:
            return require(self._send(request, signed=True), MEDIA_TYPE).body
        finally:
            self._count(sent=rest.tell() - begin)

    def fetch(self, path: str, *, at_most: int) -> bytes:
        """Return what stands at `path`, of whatever type, if it has no more bytes than `at_most`.

        For what proves itself, as TUF metadata and targets do. After a cut it goes on with what is
        missing, as long as that brings it further.
        """
        return self._fetch(path, at_most, signed=False)

    def result(self, digest: bytes, size: int) -> bytes:
        """Return the sealed bytes of a result document, as they came; they prove themselves."""
        return self._fetch(f"/v1/results/{digest.hex()}", size, signed=True)

    def _fetch(self, path: str, at_most: int, *, signed: bool) -> bytes:
        kept = bytearray()
        while True:
            before = len(kept)
            headers = {"Range": f"bytes={before}-"} if before else {}
            request = requests.Request("GET", self._base_url + path, headers=headers)
            try:
                return self._send(request, signed=signed, kept=kept, at_most=at_most).body
            except (UnreachableError, SlowLinkError):
                if len(kept) <= before:
                    raise

    def _file_url(self, digest: bytes) -> str:
        return f"{self._base_url}/v1/files/{digest.hex()}"

    def _post(
        self,
        path: str,
        body: bytes,
        answer_type: str | None = MEDIA_TYPE,
        *,
        method: str = "POST",
    ) -> bytes:
        request = requests.Request(
            method, self._base_url + path, headers={"Content-Type": MEDIA_TYPE}, data=body
        )
        self._count(sent=len(body))
        return require(self._send(request), answer_type).body

    def _send(
        self,
        request: requests.Request,
        *,
        signed: bool = False,
        kept: bytearray | None = None,
        at_most: int = MAX_ANSWER_BYTES,
    ) -> Answer:
        """Send a request; return its answer if it is a success. `kept` holds what of it came."""
        prepared = self._session.prepare_request(request)
        if prepared.headers.get("Transfer-Encoding"):  # how requests sends an empty stream
            del prepared.headers["Transfer-Encoding"]
            prepared.prepare_body(b"", None)
        if signed:
            prepared.headers["Authorization"] = self._credential(prepared)
        self._count(sent=_head_size(prepared.headers) + len(prepared.path_url))
        answer = self._exchange(prepared, bytearray() if kept is None else kept, at_most)
        failure = failure_of(answer)
        if failure is not None:
            raise failure
        return answer

    def _exchange(
        self, prepared: requests.PreparedRequest, kept: bytearray, at_most: int
    ) -> Answer:
        size = len(prepared.body) if isinstance(prepared.body, bytes) else _STREAM_BLOCK
        self._stop_if_over()
        try:
            with self._session.send(
                prepared,
                timeout=self._patience.timeouts(size),
                stream=True,
                allow_redirects=False,
            ) as response:
                body = kept if response.ok else bytearray()
                if response.status_code != HTTPStatus.PARTIAL_CONTENT:
                    body.clear()
                self._read(response, body, at_most)
        except (requests.RequestException, HTTPError) as error:
            self._stop_if_over()
            raise name_failure(error) from error
        finally:
            self._watch.end_call()
        self._stop_if_over()
        return Answer(response.status_code, response.headers, bytes(body))

    def _read(self, response: requests.Response, body: bytearray, at_most: int) -> None:
        """Add block after block to `body` as they come, so that a cut loses none."""
        self._count(received=_head_size(response.headers))
        while block := response.raw.read1(_STREAM_BLOCK, decode_content=False):
            self._count(received=len(block))
            body += block
            if len(body) > at_most:
                raise ForeignAnswerError("the answer has no end")

    def _stop_if_over(self) -> None:
        if self._watch.is_over:
            raise AbortedError("aborted")

    def _credential(self, prepared: requests.PreparedRequest) -> str:
        if self._signer is None:
            raise ValueError("only an enrolled device has a credential")
        at = milliseconds(self._clock.now())
        method = str(prepared.method)
        return authorize(self._signer.key, self._signer.device, method, prepared.path_url, at)

    def _count(self, *, sent: int = 0, received: int = 0) -> None:
        self._traffic = Traffic(self._traffic.sent + sent, self._traffic.received + received)


def _head_size(headers: Any) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())
