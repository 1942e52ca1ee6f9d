"""A receipt printer that speaks ESC/POS: what it prints is a picture, what it says are real bytes."""

import os
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from PIL import Image

_WIDTHS = {80: 576, 58: 384}
_DLE, _ESC, _GS = 0x10, 0x1B, 0x1D
_PIECE = 700


@dataclass
class ReceiptPrinter:
    """Carries out what it is sent as far as it has paper, and answers DLE EOT at any time.

    `paper`: how many rows of dots are left on the roll. `is_mute`: it never answers. `garbage`: what
    it says instead. `dies_after`: it is switched off when so many bytes came. `answers_passed`: it
    knows GS r. `cuts`: the strips that were cut off, as pictures. `unknown`: what it did not know.
    """

    width: int = 80
    paper: int = 100_000
    cover_is_open: bool = False
    paper_is_low: bool = False
    error: int = 0
    is_mute: bool = False
    garbage: bytes = b""
    dies_after: int | None = None
    answers_passed: bool = True
    cuts: list[Image.Image] = field(default_factory=list)
    unknown: bytes = b""
    received: int = 0
    _came: bytes = b""
    _todo: list[bytes] = field(default_factory=list)
    _rows: list[bytes] = field(default_factory=list)

    def is_dead(self) -> bool:
        return self.dies_after is not None and self.received >= self.dies_after

    @property
    def strip(self) -> int:
        """How many rows of dots hang out of it, uncut."""
        return len(self._rows)

    def take(self, octets: bytes) -> bytes:
        """Take bytes as they come; return what is answered."""
        self.received += len(octets)
        self._came += octets
        answers = b""
        while size := self._size():
            command, self._came = self._came[:size], self._came[size:]
            if command[0] == _DLE:
                answers += self._status(command[2])
            else:
                self._todo.append(command)
        answers += self.go_on()
        if self.is_mute:
            return b""
        return self.garbage if self.garbage and answers else answers

    def go_on(self) -> bytes:
        """Carry out what can be carried out now; return what is answered."""
        answers = b""
        while self._todo and self.paper and not self.cover_is_open and not self.error:
            answers += self._carry_out(self._todo.pop(0))
        return answers

    def refill(self) -> None:
        """Put in a new roll."""
        self.paper = 100_000

    def switch_off_and_on(self) -> None:
        """Forget what was not printed."""
        self._came, self._todo = b"", []

    def _size(self) -> int:
        """Return how long the command is that came first; 0 while it is not all there."""
        came = self._came
        sizes = {(_DLE, 4): 3, (_ESC, 0x40): 2, (_ESC, 0x61): 3, (_ESC, 0x4A): 3, (_GS, 0x72): 3}
        if len(came) < 2:
            return 1 if came and came[0] not in (_DLE, _ESC, _GS) else 0
        size = sizes.get((came[0], came[1]), 1)
        if came[:2] == b"\x1dV":
            size = 4 if came[2:3] in (b"A", b"B") else 3
        if came[:2] == b"\x1dv":
            across, down = (int.from_bytes(came[at : at + 2], "little") for at in (4, 6))
            size = 8 + across * down if len(came) >= 8 else 8
        return size if len(came) >= size else 0

    def _carry_out(self, command: bytes) -> bytes:
        match command[:2]:
            case b"\x1dv":
                self._print(command)
            case b"\x1dV":
                self._cut()
            case b"\x1dr" if self.answers_passed:
                return b"\0"
            case b"\x1b@" | b"\x1ba" | b"\x1bJ" | b"\x1dr" | b"\0":
                pass
            case _:
                self.unknown += command
        return b""

    def _print(self, command: bytes) -> None:
        assert command[2:4] == b"0\0", "normal size"
        across, down = (int.from_bytes(command[at : at + 2], "little") for at in (4, 6))
        assert across * 8 == _WIDTHS[self.width], "as wide as the roll"
        printed = min(down, self.paper)
        self._rows += [command[8 + row * across :][:across] for row in range(printed)]
        self.paper -= printed
        if printed < down:
            # The rest stays in its memory until there is paper.
            rest = (down - printed).to_bytes(2, "little") + command[8 + printed * across :]
            self._todo.insert(0, command[:6] + rest)

    def _cut(self) -> None:
        size = (_WIDTHS[self.width], len(self._rows))
        dots = Image.frombytes("1", size, b"".join(self._rows))
        self.cuts.append(dots.point(lambda dot: 255 - dot))
        self._rows = []

    def _status(self, about: int) -> bytes:
        is_out = not self.paper
        bits = {
            1: 0x08 * (is_out or self.cover_is_open or bool(self.error)),
            2: 0x04 * self.cover_is_open | 0x20 * is_out | 0x40 * bool(self.error),
            3: self.error,
            4: 0x60 * is_out | 0x0C * (is_out or self.paper_is_low),
        }
        return bytes([0x12 | bits[about]])


def on_network(printer: ReceiptPrinter, listener: socket.socket) -> None:
    """Serve a printer, one connection after the other, until the listener is closed.

    A printer that dies resets the connection.
    """
    with suppress(OSError):
        while not printer.is_dead():
            with listener.accept()[0] as connection:
                connection.settimeout(0.02)
                _talk(printer, partial(_received, connection), connection.sendall)
                if printer.is_dead():
                    at_once = struct.pack("ii", 1, 0)
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
                    listener.close()


def on_line(printer: ReceiptPrinter, handle: int) -> None:
    """Serve a printer at one end of a pseudo terminal, until the other is closed."""
    with suppress(OSError):
        _talk(printer, partial(os.read, handle, _PIECE), partial(os.write, handle))


def _received(connection: socket.socket) -> bytes | None:
    """Return what came, None where nothing did yet."""
    with suppress(TimeoutError):
        return connection.recv(_PIECE)
    return None


def _talk(
    printer: ReceiptPrinter,
    read: Callable[[], bytes | None],
    answer: Callable[[bytes], object],
) -> None:
    """Take what comes until nobody is there any more."""
    while not printer.is_dead() and (came := read()) != b"":
        if said := printer.take(came or b""):
            answer(said)
