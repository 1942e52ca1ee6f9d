"""A SAM_V reader on a serial port."""

from contextlib import suppress

import serial
from serial.serialutil import Timeout

from kiosk.devices.card_reader import frames
from kiosk.devices.card_reader.profiles import PROFILES, SAM_V, Said
from kiosk.devices.card_reader.readings import CardRead, NoCard, ReaderFault
from kiosk.devices.card_reader.record import UnreadableRecordError, parse_data

BAUD = 115200
BUDGET = 1.8
_SLICE = 0.05


class SerialReader:
    """Opens its port when it is first needed, and again after the cable was pulled."""

    def __init__(self, port: str, *, budget: float = BUDGET, profile: str = SAM_V) -> None:
        """`port` is a device path or COM name; a `poll` ends within `budget` seconds.

        `profile`: how its vendor has it reply, a name of `PROFILES`.
        """
        self._port = port
        self._profile = PROFILES[profile]
        self._budget = budget
        self._serial: serial.Serial | None = None

    def poll(self) -> CardRead | NoCard | ReaderFault:
        """Read the card that lies on the reader now."""
        try:
            return self._look(Timeout(self._budget))
        except serial.SerialTimeoutException:
            return ReaderFault.SILENT
        except OSError:
            # pyserial's errors are OSErrors; a pulled cable also shows as a bare one.
            self.close()
            return ReaderFault.UNPLUGGED

    def close(self) -> None:
        """Give the port back."""
        if self._serial is not None:
            with suppress(OSError):
                self._serial.close()
            self._serial = None

    def _look(self, left: Timeout) -> CardRead | NoCard | ReaderFault:
        found = self._ask(frames.FIND, left)
        if isinstance(found, ReaderFault):
            return found
        if not self._profile.says(found[0], Said.FOUND):
            is_empty = self._profile.says(found[0], Said.NO_CARD)
            return NoCard() if is_empty else ReaderFault.NOT_READ
        selected = self._ask(frames.SELECT, left)
        if isinstance(selected, ReaderFault):
            return selected
        if not self._profile.says(selected[0], Said.OK):
            return ReaderFault.NOT_READ
        answer = self._ask(frames.READ, left)
        if isinstance(answer, ReaderFault):
            return answer
        return _card(answer[1]) if self._profile.says(answer[0], Said.OK) else ReaderFault.NOT_READ

    def _ask(self, command: bytes, left: Timeout) -> tuple[bytes, bytes] | ReaderFault:
        """Send a command; return status and data of the first whole reply."""
        line = self._open()
        line.read(line.in_waiting)
        line.write(frames.frame(command))
        parser, heard = frames.FrameParser(), False
        while left.time_left() > _SLICE:
            data = line.read(max(1, line.in_waiting))
            heard = heard or bool(data)
            for body in parser.feed(data):
                return self._profile.split(body)
        return ReaderFault.GARBLED if heard else ReaderFault.SILENT

    def _open(self) -> serial.Serial:
        if self._serial is None:
            self._serial = serial.Serial(
                self._port, BAUD, timeout=_SLICE, write_timeout=_SLICE, exclusive=True
            )
        return self._serial


def _card(data: bytes) -> CardRead | ReaderFault:
    try:
        return parse_data(data)
    except UnreadableRecordError:
        return ReaderFault.UNREADABLE
