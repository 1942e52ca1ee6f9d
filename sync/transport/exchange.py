"""One request and its answer: signed, counted, cut short when asked, every failure named."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from sync.clock import Clock, milliseconds
from sync.transport.adapter import Adapter
from sync.transport.answers import MAX_ANSWER_BYTES, Answer, failure_of
from sync.transport.dial import Watch
from sync.transport.errors import AbortedError, ForeignAnswerError
from sync.transport.failures import name_failure
from sync.transport.interface import Signer, Traffic
from sync.transport.patience import Patience
from sync.transport.tls import Authority
from sync.wire.request import authorize

_STREAM_BLOCK = 16 * 2**10


class Exchange:
    """Sends requests over connections that are kept open; see `HttpTransport` for what it takes."""

    def __init__(
        self, clock: Clock, signer: Signer | None, authority: Authority | None, patience: Patience
    ) -> None:
        self._clock = clock
        self.signer = signer
        self._authority = authority
        self._patience = patience
        self._traffic = Traffic()
        self._watch = Watch()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.headers.update(
            {"Accept-Encoding": "identity", "User-Agent": "township-kiosk"}
        )
        adapter = Adapter(self._watch, authority)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter)

    @property
    def traffic(self) -> Traffic:
        """What was carried so far."""
        return self._traffic

    @property
    def certificate_ends(self) -> datetime | None:
        """When the platform's certificate, or its CA's, ends; None for an authority of the public."""
        return None if self._authority is None else self._authority.ends_at

    def abort(self) -> None:
        """End a call in progress, and every later one at once; from any thread."""
        self._watch.abort()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._session.close()
        self._watch.end_call()

    def count(self, *, sent: int = 0, received: int = 0) -> None:
        """Count bytes of bodies, which `send` does not see go."""
        self._traffic = Traffic(self._traffic.sent + sent, self._traffic.received + received)

    def send(
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
        self.count(sent=_head_size(prepared.headers) + len(prepared.path_url))
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
        self.count(received=_head_size(response.headers))
        while block := response.raw.read1(_STREAM_BLOCK, decode_content=False):
            self.count(received=len(block))
            body += block
            if len(body) > at_most:
                raise ForeignAnswerError("the answer has no end")

    def _stop_if_over(self) -> None:
        if self._watch.is_over:
            raise AbortedError("aborted")

    def _credential(self, prepared: requests.PreparedRequest) -> str:
        if self.signer is None:
            raise ValueError("only an enrolled device has a credential")
        at = milliseconds(self._clock.now())
        method = str(prepared.method)
        return authorize(self.signer.key, self.signer.device, method, prepared.path_url, at)


def _head_size(headers: Any) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())
