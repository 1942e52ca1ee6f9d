"""A barcode wedge: a scanner that types what it reads, faster than any hand, like a keyboard."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from kiosk.devices.scanner.text import LONGEST

_BURST_MS = 40
_SHORTEST = 4
_NAMED = {"\r": Qt.Key.Key_Return, "\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SHIFTS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr})
# Keys of a hand: they never begin a code.
_HANDS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Escape,
        *_ENTER,
    }
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Wedge(QObject):
    """Takes bursts of keys from a window before any item of it sees them.

    A sign is held back until the next one comes or 40 ms have passed; what turns out to be typed by
    hand is handed on in its order. A burst ends with the suffix, or when it pauses. With a prefix,
    whatever follows it is a burst, however short.
    """

    read = Signal(str)

    def __init__(self, window: QObject, *, prefix: str = "", suffix: str = "\r") -> None:
        """Belongs to `window` and goes with it.

        `prefix`, `suffix`: one sign each that the scanner sends around a code, "" for none.
        """
        super().__init__(window)
        self._window = window
        self._prefix = prefix
        self._suffix = suffix
        self._held: list[QKeyEvent] = []
        self._text = ""
        self._is_open = False
        self._is_handing_on = False
        self._pause = QTimer(self, singleShot=True, interval=_BURST_MS)
        self._pause.timeout.connect(self._end)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep keys from the window as long as they may belong to a code."""
        if self._is_handing_on or not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyPress:
            return self._takes(event)
        return event.type() is QEvent.Type.KeyRelease and self._takes_release(event)

    def _takes(self, key: QKeyEvent) -> bool:
        if key.key() in _SHIFTS:
            return bool(self._text)
        if self._is(key, self._prefix):
            self._end()
            self._is_open = True
            self._pause.start()
            return True
        is_burst = self._is_open or len(self._text) >= _SHORTEST
        if is_burst and self._is(key, self._suffix):
            self._end()
            return True
        is_by_hand = key.key() in _HANDS and not is_burst
        if is_by_hand or not key.text() or key.modifiers() & _COMMANDS:
            self._end()
            return False
        self._hold(key)
        return True

    def _takes_release(self, key: QKeyEvent) -> bool:
        """Keep a release as long as its press is kept; it is handed on with it, or not at all."""
        if self._text and len(self._text) < _SHORTEST:
            self._held.append(key.clone())
        return bool(self._text)

    def _hold(self, key: QKeyEvent) -> None:
        if len(self._text) <= LONGEST:
            self._text += key.text()
        if len(self._text) <= _SHORTEST:
            self._held.append(key.clone())
        self._pause.start()

    def _end(self) -> None:
        """The burst is over: tell what it said, or hand on what was typed by hand."""
        self._pause.stop()
        text, held, was_open = self._text, self._held, self._is_open
        self._text, self._held, self._is_open = "", [], False
        if text and (was_open or len(text) >= _SHORTEST):
            self.read.emit(text)
            return
        self._is_handing_on = True
        try:
            for key in held:
                QCoreApplication.sendEvent(self._window, key)
        finally:
            self._is_handing_on = False

    def _is(self, key: QKeyEvent, sign: str) -> bool:
        if not sign:
            return False
        named = _NAMED.get(sign)
        if named is Qt.Key.Key_Return:
            return key.key() in _ENTER
        return key.key() == named if named is not None else key.text() == sign
