"""The HTTP connections under requests: for bad links, and with the pinned CA."""

import socket
import sys
from functools import partial
from typing import Any

from requests.adapters import HTTPAdapter
from typing_extensions import override
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError

from sync.transport.dial import SocketOption, Watch, dial
from sync.transport.tls import AnyAuthority, Authority

# Of linux/tcp.h; the socket module has no name for it. After a cut TCP waits twice as long for each
# try, up to two minutes; a link that comes back is to be used at once.
_TCP_RTO_MAX_MS = 44


class Adapter(HTTPAdapter):
    """Little is buffered, so that what counts as sent has left; only `authority` is believed."""

    def __init__(self, watch: Watch, authority: Authority | None) -> None:
        self._watch = watch
        self._authority = authority
        super().__init__()

    @override
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        options: list[SocketOption] = [
            (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
            (socket.SOL_SOCKET, socket.SO_SNDBUF, 32 * 2**10),
        ]
        if sys.platform == "linux":
            options += [
                (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 45_000),
                (socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"bbr"),
                (socket.IPPROTO_TCP, _TCP_RTO_MAX_MS, 2000),
            ]
        if self._authority is not None:
            kwargs["ssl_context"] = self._authority.context
        super().init_poolmanager(*args, **kwargs, socket_options=options)

    @override
    def get_connection_with_tls_context(
        self, request: Any, verify: Any, *args: Any, **kwargs: Any
    ) -> Any:
        if isinstance(self._authority, AnyAuthority):
            verify = False
        pool: Any = super().get_connection_with_tls_context(request, verify, *args, **kwargs)
        if pool.scheme == "https":
            pool.ConnectionCls = partial(_SecureConnection, self._watch, self._authority)
        else:
            pool.ConnectionCls = partial(_Connection, self._watch)
        return pool

    @override
    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Keep requests from adding the public CAs to the one that is pinned."""
        if self._authority is None:
            super().cert_verify(conn, url, verify, cert)  # type: ignore[no-untyped-call]  # theirs


class _Connection(HTTPConnection):
    """A connection under watch."""

    def __init__(self, watch: Watch, *args: Any, **kwargs: Any) -> None:
        self._watch = watch
        super().__init__(*args, **kwargs)

    @override
    def _new_conn(self) -> socket.socket:
        return _dial(self, self._watch)

    @override
    def close(self) -> None:
        self._watch.note_closed()
        super().close()


class _SecureConnection(HTTPSConnection):
    """The same with TLS; the certificate's time is checked before anything is sent."""

    def __init__(
        self, watch: Watch, authority: Authority | None, *args: Any, **kwargs: Any
    ) -> None:
        self._watch = watch
        self._authority = authority
        super().__init__(*args, **kwargs)

    @override
    def _new_conn(self) -> socket.socket:
        return _dial(self, self._watch)

    @override
    def connect(self) -> None:
        super().connect()
        if self._authority is not None:
            secured: Any = self.sock
            self._authority.check(secured.getpeercert(binary_form=True))
            self.is_verified = True  # or need not be

    @override
    def close(self) -> None:
        self._watch.note_closed()
        super().close()


def _dial(connection: HTTPConnection, watch: Watch) -> socket.socket:
    timeout: Any = connection.timeout
    try:
        sock = dial(
            (connection._dns_host, connection.port or connection.default_port),  # noqa: SLF001  # as urllib3's own _new_conn
            timeout,
            connection.socket_options or (),
            lambda: watch.is_over,
        )
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, f"no connection in {timeout} s") from error
    try:
        watch.hold(sock)
    except OSError:
        sock.close()
        raise
    return sock
