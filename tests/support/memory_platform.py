"""The real central platform in memory's reach: its own application and files, without sockets."""

import asyncio
import io
import shutil
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import requests
from requests.adapters import BaseAdapter, HTTPAdapter
from sqlalchemy import Engine, event
from typing_extensions import override
from urllib3 import HTTPResponse

from sync.central import trust
from sync.central.database import reading
from sync.central.founding import initialize
from sync.central.key_lists import publish_keys
from sync.central.platform import Platform, open_platform
from sync.central.web.app import make_app
from sync.clock import Clock
from sync.transport.http import HttpTransport

ADDRESS = "http://platform.memory"
Fault = Literal["none", "lose request", "lose answer", "twice", "portal", "busy"]
_PAGE = (200, {"content-type": "text/html"}, b"<html>login</html>")
_BUSY = (503, {"content-type": "application/problem+json"}, b"{}")


class CutError(BaseException):
    """The platform's machine stops here; nothing on the way may catch it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request; with `is_cut` the connection breaks after `body`."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    is_cut: bool = False


Answer = tuple[int, dict[str, str], bytes]


class MemoryPlatform:
    """A platform whose data lies in `data`; starts and stops like a process.

    `met` counts what befell it and the links to it.
    """

    def __init__(self, data: Path, clock: Clock) -> None:
        self.data = data
        self.clock = clock
        self.platform: Platform
        self._stack = ExitStack()
        self._loop = asyncio.new_event_loop()
        self._app: Callable[..., Awaitable[None]]
        self._left: int | None = None
        self.met: Counter[str] = Counter()

    def found(self, offline: Path) -> None:
        """Make a new platform with a repository of trust."""
        initialize(self.data, self.clock)
        trust.found(self.data, [offline], 1, self.clock)
        self.start()
        publish_keys(self.data, self.engine, self.clock)

    @property
    def engine(self) -> Engine:
        return self.platform.engine

    def start(self) -> None:
        self.platform = self._stack.enter_context(open_platform(self.data, self.clock))
        self._app = make_app(self.platform)
        event.listen(self.engine, "before_cursor_execute", self._count)

    def stop(self) -> None:
        """Stop as a killed process does: nothing is finished that was not committed."""
        self._stack.close()

    def close(self) -> None:
        self.stop()
        self._loop.close()

    def replace_data(self, source: Path) -> None:
        """Put another state of the disk to work."""
        self.stop()
        shutil.rmtree(self.data)
        shutil.copytree(source, self.data)
        self.start()

    def cut_at(self, statement: int) -> None:
        """Stop the machine before it runs its SQL statement of this number, counted from now."""
        self._left = statement

    def never_mind(self) -> None:
        self._left = None

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with reading(self.engine) as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    def call(self, ask: Ask) -> Answer:
        """Return the application's answer.

        Raises:
            requests.ConnectionError: its machine stopped meanwhile; it has started again.
        """
        try:
            return self._loop.run_until_complete(_ask(self._app, ask))
        except CutError as error:
            self.met["platform killed"] += 1
            self.stop()
            self.start()
            raise requests.ConnectionError("the platform is gone") from error

    def _count(self, *_anything: Any) -> None:
        if self._left is None:
            return
        self._left -= 1
        if self._left < 0:
            self._left = None
            raise CutError


class MemoryLink(BaseAdapter):
    """Brings requests to a platform; meets `faults` in their order, one for each request."""

    def __init__(self, platform: MemoryPlatform) -> None:
        super().__init__()
        self.platform = platform
        self.faults: deque[Fault] = deque()
        self.cut_after: int | None = None
        self.change: Callable[[str, bytes], bytes] = lambda _target, body: body
        self._builder = HTTPAdapter()

    @override
    def send(self, request: requests.PreparedRequest, *_more: Any, **_options: Any) -> Any:
        fault = self.faults.popleft() if self.faults else "none"
        if fault != "none":
            self.platform.met[f"link: {fault}"] += 1
        if fault == "lose request":
            raise requests.ConnectionError(fault)
        if fault in ("portal", "busy"):
            return self._built(request, _PAGE if fault == "portal" else _BUSY)
        ask = self._ask(request)
        answer = self.platform.call(ask)
        self.platform.met["link: cut in a file"] += ask.is_cut
        if ask.is_cut or fault == "lose answer":
            raise requests.ConnectionError(fault)
        if fault == "twice":
            answer = self.platform.call(ask)
        return self._built(request, answer)

    @override
    def close(self) -> None:
        self._builder.close()

    def _ask(self, request: requests.PreparedRequest) -> Ask:
        given: Any = request.body or b""
        body: bytes = given if isinstance(given, bytes) else given.read()
        is_cut = request.method == "PATCH" and self.cut_after is not None
        if is_cut:
            body, self.cut_after = body[: self.cut_after], None
        target = request.path_url
        return Ask(str(request.method), target, dict(request.headers), body, is_cut)

    def _built(self, request: requests.PreparedRequest, answer: Answer) -> requests.Response:
        status, headers, body = answer
        changed = self.change(urlsplit(str(request.url)).path, body)
        sized = headers | ({"content-length": str(len(changed))} if body else {})
        raw = HTTPResponse(io.BytesIO(changed), headers=sized, status=status, preload_content=False)
        return self._builder.build_response(request, raw)


def transport_over(link: MemoryLink, clock: Clock) -> HttpTransport:
    """Return the kiosk's own transport, with this link under it."""
    transport = HttpTransport(ADDRESS, clock)
    transport._exchange._session.mount("http://", link)
    return transport


async def _ask(app: Callable[..., Awaitable[None]], ask: Ask) -> Answer:
    """Speak ASGI to an application: one request, one answer."""
    parts = urlsplit(ask.target)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": ask.method,
        "scheme": "http",
        "server": ("platform.memory", 80),
        "client": ("kiosk.memory", 1),
        "root_path": "",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "headers": [(k.lower().encode(), v.encode()) for k, v in ask.headers.items()]
        + [(b"host", b"platform.memory")],
    }
    inbox: deque[dict[str, Any]] = deque(
        [{"type": "http.request", "body": ask.body, "more_body": ask.is_cut}]
    )
    outbox: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if not inbox and not ask.is_cut:
            await asyncio.Event().wait()  # the client stays until it has its answer
        return inbox.popleft() if inbox else {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        outbox.append(message)

    await app(scope, receive, send)
    start = outbox[0]
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], headers, b"".join(one.get("body", b"") for one in outbox[1:])
