"""One connection at a time: how it is made, and how any thread cuts it short."""

import errno
import os
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock
from typing import Any

from urllib3.util.wait import wait_for_write

_SLICE = 0.2
_UNDER_WAY = {errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY}
SocketOption = tuple[int, int, int | bytes]


class Watch:
    """The socket of the call in progress, for whoever wants to cut it short.

    It is held by a duplicate, as TLS takes the original over. `abort` may be called by any thread.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: socket.socket | None = None
        self._is_closed = False
        self._is_over = False

    @property
    def is_over(self) -> bool:
        """Whether `abort` was called: nothing is to be begun any more."""
        return self._is_over

    def abort(self) -> None:
        """Wake whoever waits on the socket; forbid any more."""
        with self._lock:
            self._is_over = True
            if self._held is not None:
                with suppress(OSError):
                    self._held.shutdown(socket.SHUT_RDWR)

    def hold(self, sock: socket.socket) -> None:
        """Watch a new connection in place of the last one.

        Raises:
            ConnectionAbortedError: `abort` was called.
        """
        with self._lock:
            self._drop()
            if self._is_over:
                raise ConnectionAbortedError
            self._held = sock.dup()

    def note_closed(self) -> None:
        """The connection was closed, though an answer may still be read from it."""
        self._is_closed = True

    def end_call(self) -> None:
        """Let go of a connection that was closed while the call went on."""
        with self._lock:
            if self._is_closed:
                self._drop()

    def _drop(self) -> None:
        if self._held is not None:
            self._held.close()
        self._held, self._is_closed = None, False


def dial(
    address: tuple[str, int],
    timeout: float,
    options: Iterable[SocketOption],
    is_over: Callable[[], bool],
) -> socket.socket:
    """Connect to the first of a name's addresses that answers; `is_over` ends it at once.

    Raises:
        socket.gaierror: the name has no address.
        TimeoutError: nobody answered in `timeout` seconds.
        OSError: no way there, nobody listens, or it is over.
    """
    failure: OSError = ConnectionError("the name has no address")
    for family, kind, protocol, _, place in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
        try:
            sock = socket.socket(family, kind, protocol)
        except OSError as error:  # a family that this machine does not speak
            failure = error
            continue
        try:
            for option in options:
                with suppress(OSError):  # an older system does without
                    sock.setsockopt(*option)
            _connect(sock, place, timeout, is_over)
        except OSError as error:
            sock.close()
            failure = error
        else:
            return sock
    raise failure


def _connect(sock: socket.socket, place: Any, timeout: float, is_over: Callable[[], bool]) -> None:
    sock.settimeout(0)
    code = sock.connect_ex(place)
    waited = 0.0
    while code in _UNDER_WAY:
        if wait_for_write(sock, _SLICE):
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            break
        waited += _SLICE
        if is_over():
            raise ConnectionAbortedError
        if waited >= timeout:
            raise TimeoutError
    if code:
        raise OSError(code, os.strerror(code))
    sock.settimeout(timeout)
