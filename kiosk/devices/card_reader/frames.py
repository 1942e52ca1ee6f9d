"""Frames of the SAM_V protocol, in both directions: built, and found again in a stream of bytes.

A frame is `AA AA AA 96 69`, the length of what follows (2 bytes, big-endian), a body, and the XOR
of length and body. A body is a command to the module, or its reply: status bytes, then data.
"""

from collections.abc import Iterator
from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AAAAAA9669")

FIND = bytes.fromhex("2001")
SELECT = bytes.fromhex("2002")
READ = bytes.fromhex("3001")

# The longest answer (text, photo, two fingerprints) stays below this; more is noise.
LONGEST = 4096


def frame(body: bytes) -> bytes:
    """Return `body` as it goes over the line.

    Raises:
        ValueError: the body is longer than `LONGEST` allows.
    """
    if len(body) >= LONGEST:
        raise ValueError("a body this long is never sent")
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes([_checksum(counted)])


class FrameParser:
    """Finds frames in bytes that arrive in pieces of any size, between noise of any kind."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Take in `data` and yield the bodies of the frames that it completes."""
        self._buffer += data
        while self._to_preamble():
            size = self._frame_size()
            if size is None or size > len(self._buffer):
                return
            counted = self._buffer[len(PREAMBLE) : size]
            if size and _checksum(counted) == 0:
                del self._buffer[:size]
                yield bytes(counted[2:-1])
            else:
                # A true frame may begin inside the false one.
                del self._buffer[0]

    def _to_preamble(self) -> bool:
        """Drop noise; True when a whole preamble stands at the front."""
        start = self._buffer.find(PREAMBLE)
        if start < 0:
            keep = len(PREAMBLE) - 1
            del self._buffer[: max(0, len(self._buffer) - keep)]
            return False
        del self._buffer[:start]
        return True

    def _frame_size(self) -> int | None:
        """Return the size of the frame at the front; None: not known yet, 0: an impossible one."""
        head = len(PREAMBLE) + 2
        if len(self._buffer) < head:
            return None
        length = int.from_bytes(self._buffer[len(PREAMBLE) : head], "big")
        return head + length if 0 < length <= LONGEST else 0


def _checksum(data: bytes | bytearray) -> int:
    return reduce(xor, data, 0)
