"""How long an answer may take, to the last byte."""

import io
import socket
import time

from typing_extensions import Buffer, override

_SECONDS = 15


class Patience:
    """How long all that is asked for one purpose may take together."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Begin anew."""
        self._end = time.monotonic() + _SECONDS

    def left(self) -> float:
        """Return the seconds that are left.

        Raises:
            TimeoutError: none is.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class TimedSocket:
    """A socket as http.client uses it, on which everything together ends in time.

    A plain timeout starts anew with every byte, so one byte a second would hold a lane for ever.
    """

    def __init__(self, plain: socket.socket, patience: Patience) -> None:
        self._socket = plain
        self._patience = patience

    def limit(self) -> None:
        """Leave the next call the time that is left."""
        self._socket.settimeout(self._patience.left())

    def sendall(self, octets: bytes) -> None:
        """Send."""
        self.limit()
        self._socket.sendall(octets)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return a reader of what comes."""
        return io.BufferedReader(_TimedReader(self, self._socket.makefile("rb", buffering=0)))

    def close(self) -> None:
        """Close it, once its reader is closed too."""
        self._socket.close()


class _TimedReader(io.RawIOBase):
    def __init__(self, timed: TimedSocket, raw: io.RawIOBase) -> None:
        self._timed = timed
        self._raw = raw

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer) -> int | None:
        self._timed.limit()
        return self._raw.readinto(buffer)

    @override
    def close(self) -> None:
        self._raw.close()
        super().close()
