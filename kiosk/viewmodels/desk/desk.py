"""The desk as a layer: which of its pages lies open, its rail, and the ways out of it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService, DeskState
from kiosk.services.desk.roles import SECTIONS, sections_of
from kiosk.services.desk.words import role_words
from kiosk.viewmodels.attract import other_language
from kiosk.viewmodels.desk.login import DeskLoginViewModel
from kiosk.viewmodels.desk.pin import DeskPinViewModel
from kiosk.viewmodels.desk.sections import DeskSectionsViewModel, DeskViewModels

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class RailRow:
    """One section on the rail; `badge`: how much waits there."""

    name: str
    badge: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class DeskProps:
    """Everything the layer shows. `page`: closed, login, pin, or the name of a section."""

    page: str
    name: str
    role: str
    has_visit: bool


def derive_desk_props(state: DeskState, *, has_visit: bool) -> DeskProps:
    """Say which page of the desk lies open."""
    member = state.member
    if not state.is_open:
        page = "closed"
    elif member is None:
        page = "login"
    else:
        page = "pin" if state.is_changing_pin else state.section
    return DeskProps(
        page=page,
        name=member.name if member else "",
        role=role_words(member.role, state.language) if member else "",
        has_visit=has_visit and state.is_open,
    )


@QmlElement
class DeskViewModel(QObject):
    """View model of the desk; owns those of its pages."""

    changed = Signal()

    def __init__(
        self,
        desk: DeskService,
        login: DeskLoginViewModel,
        pin: DeskPinViewModel,
        sections: DeskViewModels,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._login = login
        self._pin = pin
        self._sections = DeskSectionsViewModel(sections, self)
        self._rail = RowListModel(RailRow, self)
        self._props = self._derive()
        desk.changed.connect(self._fold)

    @Property(DeskLoginViewModel, constant=True, final=True)
    def login(self) -> DeskLoginViewModel:
        """View model of the log-in."""
        return self._login

    @Property(DeskPinViewModel, constant=True, final=True)
    def pin(self) -> DeskPinViewModel:
        """View model of the page on which one changes one's own PIN."""
        return self._pin

    @Property(DeskSectionsViewModel, constant=True, final=True)
    def sections(self) -> DeskSectionsViewModel:
        """View models of the sections."""
        return self._sections

    @Property(RowListModel, constant=True, final=True)
    def rail(self) -> RowListModel:
        """The sections that this role sees: name, badge, isOpen."""
        return self._rail

    @Property(bool, notify=changed, final=True)
    def isOpen(self) -> bool:
        """Whether the desk lies over the screen."""
        return self._props.page != "closed"

    @Property(str, notify=changed, final=True)
    def page(self) -> str:
        """Which page lies open: closed, login, pin, or the name of a section."""
        return self._props.page

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """Who works here."""
        return self._props.name

    @Property(str, notify=changed, final=True)
    def role(self) -> str:
        """As what."""
        return self._props.role

    @Property(bool, notify=changed, final=True)
    def hasVisit(self) -> bool:
        """Whether a visit lies open beneath."""
        return self._props.has_visit

    @Slot()
    def close(self) -> None:
        """Leave the desk, nobody is logged in any more."""
        self._desk.close()

    @Slot()
    def lock(self) -> None:
        """Ask for the PIN again."""
        self._desk.lock()

    @Slot(str)
    def goTo(self, section: str) -> None:
        """Open a section."""
        for each in SECTIONS:
            if each == section:
                self._desk.go_to(each)

    @Slot()
    def changePin(self) -> None:
        """Open the page on which one changes one's own PIN."""
        self._desk.ask_for_pin(is_changing=True)

    @Slot()
    def switchLanguage(self) -> None:
        """Show the desk in the other language."""
        self._desk.use(language=other_language(self._desk.state.language))

    @Slot()
    def switchTypeSize(self) -> None:
        """Make the type large, or normal again."""
        self._desk.use(is_elder=not self._desk.state.is_elder)

    def _derive(self) -> DeskProps:
        return derive_desk_props(self._desk.state, has_visit=self._desk.has_visit)

    def _fold(self) -> None:
        state = self._desk.state
        seen = sections_of(state.member.role) if state.member else ()
        self._rail.show(
            [RailRow(name, state.badges.get(name, 0), name == state.section) for name in seen]
        )
        props = self._derive()
        if props != self._props:
            self._props = props
            self.changed.emit()
