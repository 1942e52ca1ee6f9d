"""The platform over HTTP, by way of requests."""

from datetime import datetime
from http import HTTPStatus
from typing import BinaryIO

import requests

from sync.clock import Clock
from sync.transport.answers import Answer, require, require_part, whole_number
from sync.transport.errors import ForeignAnswerError, SlowLinkError, UnreachableError
from sync.transport.exchange import Exchange
from sync.transport.interface import Signer, Traffic
from sync.transport.patience import Patience
from sync.transport.tls import AnyAuthority, Authority, Floor
from sync.wire.messages import MEDIA_TYPE

FILE_TYPE = "application/offset+octet-stream"


class HttpTransport:
    """Calls the platform at `base_url`; used by one lane, as a session is not for two threads.

    Args:
        base_url: scheme, host and port, as `https://platform.example:8443`.
        clock: dates the credentials.
        signer: who asks; None until the device is enrolled, when only `enrol` makes sense.
        authority: the only CA to be believed, in PEM or DER; None for the public ones, an
            `AnyAuthority` for messages that prove themselves both ways, as at the enrolment.
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
        authority: bytes | AnyAuthority | None = None,
        floor: Floor = lambda: None,
        patience: Patience | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        own = Authority(authority, floor) if isinstance(authority, bytes) else authority
        self._exchange = Exchange(clock, signer, own, patience or Patience())

    @property
    def traffic(self) -> Traffic:
        """What this transport has carried since it was made."""
        return self._exchange.traffic

    @property
    def certificate_ends(self) -> datetime | None:
        """When the platform's certificate, or its CA's, ends; None for an authority of the public."""
        return self._exchange.certificate_ends

    def sign_as(self, signer: Signer) -> None:
        """Sign every request from now on as this device with this key."""
        self._exchange.signer = signer

    def abort(self) -> None:
        """End a call in progress within 2 s, and every later one at once; from any thread.

        Only the system's name look-up cannot be cut short.
        """
        self._exchange.abort()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._exchange.close()

    def health(self) -> None:
        """Ask whether the platform is there."""
        request = requests.Request("GET", f"{self._base_url}/v1/health")
        require(self._exchange.send(request), None)

    def enrol(self, request: bytes) -> bytes:
        """Send an EnrolmentRequest, or a Signed InvitedRequest; return the EnrolmentAnswer."""
        return self._post("/v1/enrolments", request)

    def invitation(self, number: str) -> bytes:
        """Return the Signed KeyOfEnrolment of this number."""
        request = requests.Request("GET", f"{self._base_url}/v1/enrolments/{number}")
        return require(self._exchange.send(request), MEDIA_TYPE).body

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

    def tell_staff(self, notice: bytes) -> None:
        """Send a Signed StaffNotice."""
        self._post("/v1/staff", notice, None)

    def ask_case(self, question: bytes) -> bytes | None:
        """Send a Signed CaseQuestion; return the Signed CaseAnswer, None while there is none."""
        return self._asked("/v1/cases/questions", question)

    def beat(self, heartbeat: bytes) -> bytes | None:
        """Send a Signed Heartbeat; return the Signed HallSettings, None where they are held."""
        return self._asked("/v1/heartbeats", heartbeat)

    def push(self, batch: bytes) -> bytes:
        """Send a Batch, return the Signed BatchAnswer."""
        return self._post("/v1/envelopes", batch)

    def changes(self, cursor: int) -> bytes:
        """Return the Signed Changes after `cursor`, with result documents and papers wanted."""
        target = f"/v1/changes?after={cursor}&results=1&supplements=1"
        request = requests.Request("GET", self._base_url + target)
        return require(self._exchange.send(request, signed=True), MEDIA_TYPE).body

    def file_offset(self, digest: bytes) -> int:
        """Return how many bytes of this sealed file the platform holds."""
        request = requests.Request("HEAD", self._file_url(digest))
        answer = require(self._exchange.send(request, signed=True), None)
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
            return require(self._exchange.send(request, signed=True), MEDIA_TYPE).body
        finally:
            self._exchange.count(sent=rest.tell() - begin)

    def fetch(self, path: str, *, at_most: int) -> bytes:
        """Return what stands at `path`, of whatever type, if it has no more bytes than `at_most`.

        For what proves itself, as TUF metadata and targets do. After a cut it goes on with what is
        missing, as long as that brings it further.
        """
        return self._fetch(path, at_most, signed=False)

    def fetch_part(self, path: str, start: int, most: int) -> tuple[bytes, int | None]:
        """Return bytes of what stands at `path` from `start` on, and how many there are in all.

        After a cut: those that had come, at least one, and None. For what proves itself, as `fetch`.
        """
        headers = {"Range": f"bytes={start}-{start + most - 1}"}
        request = requests.Request("GET", self._base_url + path, headers=headers)
        kept = bytearray()
        try:
            answer = require_part(self._exchange.send(request, kept=kept, at_most=most))
        except (UnreachableError, SlowLinkError):
            if not kept:
                raise
            return bytes(kept), None
        return answer.body, whole_number(answer.headers.get("Content-Range", "").rpartition("/")[2])

    def result(self, digest: bytes, size: int) -> bytes:
        """Return the sealed bytes of a result document, as they came; they prove themselves."""
        return self._fetch(f"/v1/results/{digest.hex()}", size, signed=True)

    def case_file(self, digest: bytes, size: int) -> bytes:
        """Return the sealed bytes of a file of a case that was just given."""
        return self._fetch(f"/v1/cases/files/{digest.hex()}", size, signed=True)

    def _fetch(self, path: str, at_most: int, *, signed: bool) -> bytes:
        kept = bytearray()
        while True:
            before = len(kept)
            headers = {"Range": f"bytes={before}-"} if before else {}
            request = requests.Request("GET", self._base_url + path, headers=headers)
            try:
                return self._exchange.send(request, signed=signed, kept=kept, at_most=at_most).body
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
        return require(self._sent(method, path, body), answer_type).body

    def _asked(self, path: str, body: bytes) -> bytes | None:
        """Post what may not have an answer yet."""
        answer = self._sent("POST", path, body)
        if answer.status == HTTPStatus.NO_CONTENT:
            return None
        return require(answer, MEDIA_TYPE).body

    def _sent(self, method: str, path: str, body: bytes) -> Answer:
        request = requests.Request(
            method, self._base_url + path, headers={"Content-Type": MEDIA_TYPE}, data=body
        )
        self._exchange.count(sent=len(body))
        return self._exchange.send(request)
