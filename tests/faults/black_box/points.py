"""Named points at which a process of the black box dies, reached by wrapping what it calls."""

import ctypes
import http.client
import os
import signal
import struct
from collections.abc import Callable, Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.default import DefaultDialect

from sync.store.attachments import Attachments
from sync.store.outbox import Outbox

ATTACHMENT_SYNCED = "attachment synced, not yet named"
ATTACHMENT_NAMED = "attachment named, not yet committed"
BEFORE_FILING = "before the commit of a filing"
INSIDE_FILING = "inside the commit of a filing"
FILED = "filing committed, slip not yet returned"
COPIED = "copied to the second medium, not yet noted"
REQUEST_SENT = "request sent, answer not yet read"
ANSWER_READ = "answer read, not yet settled"
SETTLED = "settled"
BLOCK_SENT = "block of a file sent"
FILE_ANSWERED = "file answered, not yet noted"
FILE_NOTED = "file noted"
KIOSK_POINTS = (
    *(ATTACHMENT_SYNCED, ATTACHMENT_NAMED, BEFORE_FILING, INSIDE_FILING, FILED),
    *(REQUEST_SENT, ANSWER_READ, SETTLED, BLOCK_SENT, FILE_ANSWERED, FILE_NOTED),
)
BEFORE_ENTRY = "before a commit"
INSIDE_ENTRY = "inside a commit"
ENTERED = "committed, not yet answered"
ANSWERED = "answered"
BYTES_KEPT = "bytes of a file kept, not yet synced"
OFFSET_SYNCED = "offset synced, not yet told"
FILE_WHOLE = "file whole, not yet named"
FILE_NAMED = "file named, not yet committed"
PLATFORM_POINTS = (
    *(BEFORE_ENTRY, INSIDE_ENTRY, ENTERED, ANSWERED),
    *(BYTES_KEPT, OFFSET_SYNCED, FILE_WHOLE, FILE_NAMED),
)
_CHANGING = {"POST", "PATCH"}
_FILE_BLOCK = 1000
_CLOCK_MONOTONIC = 1


@dataclass
class Death:
    """Where this process dies: at the `left`th time that it reaches `point`; nowhere if it is "".

    A death inside a call comes `delay` seconds after the call has begun.
    """

    point: str = ""
    left: int = 1
    delay: float = 0.0
    stage: str = field(default="", init=False)

    def reach(self, point: str) -> None:
        """Die if it is time."""
        if point == self.point:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)

    def enter(self, point: str) -> None:
        """Die in a moment, if it is time."""
        if point == self.point:
            self.left -= 1
            if not self.left:
                _kill_after(self.delay)


def haunt_kiosk(death: Death) -> None:
    """Let this process, a kiosk, die where `death` says."""
    kiosk = _Kiosk(death)
    _wrap(os, "replace", kiosk.naming, kiosk.named)
    _wrap(DefaultDialect, "do_commit", kiosk.committing, kiosk.committed)
    _wrap(http.client.HTTPConnection, "send", None, kiosk.sent)
    _wrap(http.client.HTTPConnection, "getresponse", _at(death, REQUEST_SENT))
    _wrap(Outbox, "settle", kiosk.settling, kiosk.settled)
    _wrap(Attachments, "stored", _at(death, FILE_ANSWERED), _at(death, FILE_NOTED))


def haunt_platform(death: Death, serving: Any, upload: Any) -> None:
    """Let this process, a platform, die where `death` says.

    `serving` is the module that has `make_app`, `upload` the class of what is being received.
    """
    platform = _Platform(death)
    event.listen(Engine, "commit", platform.note)
    _wrap(DefaultDialect, "do_commit", platform.committing, platform.committed)
    _wrap(os, "replace", platform.naming, platform.named)
    _wrap(upload, "append", None, _at(death, BYTES_KEPT))
    _wrap(upload, "offset", None, _at(death, OFFSET_SYNCED))
    make_app = serving.make_app
    serving.make_app = lambda given: platform.answering(make_app(given))


