"""Changing one's own PIN: the one that holds, a new one, and that once more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.words import refusal_words
from kiosk.viewmodels.desk.login import DIGITS

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_STEPS = ("old", "new", "again")
_DIFFERENT = {
    "zh_CN": ("两遍不一样", "请把新密码再定一次。"),
    "en": ("The two differ", "Please set the new PIN once more."),
}


@dataclass(frozen=True, slots=True)
class PinProps:
    """Everything the page shows; the digits only by their number. `is_first`: it must be changed."""

    step: str = "old"
    typed: int = 0
    is_busy: bool = False
    is_first: bool = False
    headline: str = ""
    fault: str = ""


@QmlElement
class DeskPinViewModel(QObject):
    """View model of the page; the sixth digit goes on."""

    changed = Signal()

    def __init__(
        self, desk: DeskService, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = now
        self._given: tuple[str, ...] = ()
        self._typed = ""
        self._is_different = False
        self._props = PinProps()
        desk.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def step(self) -> str:
        """What is typed now: old, new or again."""
        return self._props.step

    @Property(int, notify=changed, final=True)
    def typed(self) -> int:
        """How many digits are typed."""
        return self._props.typed

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether it is being changed."""
        return self._props.is_busy

    @Property(bool, notify=changed, final=True)
    def isFirst(self) -> bool:
        """Whether somebody else gave it out, so that it must be changed before anything else."""
        return self._props.is_first

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why it did not work, in a few words; "" where it did."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._props.fault

    @Slot(str)
    def press(self, digit: str) -> None:
        """Type a digit; the sixth goes on."""
        if self._props.is_busy:
            return
        self._typed += digit
        self._is_different = False
        if len(self._typed) == DIGITS:
            given, self._typed = (*self._given, self._typed), ""
            self._take(given)
        else:
            self._fold()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._typed = self._typed[:-1]
        self._fold()

    @Slot()
    def back(self) -> None:
        """Leave it as it is; whoever must change it leaves the desk."""
        if self._props.is_first:
            self._desk.close()
        else:
            self._desk.ask_for_pin(is_changing=False)

    def _take(self, given: tuple[str, ...]) -> None:
        if len(given) < len(_STEPS):
            self._given = given
            self._desk.forget_refusal()
            self._fold()
        elif given[1] != given[2]:
            self._given, self._is_different = given[:1], True
            self._fold()
        else:
            self._given = ()
            self._desk.change_pin(given[0], given[1])

    def _fold(self) -> None:
        state = self._desk.state
        props = PinProps()
        if state.is_changing_pin and state.member is not None:
            said = _DIFFERENT[state.language] if self._is_different else ("", "")
            if state.refusal is not None and not self._given:
                said = refusal_words(state.refusal, self._now(), state.language)
            is_said = not self._typed
            props = PinProps(
                _STEPS[len(self._given)],
                len(self._typed),
                state.is_busy,
                state.member.must_change_pin,
                *(said if is_said else ("", "")),
            )
        else:
            self._given, self._typed, self._is_different = (), "", False
        if props != self._props:
            self._props = props
            self.changed.emit()
