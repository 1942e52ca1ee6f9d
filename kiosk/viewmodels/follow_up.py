"""What the slip that was read lets a person do about their filing: mend it, add papers, withdraw it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.jobs import Failure
from kiosk.qt import Property
from kiosk.services.correcting import CorrectingService
from kiosk.services.supplementing import SupplementService
from kiosk.services.visit import VisitService
from kiosk.services.withdrawing import WithdrawalService
from kiosk.viewmodels.standing import ProgressAnswer
from sync.store import CaseStanding

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Openers:
    """What opens a filing anew, and what withdraws one."""

    correcting: CorrectingService
    supplementing: SupplementService
    withdrawing: WithdrawalService


@dataclass(frozen=True, slots=True)
class Shown:
    """The filing that is shown, and the secret of the slip that was read."""

    answer: ProgressAnswer
    case: CaseStanding | None = None
    secret: bytes | None = None


@QmlElement
class FollowUpViewModel(QObject):
    """View model of what can be done about an answer; `shown`: what the scene shows."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        openers: Openers,
        shown: Callable[[], Shown],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._correcting = openers.correcting
        self._supplementing = openers.supplementing
        self._withdrawing = openers.withdrawing
        self._shown = shown
        self._asks = False
        for service in (self._correcting, self._supplementing):
            service.opened.connect(visit.correct)
            service.changed.connect(self.changed)
        self._withdrawing.changed.connect(self.changed)
        visit.translated.connect(self.changed)

    @Property(str, notify=changed, final=True)
    def way(self) -> str:
        """What can be done here: correct, supplement, or nothing."""
        return "" if self._opening_error() else self._shown().answer.way

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it cannot be done here, in words, or nothing."""
        error = self._opening_error() or self._withdrawing.state.error
        return "" if error is None else error.words(self._visit.visit.language)

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether something is being opened or handed in."""
        services = (self._correcting, self._supplementing, self._withdrawing)
        return any(service.state.is_busy for service in services)

    @Property(bool, notify=changed, final=True)
    def canWithdraw(self) -> bool:
        """Whether nobody has accepted it yet, and the slip was read."""
        return self._shown().answer.can_withdraw and self._withdrawing.state.error is None

    @Property(bool, notify=changed, final=True)
    def asksWithdrawal(self) -> bool:
        """Whether the person is asked once more, or told that it was withdrawn."""
        return self._asks

    @Property(bool, notify=changed, final=True)
    def isWithdrawn(self) -> bool:
        """Whether the withdrawal was handed in just now."""
        return self._withdrawing.state.is_filed

    @Slot()
    def begin(self) -> None:
        """Open it, to be mended or to take photos of the papers wanted."""
        shown, language = self._shown(), self._visit.visit.language
        if shown.case is None or shown.secret is None:
            return
        if self.way == "correct":
            self._correcting.begin(shown.case, shown.secret, language)
        elif self.way == "supplement":
            self._supplementing.begin(shown.case.id, language, shown.secret)

    @Slot()
    def askWithdrawal(self) -> None:
        """Ask once more whether it is to be withdrawn."""
        self._ask(on=self.canWithdraw)

    @Slot()
    def leaveWithdrawal(self) -> None:
        """Go back to how it stands."""
        self._ask(on=False)

    @Slot()
    def withdraw(self) -> None:
        """Withdraw it."""
        shown = self._shown()
        if shown.case is not None and shown.secret is not None and self.canWithdraw:
            language = self._visit.visit.language
            self._withdrawing.withdraw(shown.case.id, "", language, secret=shown.secret)

    def forget(self) -> None:
        """Drop what is on its way, and what went wrong."""
        self._ask(on=False)
        for service in (self._correcting, self._supplementing, self._withdrawing):
            service.forget()

    def _ask(self, *, on: bool) -> None:
        if on != self._asks:
            self._asks = on
            self.changed.emit()

    def _opening_error(self) -> Failure | None:
        return self._correcting.state.error or self._supplementing.state.error
