"""Before something is done in a resident's name: by what staff know whom they have before them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.assistance import Check
from kiosk.services.desk.acting import ActingService, CaseAct
from kiosk.services.desk.case import CaseService
from kiosk.services.desk.desk import DeskService
from kiosk.viewmodels.desk.case_page import CHECKS
from kiosk.viewmodels.desk.case_words import in_language

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """One way in which staff know whom they have before them."""

    key: str
    title: str
    is_chosen: bool


@QmlElement
class DeskCheckViewModel(QObject):
    """View model of the page that asks how the resident is known, and then does what was begun."""

    changed = Signal()

    def __init__(
        self,
        acting: ActingService,
        case: CaseService,
        desk: DeskService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._acting = acting
        self._case = case
        self._desk = desk
        self._choices = RowListModel(CheckChoice, self)
        self._act: CaseAct | None = None
        self._check: Check | None = None
        self._is_other_card = False
        case.turned.connect(self.forget)
        desk.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def choices(self) -> RowListModel:
        """How the resident may be known: key, title, isChosen."""
        return self._choices

    @Property(str, notify=changed, final=True)
    def act(self) -> str:
        """What is about to be done: correct, supplement, hand-over, withdraw or nothing."""
        return self._act or ""

    @Property(bool, notify=changed, final=True)
    def canConfirm(self) -> bool:
        """Whether it was said how the resident is known."""
        return self._check is not None

    @Property(bool, notify=changed, final=True)
    def isOtherCard(self) -> bool:
        """Whether a card was read that is not of the person who filed."""
        return self._is_other_card

    @Slot(str)
    def choose(self, key: str) -> None:
        """Say how the resident is known."""
        self._check = next((one for one in CHECKS if one == key), None)
        self._fold()

    @Slot(str)
    def confirm(self, words: str) -> None:
        """Do what was begun; `words`: why it is withdrawn."""
        act, check = self._act, self._check
        if check is None:
            return
        self.forget()
        match act:
            case "correct":
                self._acting.correct(check)
            case "supplement":
                self._acting.supplement(check)
            case "hand-over":
                self._acting.hand_over(check)
            case "withdraw":
                self._acting.withdraw(check, words.strip())

    @property
    def wants_card(self) -> bool:
        """Whether a card that is read now is to be that of who filed."""
        case = self._case.state.case
        return self._act is not None and case is not None and case.row.is_here

    def take_card(self, *, is_theirs: bool) -> None:
        """Take note of whose card was read."""
        if self._act is not None:
            self._check = "card" if is_theirs else None
            self._is_other_card = not is_theirs
            self._fold()

    def begin(self, act: CaseAct) -> None:
        """Ask before this is done; whoever brought the slip is known by it."""
        self._act = act
        self._check = "slip" if self._case.state.secret is not None else None
        self._fold()

    def forget(self) -> None:
        """Do nothing."""
        self._act, self._check, self._is_other_card = None, None, False
        self._fold()

    def _fold(self) -> None:
        """Offer slip and card only where that was read."""
        language, has_slip = self._desk.state.language, self._case.state.secret is not None
        unread = {"slip": not has_slip, "card": self._check != "card"}
        self._choices.show(
            tuple(
                CheckChoice(key, in_language(language, *words), key == self._check)
                for key, words in CHECKS.items()
                if not unread.get(key, False)
            )
        )
        self.changed.emit()
