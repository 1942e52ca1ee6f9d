"""The log-in: a name is chosen, six digits are typed."""

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
class LoginProps:
    """Everything the log-in shows; the digits only by their number. `name` "": one is chosen first."""

    names: tuple[str, ...] = ()
    name: str = ""
    typed: int = 0
    is_busy: bool = False
    headline: str = ""
    fault: str = ""


@QmlElement
class DeskLoginViewModel(QObject):
    """View model of the log-in. The sixth digit tries."""

    changed = Signal()

    def __init__(
        self, desk: DeskService, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = now
        self._names: tuple[str, ...] = ()
        self._name = ""
        self._typed = ""
        self._was_asked = False
        self._props = LoginProps()
        desk.changed.connect(self._fold)

    @Property(list, notify=changed, final=True)
    def names(self) -> list[str]:
        """Who may log in here."""
        return list(self._props.names)

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """Who was chosen, "" for nobody yet."""
        return self._props.name

    @Property(int, notify=changed, final=True)
    def typed(self) -> int:
        """How many digits are typed."""
        return self._props.typed

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether the digits are being tried."""
        return self._props.is_busy

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why it did not work, in a few words; "" where it did."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._props.fault

    @Slot(str)
    def choose(self, name: str) -> None:
        """Log in as this one."""
        self._name, self._typed = name, ""
        self._desk.forget_refusal()
        self._fold()

    @Slot()
    def back(self) -> None:
        """Choose somebody else; from there, leave the desk."""
        if self._name and len(self._names) > 1:
            self.choose("")
        else:
            self._desk.close()

    @Slot(str)
    def press(self, digit: str) -> None:
        """Type a digit; the sixth tries them all."""
        if self._props.is_busy:
            return
        self._typed += digit
        if len(self._typed) < DIGITS:
            self._fold()
        else:
            pin, self._typed = self._typed, ""
            self._desk.log_in(self._name, pin)

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._typed = self._typed[:-1]
        self._fold()

    def _fold(self) -> None:
        state = self._desk.state
        asks = state.is_open and state.member is None
        if asks and not self._was_asked:
            self._names = self._desk.members()
            only = self._names[0] if len(self._names) == 1 else ""
            self._name, self._typed = (state.name if state.name in self._names else only), ""
        self._was_asked = asks
        props = LoginProps()
        if asks:
            said = refusal_words(state.refusal, self._now(), state.language)
            is_said = not self._typed
            props = LoginProps(
                self._names,
                self._name,
                len(self._typed),
                state.is_busy,
                *(said if is_said else ("", "")),
            )
        else:
            self._typed = ""
        if props != self._props:
            self._props = props
            self.changed.emit()
