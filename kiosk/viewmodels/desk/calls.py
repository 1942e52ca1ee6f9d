"""The section 要打的电话: the list, and one call with what to say, the number on touch, and how it went."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.desk.calling import CallingService
from kiosk.services.desk.contents import ContentsService
from kiosk.services.desk.desk import DeskService
from kiosk.viewmodels.desk.call_props import (
    CallsProps,
    CallWords,
    derive_call_row,
    derive_calls_props,
)
from kiosk.viewmodels.desk.rows import DeskRow

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 8


@QmlElement
class DeskCallsViewModel(QObject):
    """View model of the section 要打的电话."""

    changed = Signal()

    def __init__(
        self,
        calling: CallingService,
        contents: ContentsService,
        desk: DeskService,
        words: CallWords,
        show_case: Callable[[UUID, str], None],
        parent: QObject | None = None,
    ) -> None:
        """`show_case`: opens the filing itself, by its id and its number."""
        super().__init__(parent)
        self._calling = calling
        self._contents = contents
        self._desk = desk
        self._words = words
        self._show_case = show_case
        self._first = 0
        self._rows = RowListModel(DeskRow, self)
        self._props = CallsProps()
        for each in (calling, contents, desk):
            each.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """Whom to call, see `DeskRow`."""
        return self._rows

    @Property(str, notify=changed, final=True)
    def page(self) -> str:
        """Which page lies open: list or call."""
        return self._props.page

    @Property(int, notify=changed, final=True)
    def count(self) -> int:
        """How many are to be called."""
        return self._props.count

    @Property(bool, notify=changed, final=True)
    def hasBefore(self) -> bool:
        """Whether there are rows before these."""
        return self._first > 0

    @Property(bool, notify=changed, final=True)
    def hasMore(self) -> bool:
        """Whether there are rows after these."""
        return self._first + PAGE < self._props.count

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether something is being read or noted."""
        return self._props.is_busy

    @Property(str, notify=changed, final=True)
    def noted(self) -> str:
        """How the last call went, as it was noted; "" where none was."""
        return self._props.noted

    @Property(str, notify=changed, final=True)
    def moved(self) -> str:
        """What has changed since the list was read, in words; "" for nothing."""
        return self._props.moved

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why something did not work, in words."""
        return self._props.fault

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """What was filed."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def subtitle(self) -> str:
        """By whom, masked, and under which number."""
        return self._props.subtitle

    @Property(str, notify=changed, final=True)
    def reason(self) -> str:
        """Why they are called."""
        return self._props.reason

    @Property(str, notify=changed, final=True)
    def tone(self) -> str:
        """How pressing that is."""
        return self._props.tone

    @Property(str, notify=changed, final=True)
    def tried(self) -> str:
        """When it was tried before, "" where it was not."""
        return self._props.tried

    @Property(list, notify=changed, final=True)
    def sentences(self) -> list[str]:
        """What to say, one after the other."""
        return list(self._props.sentences)

    @Property(bool, notify=changed, final=True)
    def isAsking(self) -> bool:
        """Whether the number is on its way."""
        return self._props.is_asking

    @Property(list, notify=changed, final=True)
    def phones(self) -> list[str]:
        """The numbers, once they were asked for."""
        return list(self._props.phones)

    @Property(str, notify=changed, final=True)
    def phoneFault(self) -> str:
        """Why there is no number, in words."""
        return self._props.phone_fault

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open the call of a row."""
        self._calling.choose(UUID(key))

    @Slot()
    def askPhone(self) -> None:
        """Have the number told."""
        self._calling.ask_phone()

    @Slot(bool)
    def note(self, isReached: bool) -> None:  # noqa: FBT001  # a slot's one word
        """Note how the call went."""
        self._calling.note("called" if isReached else "not_reached")

    @Slot()
    def showCase(self) -> None:
        """Open the filing itself."""
        call = self._calling.state.open
        if call is not None:
            self._show_case(call.case.id, call.case.slip_number)

    @Slot()
    def back(self) -> None:
        """Leave the call."""
        self._calling.close()

    @Slot()
    def before(self) -> None:
        """Show the rows before these."""
        self._turn(-PAGE)

    @Slot()
    def more(self) -> None:
        """Show the rows after these."""
        self._turn(PAGE)

    def _turn(self, by: int) -> None:
        self._first = max(0, self._first + by)
        self._fold()
        self.changed.emit()

    def _fold(self) -> None:
        state, language = self._calling.state, self._desk.state.language
        calls = state.calls or ()
        if self._first >= len(calls):
            self._first = 0
        shown = calls[self._first : self._first + PAGE]
        self._rows.show([derive_call_row(call, self._words, language) for call in shown])
        props = derive_calls_props(state, self._contents.state, self._words, language)
        if props != self._props:
            self._props = props
            self.changed.emit()
