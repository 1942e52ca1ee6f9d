"""The six digits of a PIN as they are typed, and what is said of the last that were tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.words import refusal_words

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

DIGITS = 6


@dataclass(frozen=True, slots=True)
class DigitsProps:
    """Everything that shows of them: their number, never themselves."""

    typed: int = 0
    is_busy: bool = False
    headline: str = ""
    fault: str = ""


@QmlElement
class DeskDigitsViewModel(QObject):
    """View model of the digits on a page that asks for a PIN; `given` brings the six."""

    changed = Signal()
    given = Signal(str)

    def __init__(
        self, desk: DeskService, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = now
        self._typed = ""
        self._said = ("", "")
        self._props = DigitsProps()
        desk.changed.connect(self._show)

    @Property(int, notify=changed, final=True)
    def typed(self) -> int:
        """How many digits are typed."""
        return self._props.typed

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether they are being tried."""
        return self._props.is_busy

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why it did not work, in a few words; "" where it did, or once a digit is typed."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._props.fault

    @Slot(str)
    def press(self, digit: str) -> None:
        """Type a digit; the sixth gives them all."""
        if self._props.is_busy:
            return
        self._typed += digit
        if len(self._typed) < DIGITS:
            self._show()
        else:
            pin = self._typed
            self.clear()
            self.given.emit(pin)

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._typed = self._typed[:-1]
        self._show()

    def clear(self, headline: str = "", fault: str = "") -> None:
        """Begin anew, and say why where it is not the desk that refused."""
        self._typed, self._said = "", (headline, fault)
        self._show()

    def _show(self) -> None:
        state = self._desk.state
        said = self._said
        if state.refusal is not None:
            said = refusal_words(state.refusal, self._now(), state.language)
        props = DigitsProps(
            len(self._typed), state.is_busy, *(said if not self._typed else ("", ""))
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
