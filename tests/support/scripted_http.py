"""A small HTTP server on loopback that answers as a test scripts it, faults included."""

import ssl
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event

from typing_extensions import override


@dataclass(frozen=True)
class Request:
    """What came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What goes out; `cut` closes the connection after so many bytes, and after `linger`."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: int | None = None
    linger: Event | None = None


class _Hang:
    """Says nothing until the server stops."""


class _Deaf:
    """Does not even read the body."""


class _HangUp:
    """Reads the request, then closes the connection."""


HANG, DEAF, HANG_UP = _Hang(), _Deaf(), _HangUp()
Step = Reply | _Hang | _Deaf | _HangUp | Callable[[Request], Reply]


class ScriptedServer(ThreadingHTTPServer):
    """Takes one step of `script` for each request and remembers them in `seen`."""

    daemon_threads = True
    request_queue_size = 16

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: deque[Step] = deque()
        self.seen: list[Request] = []
        self.over = Event()
        self.scheme = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is part of the test."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ScriptedServer  # type: ignore[mutable-override]  # typeshed says any server

    def do_POST(self) -> None:  # the name that http.server looks for
        step = self.server.script.popleft()
        if isinstance(step, _Deaf):
            self.server.over.wait()
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        request = Request(self.command, self.path, dict(self.headers.items()), body)
        self.server.seen.append(request)
        if isinstance(step, _Hang):
            self.server.over.wait()
        if isinstance(step, _Hang | _HangUp):
            self.close_connection = True
            return
        self._reply(step if isinstance(step, Reply) else step(request))

    do_GET = do_HEAD = do_PATCH = do_POST  # noqa: N815  # as above

    def _reply(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body[: reply.cut])
        if reply.linger is not None:
            reply.linger.wait()
        self.close_connection = reply.cut is not None

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def scripted_server(tls: ssl.SSLContext | None = None) -> Iterator[ScriptedServer]:
    """Serve on a free port of loopback, with TLS if a context is given."""
    server = ScriptedServer()
    if tls is not None:
        server.scheme = "https"
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    with ThreadPoolExecutor(1) as threads:
        threads.submit(server.serve_forever, 0.01)
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            server.server_close()
