"""Tells systemd that the kiosk lives: the GUI thread does, as long as it hears every lane."""

import os
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import fields

from PySide6.QtCore import QObject, QTimer

from kiosk.jobs import SerialJobRunner
from kiosk.services.lanes import Lanes

READY = "READY=1"
ALIVE = "WATCHDOG=1"
_LOOK_MS = 10_000
# After so many seconds without an answer a lane counts as hung. What waits for the network, a stick
# or a whole disk takes its time and has its own ends.
_PATIENCE = 60.0
_LONGER = {"care": 3600.0, "data": 900.0, "files": 900.0, "desk": 900.0, "sticks": 900.0}


def notify(state: str) -> None:
    """Tell the service manager, where one listens (sd_notify(3))."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):  # an abstract socket
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        line.connect(address)
        line.send(state.encode())


class Watchdog(QObject):
    """Calls each lane now and then; while all answer in time, it says so."""

    def __init__(
        self,
        lanes: Mapping[str, SerialJobRunner],
        tell: Callable[[str], None] = notify,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell`: takes what the service manager is to hear; `now`: seconds that only grow."""
        super().__init__()
        self._lanes = lanes
        self._tell = tell
        self._now = now
        self._called: dict[str, float] = {}
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Say that the kiosk stands, and begin to look."""
        self._tell(READY)
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @property
    def owing(self) -> set[str]:
        """Names of the lanes that were called and have not answered yet."""
        return set(self._called)

    def look(self) -> None:
        """Say that all is alive unless a lane is silent for too long; call those that answered."""
        now = self._now()
        if all(now - at <= _LONGER.get(name, _PATIENCE) for name, at in self._called.items()):
            self._tell(ALIVE)
        for name in self._lanes.keys() - self.owing:
            self._call(name, now)

    def _call(self, name: str, now: float) -> None:
        self._called[name] = now

        def answer(_: object) -> None:
            del self._called[name]

        self._lanes[name].run(lambda: None, answer)


def watchdog_of(lanes: Lanes) -> Watchdog:
    """Return a watchdog for every lane of a kiosk."""
    return Watchdog({field.name: getattr(lanes, field.name) for field in fields(lanes)})
