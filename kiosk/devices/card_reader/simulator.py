"""A SAM_V reader as a process of its own, on a pty.

`python -m kiosk.devices.card_reader.simulator` prints the path of its port and then obeys lines
on its input, answering each with `ok` or with what is wrong: `card` (the sample card),
`card {…}` (JSON, see `card_from_json`), `remove`, and how it answers from now on: `well`, `noise`
(bytes before and after each reply), `bad-checksum`, `cut` (half a reply), `rubbish` (bytes without
sense), `nonsense` (whole replies, of cards that say nothing), `taken` (the card is taken away
before it is read), `silent`. `profile NAME`: reply as that vendor has it (see `PROFILES`). It ends
with its input. One process per reader: a pty shared between threads mixes up the answers.
"""

import os
import pty
import selectors
import sys
import time
import tty

from kiosk.devices.card_reader import frames
from kiosk.devices.card_reader.profiles import PROFILES, SAM_V, Said
from kiosk.devices.card_reader.readings import CardRead
from kiosk.devices.card_reader.record import build_data
from kiosk.devices.card_reader.simulated import SAMPLE_CARD, card_from_json

# A USB serial bridge hands over small pieces; ten bits make a byte on the line.
_PIECE = 37
_PIECE_SECONDS = _PIECE * 10 / 115200
_NOISE = bytes.fromhex("00FF55AAAAAA96AAAAAA9669FFFF13AAAA")
_RUBBISH = bytes(place * 89 % 251 for place in range(3000))
_MODES = ("well", "noise", "bad-checksum", "cut", "rubbish", "nonsense", "taken", "silent")


class Module:
    """The reader behind the line: which card lies on it, and how it answers."""

    def __init__(self) -> None:
        self._card: CardRead | None = None
        self._selected = False
        self._mode = "well"
        self._profile = PROFILES[SAM_V]

    def obey(self, command: str) -> str:
        """Carry out a line of the input; return `ok` or what is wrong."""
        word, _, rest = command.strip().partition(" ")
        if word in _MODES:
            self._mode = word
        elif word == "profile" and rest in PROFILES:
            self._profile = PROFILES[rest]
        elif word == "remove":
            self._lay(None)
        elif word == "card":
            try:
                card = card_from_json(rest) if rest else SAMPLE_CARD
                build_data(card)
            except (ValueError, AttributeError) as error:
                return f"not a card: {type(error).__name__}"
            self._lay(card)
        else:
            return f"unknown command: {word}"
        return "ok"

    def reply(self, command: bytes) -> bytes:
        """Return the bytes that answer a command, as the present mode lets them through."""
        whole = frames.frame(self._body(command))
        match self._mode:
            case "noise":
                return _NOISE + whole + _NOISE
            case "bad-checksum":
                return whole[:-1] + bytes([whole[-1] ^ 0xFF])
            case "cut":
                return whole[: len(whole) // 2]
            case "rubbish":
                return _RUBBISH
            case "silent":
                return b""
            case _:
                return whole

    def _lay(self, card: CardRead | None) -> None:
        self._card, self._selected = card, False

    def _body(self, command: bytes) -> bytes:
        if command == frames.FIND:
            self._selected = False
            return self._says(Said.FOUND if self._card else Said.NO_CARD)
        if command == frames.SELECT:
            self._selected = self._card is not None
            return self._says(Said.OK if self._selected else Said.NOT_SELECTED)
        is_read = command == frames.READ and self._selected and self._mode != "taken"
        if is_read and self._card:
            data = build_data(self._card)
            sent = _senseless(data) if self._mode == "nonsense" else data
            return self._says(Said.OK) + sent
        return self._says(Said.NOT_READ)

    def _says(self, said: Said) -> bytes:
        return self._profile.statuses[said]


def _senseless(data: bytes) -> bytes:
    """Return as much data with the same lengths before it, and nothing that can be read."""
    return data[:4] + bytes(byte ^ 0x5A for byte in data[4:])


def serve(master: int, module: Module) -> None:
    """Answer what comes over the line and obey the standard input until that ends."""
    parser, typed = frames.FrameParser(), b""
    with selectors.DefaultSelector() as selector:
        selector.register(master, selectors.EVENT_READ)
        selector.register(sys.stdin, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                data = os.read(key.fd, 4096)
                if key.fd == master:
                    for command in parser.feed(data):
                        _send(master, module.reply(command))
                    continue
                if not data:
                    return
                *lines, typed = (typed + data).split(b"\n")
                for line in lines:
                    _say(module.obey(line.decode("utf-8", "replace")))


def main() -> None:
    """Open the pty, say where, and serve."""
    master, slave = pty.openpty()
    try:
        tty.setraw(slave)
        _say(os.ttyname(slave))
        serve(master, Module())
    finally:
        os.close(slave)
        os.close(master)


def _send(master: int, data: bytes) -> None:
    for start in range(0, len(data), _PIECE):
        os.write(master, data[start : start + _PIECE])
        time.sleep(_PIECE_SECONDS)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
