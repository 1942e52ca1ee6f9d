"""The section of people: the list, one of them, and somebody new."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.people import PeopleService, PeopleState
from kiosk.services.desk.roles import ROLES
from kiosk.services.desk.words import fault_words, role_words
from kiosk.viewmodels.desk.rows import DeskRow
from sync.store import StaffMember

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 20


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role to choose."""

    role: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PeopleProps:
    """Everything the section shows. `page`: list, add, one or pin."""

    page: str = "list"
    name: str = ""
    role: str = ""
    is_barred: bool = False
    pin: str = ""
    pin_of: str = ""
    is_busy: bool = False
    fault: str = ""


def derive_people_rows(state: PeopleState, language: str) -> tuple[DeskRow, ...]:
    """Return everybody as a row; who is barred comes last."""
    members = sorted(state.members, key=lambda one: (one.is_barred, one.name))
    english = language == "en"
    waits, barred, change = (
        ("Has to change the PIN", "Barred", "Change")
        if english
        else ("还没换成自己的密码", "已停用", "改")
    )
    return tuple(
        DeskRow(
            key=str(one.id),
            title=one.name,
            detail=barred if one.is_barred else waits if one.must_change_pin else "",
            symbol="person_off" if one.is_barred else "person",
            tone="soft" if one.is_barred else "primary",
            lead=role_words(one.role, language),
            action=change,
            action_symbol="edit",
        )
        for one in members
    )


@QmlElement
class DeskPeopleViewModel(QObject):
    """View model of the section of people."""

    changed = Signal()

    def __init__(
        self, people: PeopleService, desk: DeskService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._desk = desk
        self._rows = RowListModel(DeskRow, self)
        self._roles = RowListModel(RoleRow, self)
        self._page = "list"
        self._member: StaffMember | None = None
        self._name = ""
        self._role = ROLES[0]
        self._props = PeopleProps()
        people.changed.connect(self._fold)
        desk.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """Everybody, as rows of a list."""
        return self._rows

    @Property(RowListModel, constant=True, final=True)
    def roles(self) -> RowListModel:
        """The roles to choose from: role, title, isChosen."""
        return self._roles

    @Property(str, notify=changed, final=True)
    def page(self) -> str:
        """What is open: list, add, one, or pin (a fresh one, to be told)."""
        return self._props.page

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """Whom the page is about."""
        return self._props.name

    @Property(bool, notify=changed, final=True)
    def isBarred(self) -> bool:
        """Whether they are let in no more."""
        return self._props.is_barred

    @Property(str, notify=changed, final=True)
    def pin(self) -> str:
        """The fresh PIN, shown once."""
        return self._props.pin

    @Property(str, notify=changed, final=True)
    def pinOf(self) -> str:
        """Whose it is."""
        return self._props.pin_of

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether something is being done."""
        return self._props.is_busy

    @Property(bool, notify=changed, final=True)
    def canAdd(self) -> bool:
        """Whether a name is written."""
        return bool(self._props.name) and not self._props.is_busy

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it did not work, in words; "" where it did."""
        return self._props.fault

    @Slot()
    def look(self) -> None:
        """The section was opened: read who works here."""
        self._page = "list"
        self._people.look()

    @Slot()
    def openAdd(self) -> None:
        """Open the page for somebody new."""
        self._page, self._name, self._role = "add", "", ROLES[0]
        self._people.told()
        self._fold()

    @Slot(str)
    def openOne(self, key: str) -> None:
        """Open somebody's page."""
        for member in self._people.state.members:
            if str(member.id) == key:
                self._page, self._member, self._role = "one", member, member.role
        self._people.told()
        self._fold()

    @Slot()
    def back(self) -> None:
        """Go back to the list; a PIN that was shown is forgotten."""
        self._page = "list"
        self._people.told()
        self._fold()

    @Slot(str)
    def setName(self, name: str) -> None:
        """Take the name of somebody new."""
        self._name = name.strip()[:LONGEST]
        self._fold()

    @Slot(str)
    def chooseRole(self, role: str) -> None:
        """Choose a role; somebody who is on the staff has it at once."""
        self._role = next(each for each in ROLES if each == role)
        if self._page == "one" and self._member is not None and role != self._member.role:
            self._people.change_role(self._member, self._role)
        self._fold()

    @Slot()
    def add(self) -> None:
        """Take somebody new on the staff."""
        if self._name:
            self._people.add(self._name, self._role)

    @Slot()
    def resetPin(self) -> None:
        """Give somebody a fresh PIN."""
        if self._member is not None:
            self._people.reset_pin(self._member)

    @Slot()
    def switchBarred(self) -> None:
        """Let somebody in no more, or again."""
        if self._member is not None:
            act = self._people.let_in if self._member.is_barred else self._people.bar
            act(self._member)

    def _fold(self) -> None:
        state, language = self._people.state, self._desk.state.language
        if self._desk.state.member is None:
            self._page, self._member, self._name = "list", None, ""
        if self._member is not None and state.members:
            self._member = next((o for o in state.members if o.id == self._member.id), None)
        member = self._member if self._page == "one" else None
        role = member.role if member else self._role
        self._rows.show(derive_people_rows(state, language))
        self._roles.show([RoleRow(o, role_words(o, language), o == role) for o in ROLES])
        props = PeopleProps(
            page="pin" if state.pin else self._page,
            name=member.name if member else self._name,
            role=role,
            is_barred=member is not None and member.is_barred,
            pin=state.pin,
            pin_of=state.pin_of,
            is_busy=state.is_busy,
            fault=fault_words(state.error, language),
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