class _Kiosk:
    """Hears what a kiosk's process calls; its stage says what the calls are for."""

    def __init__(self, death: Death) -> None:
        self._death = death

    def naming(self, _source: object, target: str | Path) -> None:
        if self._death.stage == "filing" and Path(target).parent.name == "files":
            self._death.reach(ATTACHMENT_SYNCED)

    def named(self, _source: object, target: str | Path) -> None:
        if self._death.stage == "filing" and Path(target).parent.name == "files":
            self._death.reach(ATTACHMENT_NAMED)
        elif self._death.stage == "copying" and "township-courier" in Path(target).parts:
            self._death.reach(COPIED)

    def committing(self, *_: object) -> None:
        if self._death.stage == "filing":
            self._death.reach(BEFORE_FILING)
            self._death.enter(INSIDE_FILING)

    def committed(self, *_: object) -> None:
        if self._death.stage == "filing":
            self._death.stage = "copying"
            self._death.reach(FILED)

    def sent(self, _self: object, data: object) -> None:
        if self._death.stage == "files" and isinstance(data, bytes) and len(data) >= _FILE_BLOCK:
            self._death.reach(BLOCK_SENT)

    def settling(self, _self: object, outcomes: Sized, *_more: object) -> None:
        if outcomes:
            self._death.reach(ANSWER_READ)

    def settled(self, _self: object, outcomes: Sized, *_more: object) -> None:
        if outcomes:
            self._death.reach(SETTLED)


class _Platform:
    """Hears what a platform's process calls; only commits of writing transactions count."""

    def __init__(self, death: Death) -> None:
        self._death = death
        self._writers: set[int] = set()

    def note(self, connection: Connection) -> None:
        options = connection.get_execution_options()
        if "sqlite_begin" in options or options.get("isolation_level") == "READ COMMITTED":
            self._writers.add(id(connection.connection.dbapi_connection))

    def committing(self, _dialect: object, connection: Any) -> None:
        if id(connection.dbapi_connection) in self._writers:
            self._death.reach(BEFORE_ENTRY)
            self._death.enter(INSIDE_ENTRY)

    def committed(self, _dialect: object, connection: Any) -> None:
        if id(connection.dbapi_connection) in self._writers:
            self._writers.discard(id(connection.dbapi_connection))
            self._death.reach(ENTERED)

    def naming(self, _source: object, target: str | Path) -> None:
        if "files" in Path(target).parts:
            self._death.reach(FILE_WHOLE)

    def named(self, _source: object, target: str | Path) -> None:
        if "files" in Path(target).parts:
            self._death.reach(FILE_NAMED)

    def answering(self, app: Any) -> Any:
        """Return the application, heard."""

        async def heard(scope: Any, receive: Any, send: Any) -> None:
            async def tell(message: Any) -> None:
                await send(message)
                if message["type"] == "http.response.body" and scope["method"] in _CHANGING:
                    self._death.reach(ANSWERED)

            await app(scope, receive, tell if scope["type"] == "http" else send)

        return heard


def _at(death: Death, point: str) -> Callable[..., None]:
    return lambda *_: death.reach(point)


def _wrap(
    owner: Any,
    name: str,
    before: Callable[..., None] | None = None,
    after: Callable[..., None] | None = None,
) -> None:
    """Have `before` and `after` hear of each call of `owner.name`, with its arguments."""
    real = getattr(owner, name)

    def watched(*args: Any, **kwargs: Any) -> Any:
        if before is not None:
            before(*args)
        result = real(*args, **kwargs)
        if after is not None:
            after(*args)
        return result

    setattr(owner, name, watched)


def _kill_after(seconds: float) -> None:
    """Have the kernel kill this process a moment later, whatever it is doing then."""
    libc = ctypes.CDLL(None, use_errno=True)
    timer = ctypes.c_void_p()
    wanted = struct.pack("Pii48x", 0, signal.SIGKILL, 0)  # struct sigevent: a signal, SIGEV_SIGNAL
    span = struct.pack("llll", 0, 0, 0, max(1, int(seconds * 1e9)))  # struct itimerspec: once
    if libc.timer_create(_CLOCK_MONOTONIC, wanted, ctypes.byref(timer)):
        raise OSError(ctypes.get_errno(), "timer_create")
    if libc.timer_settime(timer, 0, span, None):
        raise OSError(ctypes.get_errno(), "timer_settime")
