"""Hands a page to a queue and is killed: before, half way, unanswered, answered."""

import os
import signal
import socket
import sys
from pathlib import Path
from typing import NoReturn

from printing.spool import open_printer

_send = socket.socket.sendall


def _die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise SystemExit


def _send_and_die(connection: socket.socket, octets: bytes) -> None:
    is_page = b"%PDF" in octets
    _send(connection, octets[: len(octets) // 2] if is_page and moment == "half-sent" else octets)
    if is_page:
        _die()


queue, page, moment = sys.argv[1:]
if moment == "before":
    _die()
if moment != "answered":
    socket.socket.sendall = _send_and_die  # type: ignore[method-assign, assignment]
open_printer(queue).submit(Path(page).read_bytes(), moment)
_die()
