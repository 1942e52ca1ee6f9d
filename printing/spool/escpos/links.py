"""The ways to a receipt printer; none is ever waited for longer than it was said."""

import select
import socket
import sys
from contextlib import suppress
from typing import Protocol

import serial

MOMENT = 0.25
"""How long one call to write or read may last, in seconds."""

_CONNECT_SECONDS = 3.0
_PIECE = 512


class Link(Protocol):
    """An open way to one printer. Each call raises OSError when it is broken.

    `notices_power`: it breaks when the printer is switched off.
    """

    notices_power: bool

    def write(self, octets: bytes) -> int:
        """Hand over what is taken within a moment; return how much that was."""
        ...

    def read(self, seconds: float) -> bytes:
        """Return what came; b"" if nothing came for so long, at most a moment."""
        ...

    def is_empty(self) -> bool:
        """Tell whether all that was taken is on its way."""
        ...

    def close(self) -> None:
        """End it; where it is not empty, the rest may be lost."""
        ...


class NetworkLink:
    """TCP, as a rule port 9100."""

    notices_power = True

    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_connection((host, port), _CONNECT_SECONDS)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, octets: bytes) -> int:
        """Hand over what is taken within a moment."""
        self._socket.settimeout(MOMENT)
        try:
            return self._socket.send(octets)
        except TimeoutError:
            return 0

    def read(self, seconds: float) -> bytes:
        """Return what came."""
        self._socket.settimeout(max(0.001, min(seconds, MOMENT)))
        try:
            came = self._socket.recv(256)
        except TimeoutError:
            return b""
        if not came:
            raise ConnectionResetError
        return came

    def is_empty(self) -> bool:
        """Tell whether all is on its way; the system sees to that even after the end."""
        return True

    def close(self) -> None:
        """End it; unread answers would take back what is still on its way."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)
            self.read(MOMENT)
        self._socket.close()


class SerialLink:
    """A serial line, or what looks like one."""

    notices_power = False

    def __init__(self, device: str, baud: int, flow: str) -> None:
        """Open it; `flow`: rtscts, xonxoff or none."""
        self._port = serial.Serial(
            device,
            baud,
            timeout=0,
            write_timeout=0,
            rtscts=flow == "rtscts",
            xonxoff=flow == "xonxoff",
            exclusive=True if sys.platform != "win32" else None,
        )

    def write(self, octets: bytes) -> int:
        """Hand over what is taken within a moment."""
        return self._port.write(octets[:_PIECE]) or 0 if self._has_room() else 0

    def read(self, seconds: float) -> bytes:
        """Return what came."""
        self._port.timeout = max(0.001, min(seconds, MOMENT))
        first: bytes = self._port.read(1)
        return first + self._port.read(self._port.in_waiting) if first else b""

    def is_empty(self) -> bool:
        """Tell whether all is on its way."""
        return self._port.out_waiting == 0

    def close(self) -> None:
        """End it; what nobody takes would keep it open."""
        with suppress(OSError):
            self._port.reset_output_buffer()
        self._port.close()

    def _has_room(self) -> bool:
        if sys.platform == "win32":
            return self._port.out_waiting < _PIECE
        return bool(select.select([], [self._port.fileno()], [], MOMENT)[1])
