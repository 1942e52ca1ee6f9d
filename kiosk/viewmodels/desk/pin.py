"""Changing one's own PIN: the one that holds, a new one, and that once more."""

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

_STEPS = ("old", "new", "again")
_DIFFERENT = {
    "zh_CN": ("两遍不一样", "请把新密码再定一次。"),
    "en": ("The two differ", "Please set the new PIN once more."),
}


@dataclass(frozen=True, slots=True)
class PinProps:
    """What is typed now. `is_first`: somebody else gave the PIN out, and it must be changed."""

    step: str = "old"
    is_first: bool = False


@QmlElement
class DeskPinViewModel(QObject):
    """View model of the page; the sixth digit goes on."""

    changed = Signal()

    def __init__(
        self, desk: DeskService, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._digits = DeskDigitsViewModel(desk, now, self)
        self._given: tuple[str, ...] = ()
        self._was_asked = False
        self._props = PinProps()
        desk.changed.connect(self._fold)
        self._digits.given.connect(self._take)

    @Property(DeskDigitsViewModel, constant=True, final=True)
    def digits(self) -> DeskDigitsViewModel:
        """View model of the digits."""
        return self._digits

    @Property(str, notify=changed, final=True)
    def step(self) -> str:
        """What is typed now: old, new or again."""
        return self._props.step

    @Property(bool, notify=changed, final=True)
    def isFirst(self) -> bool:
        """Whether somebody else gave it out, so that it must be changed before anything else."""
        return self._props.is_first

    @Slot()
    def back(self) -> None:
        """Leave it as it is; whoever must change it leaves the desk."""
        if self._props.is_first:
            self._desk.close()
        else:
            self._desk.ask_for_pin(is_changing=False)

    def _take(self, pin: str) -> None:
        given = (*self._given, pin)
        if len(given) < len(_STEPS):
            self._given = given
            self._desk.forget_refusal()
        elif given[1] != given[2]:
            self._given = given[:1]
            self._digits.clear(*_DIFFERENT[self._desk.state.language])
        else:
            self._given = ()
            self._desk.change_pin(given[0], given[1])
        self._show()

    def _fold(self) -> None:
        """Begin anew as it opens and as it closes."""
        state = self._desk.state
        asks = state.is_changing_pin and state.member is not None
        if asks != self._was_asked:
            self._was_asked = asks
            self._given = ()
            self._digits.clear()
        self._show()

    def _show(self) -> None:
        member = self._desk.state.member
        props = PinProps(_STEPS[len(self._given)], member is not None and member.must_change_pin)
        if props != self._props:
            self._props = props
            self.changed.emit()
