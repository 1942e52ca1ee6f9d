"""When Python looks for reference cycles: on the GUI thread alone.

By itself Python looks whenever enough was made, in whatever thread that was; a QObject that a lane's
thread frees takes its timers down there, and Qt crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_YOUNGER = 1


class Collecting(QObject):
    """Collects what is young every second, and everything once a visit is over; until `stop`.

    What was there before, as the program itself, is not looked through.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._is_due = False
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def collect_all(self) -> None:
        """Look through everything next time: a visit is over."""
        self._is_due = True

    def stop(self) -> None:
        """Look a last time, and leave it to Python again if it was; no lane may be open any more."""
        self._timer.stop()
        gc.collect()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def _collect(self) -> None:
        if self._is_due:
            self._is_due = False
            gc.collect()
        else:
            gc.collect(_YOUNGER)
