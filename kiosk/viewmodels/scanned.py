"""Where a scanned code leads, and what is said of one that leads nowhere."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.scanner import ScanFault
from kiosk.qt import Property
from kiosk.services.codes import ResumeCode, SlipCode, understood
from kiosk.services.drafts import DraftService
from kiosk.services.scans import ScanService
from kiosk.services.slips import Office
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.controls import headline
from kiosk.viewmodels.question import QuestionViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN_MS = 15_000
_FREE = {
    Scene.ATTRACT,
    Scene.HOME,
    Scene.RESUME,
    Scene.CLOSED,
    Scene.SERVICES,
    Scene.NOTICES,
    Scene.GUIDE,
    Scene.EVENT,
    Scene.CHECKLIST,
    Scene.PROGRESS,
}


@QmlElement
class ScannedViewModel(QObject):
    """View model of what is said over every scene; the progress scene speaks of slips itself.

    A question for a code takes it. Where nothing is being filled in, a resume code goes on with its
    draft and a slip is asked about; elsewhere a code changes nothing.
    """

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        scans: ScanService,
        question: QuestionViewModel,
        drafts: DraftService,
        office: Callable[[], Office],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._scans = scans
        self._drafts = drafts
        self._office = office
        self._question = question
        self._fault: ScanFault | None = None
        # Before the first touch nobody may be there to touch it away.
        self._shown = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._shown.timeout.connect(self.dismiss)
        scans.scanned.connect(self._fold_scan)
        scans.refused.connect(self._fold_refused)
        visit.paged.connect(self.dismiss)
        visit.ended.connect(self.dismiss)
        visit.changed.connect(self._watch)
        self._watch()

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why the code is of no use here, in a few words, or nothing."""
        return self._words()[0]

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do."""
        return self._words()[1]

    @Slot()
    def dismiss(self) -> None:
        """It was read."""
        self._shown.stop()
        self._show(None)

    def _fold_scan(self, text: str) -> None:
        visit, found = self._visit.visit, understood(text)
        if visit.scene is Scene.QUESTION and self._question.kind == "code":
            self._question.answer(text)
        elif found is None:
            self._fold_refused(ScanFault.UNWANTED)
        elif visit.scene not in _FREE or visit.walk is not None:
            self._fold_refused(ScanFault.BUSY)
        elif isinstance(found, ResumeCode):
            self._go_on_with(found)
        else:
            self._ask_about(found)

    def _go_on_with(self, found: ResumeCode) -> None:
        """Take up the draft of a resume code."""
        self._begin()
        if found.device != self._office().device:
            self._say(ScanFault.OTHER_KIOSK)
        elif self._visit.visit.scene is Scene.CLOSED:
            self._say(ScanFault.UNWANTED)
        else:
            self._visit.open_resume()
            self._drafts.resume(found.code)

    def _ask_about(self, slip: SlipCode) -> None:
        """Open the progress scene, which then takes the code itself."""
        if self._visit.visit.scene is not Scene.PROGRESS:
            self._begin()
            self._visit.open_progress()
            self._scans.scanned.emit(slip.text)

    def _begin(self) -> None:
        if self._visit.visit.scene is Scene.ATTRACT:
            self._visit.begin()

    def _watch(self) -> None:
        """Have the camera look for a resume code where one is asked for, and never before.

        Nobody is looked at who only passes by. The progress scene watches by itself.
        """
        scene = self._visit.visit.scene
        if scene is not Scene.PROGRESS:
            self._scans.watch(on=scene is Scene.RESUME)

    def _fold_refused(self, fault: ScanFault) -> None:
        if self._visit.visit.scene is not Scene.PROGRESS:
            self._say(fault)

    def _say(self, fault: ScanFault) -> None:
        self._shown.start()
        self._show(fault)

    def _words(self) -> tuple[str, str]:
        fault = self._fault
        return headline(fault.words(self._visit.visit.language)) if fault else ("", "")

    def _show(self, fault: ScanFault | None) -> None:
        if fault is not self._fault:
            self._fault = fault
            self.changed.emit()
