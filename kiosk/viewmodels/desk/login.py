"""The log-in: a name is chosen, six digits are typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService
from kiosk.viewmodels.desk.digits import DeskDigitsViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class LoginProps:
    """Who may log in here, and who was chosen: "" for nobody yet."""

    names: tuple[str, ...] = ()
    name: str = ""


@QmlElement
class DeskLoginViewModel(QObject):
    """View model of the log-in. The sixth digit tries."""

    changed = Signal()

    def __init__(
        self, desk: DeskService, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._digits = DeskDigitsViewModel(desk, now, self)
        self._props = LoginProps()
        self._was_asked = False
        desk.changed.connect(self._fold)
        self._digits.given.connect(self._try)

    @Property(DeskDigitsViewModel, constant=True, final=True)
    def digits(self) -> DeskDigitsViewModel:
        """View model of the digits."""
        return self._digits

    @Property(list, notify=changed, final=True)
    def names(self) -> list[str]:
        """Who may log in here."""
        return list(self._props.names)

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """Who was chosen, "" for nobody yet."""
        return self._props.name

    @Slot(str)
    def choose(self, name: str) -> None:
        """Log in as this one; "": choose anew."""
        self._desk.forget_refusal()
        self._show(LoginProps(self._props.names, name))

    @Slot()
    def back(self) -> None:
        """Leave the desk: residents have the screen."""
        self._desk.close()

    def _try(self, pin: str) -> None:
        self._desk.log_in(self._props.name, pin)

    def _fold(self) -> None:
        state = self._desk.state
        asks = state.is_open and state.member is None
        if asks == self._was_asked:
            return
        self._was_asked = asks
        names = self._desk.members() if asks else ()
        only = names[0] if len(names) == 1 else ""
        self._show(LoginProps(names, state.name if state.name in names else only))

    def _show(self, props: LoginProps) -> None:
        self._digits.clear()
        if props != self._props:
            self._props = props
            self.changed.emit()
