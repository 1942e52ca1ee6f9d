"""`central serve`: the application in uvicorn, from the line READY to a clean end."""

import logging
import signal
import socket
import sys
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from typing_extensions import override

from sync.central.errors import AddressInUseError
from sync.central.platform import open_platform
from sync.central.web.app import make_app
from sync.clock import Clock

_GRACE_SECONDS = 5
# TCP_RTO_MAX_MS, which Python does not name.
_LINUX_RTO_MAX_MS = 44
# Connections inherit these. Without the first an answer's body waits until its head was
# acknowledged; the others, where the system has them, are for links that lose and cut.
_TCP_OPTIONS: list[tuple[int, int | bytes]] = [(socket.TCP_NODELAY, 1)]
if sys.platform == "linux":
    _TCP_OPTIONS += [(_LINUX_RTO_MAX_MS, 2000), (socket.TCP_CONGESTION, b"bbr")]


class _Server(uvicorn.Server):
    """Says on stdout when it listens: whoever started it waits for that line."""

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listener in sockets or ():
            host, port = listener.getsockname()[:2]
            scheme = "https" if self.config.is_ssl else "http"
            print(f"READY {scheme}://{host}:{port}", flush=True)  # noqa: T201 - the promise of serve


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(root: Path, place: tuple[str, int], clock: Clock, *, tls: bool) -> None:
    """Serve at host and port until SIGTERM or SIGINT, then end cleanly.

    Raises:
        NotInitializedError, KeyUnreadableError: the data folder is not ready.
        NoCertificateError: TLS is asked for and there is no certificate.
        AddressInUseError: cannot listen there.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with open_platform(root, clock, tls=tls) as platform, listen(*place) as listener:
        config = uvicorn.Config(
            make_app(platform),
            log_config=None,
            access_log=False,
            server_header=False,
            ssl_certfile=platform.folder.server_certificate if tls else None,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        # uvicorn raises the signal again when it has ended; by then there is nothing left to do.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        _Server(config).run([listener])


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there, and whose connections send at once what there is.

    Raises:
        AddressInUseError: cannot listen there.
    """
    try:
        listener = socket.create_server((host, port))
    except OSError as error:
        raise AddressInUseError(f"{host}:{port}: {error.strerror}") from error
    for option, value in _TCP_OPTIONS:
        with suppress(OSError):
            listener.setsockopt(socket.IPPROTO_TCP, option, value)
    return listener
