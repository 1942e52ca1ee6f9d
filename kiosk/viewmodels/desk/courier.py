"""The page of the stick: what is plugged in, how far the writing got, what came of it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.courier_words import ROOM_OF_ONE, carried_words, home_words, stick_words
from kiosk.services.desk.carrying import CarryState, CourierService
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.words import fault_words
from kiosk.viewmodels.desk.rows import Tone

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CourierProps:
    """Everything the page shows.

    `sticks`: how many are plugged in; `name`, `room` in words, `is_short` of it, `has_news` of the
    platform: of the one that is. `progress`: 0 to 1. `told`, `tone`: what came of it.
    """

    stage: str = "looking"
    sticks: int = 0
    name: str = ""
    room: str = ""
    is_short: bool = False
    has_news: bool = False
    progress: float = 0.0
    count: str = ""
    told: str = ""
    tone: Tone = "good"


def derive_courier_props(state: CarryState, language: str) -> CourierProps:
    """Say how far the courier got."""
    stick = state.sticks[0] if len(state.sticks) == 1 else None
    told: tuple[str, ...] = ()
    tone: Tone = "good"
    if state.carried is not None:
        told = carried_words(state.carried, language)
        tone = "note" if state.carried.lost else "good"
    elif state.home is not None:
        told = home_words(state.home, language)
        answers = state.home.answers
        has_trouble = state.home.error or answers.refused or answers.parked or answers.rejected
        tone = "note" if has_trouble else "good"
    elif state.error is not None:
        told, tone = (fault_words(state.error, language),), "danger"
    return CourierProps(
        stage=state.stage,
        sticks=len(state.sticks),
        name=stick.name if stick else "",
        room=stick_words(stick, language) if stick else "",
        is_short=stick is not None and stick.free < ROOM_OF_ONE,
        has_news=stick is not None and stick.has_news,
        progress=state.done / state.total if state.total else 0.0,
        count=f"{state.done} / {state.total}" if state.total else "",
        told="\n".join(told),
        tone=tone,
    )


@QmlElement
class DeskCourierViewModel(QObject):
    """View model of the page of the stick."""

    changed = Signal()

    def __init__(
        self, courier: CourierService, desk: DeskService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._courier = courier
        self._desk = desk
        self._props = CourierProps()
        courier.changed.connect(self._fold)
        desk.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """How far it got: looking, ready, carrying, carried, homing, home or failed."""
        return self._props.stage

    @Property(int, notify=changed, final=True)
    def sticks(self) -> int:
        """How many sticks are plugged in; it works with one."""
        return self._props.sticks

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """What the stick calls itself."""
        return self._props.name

    @Property(str, notify=changed, final=True)
    def room(self) -> str:
        """How much room it has, and whether answers lie on it, in words."""
        return self._props.room

    @Property(bool, notify=changed, final=True)
    def isShort(self) -> bool:
        """Whether a filing may find no room on it."""
        return self._props.is_short

    @Property(bool, notify=changed, final=True)
    def hasNews(self) -> bool:
        """Whether the platform put answers, or keys and catalogue, on it."""
        return self._props.has_news

    @Property(float, notify=changed, final=True)
    def progress(self) -> float:
        """How much of it is done, 0 to 1."""
        return self._props.progress

    @Property(str, notify=changed, final=True)
    def count(self) -> str:
        """The same as a count."""
        return self._props.count

    @Property(str, notify=changed, final=True)
    def told(self) -> str:
        """What came of it, in words."""
        return self._props.told

    @Property(str, notify=changed, final=True)
    def tone(self) -> str:
        """How that is meant: good, note or danger."""
        return self._props.tone

    @Slot()
    def open(self) -> None:
        """The page was opened: look for sticks."""
        self._courier.watch(on=True)

    @Slot()
    def close(self) -> None:
        """The page was left; what is being written goes on."""
        self._courier.forget()

    @Slot()
    def carry(self) -> None:
        """Write what waits onto the stick."""
        self._courier.carry()

    @Slot()
    def takeHome(self) -> None:
        """Take in the platform's answers."""
        self._courier.take_home()

    @Slot()
    def stop(self) -> None:
        """Break off."""
        self._courier.stop()

    @Slot()
    def again(self) -> None:
        """Go back to the stick."""
        self._courier.again()

    def _fold(self) -> None:
        props = derive_courier_props(self._courier.state, self._desk.state.language)
        if props != self._props:
            self._props = props
            self.changed.emit()
