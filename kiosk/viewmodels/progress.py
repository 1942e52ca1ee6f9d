"""The progress scene: a number, the last four of phone or ID number, and how the filing stands."""

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.progress import ProgressService
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.standing import ProgressAnswer, derive_answer

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SHORTEST = 8
LONGEST = 32
TAIL_LENGTH = 4

Stage = Literal["number", "tail", "answer"]


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """What was typed so far, on which page."""

    stage: Stage = "number"
    number: str = ""
    tail: str = ""
    is_waiting: bool = False


@QmlElement
class ProgressViewModel(QObject):
    """View model of the progress scene. Everything is forgotten when the scene is left."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        progress: ProgressService,
        zone: tzinfo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._progress = progress
        self._zone = zone
        self._is_open = False
        self._typed = ProgressInput()
        self._answer = ProgressAnswer()
        visit.changed.connect(self._fold_visit)
        progress.changed.connect(self._fold_answer)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: number, tail or answer."""
        return self._typed.stage

    @Property(str, notify=changed, final=True)
    def number(self) -> str:
        """The typed number."""
        return self._typed.number

    @Property(str, notify=changed, final=True)
    def tail(self) -> str:
        """The typed last four."""
        return self._typed.tail

    @Property(bool, notify=changed, final=True)
    def canGoOn(self) -> bool:
        """Whether enough is typed to go on."""
        typed = self._typed
        return not typed.is_waiting and (
            len(typed.number) >= SHORTEST
            if typed.stage == "number"
            else len(typed.tail) in (0, TAIL_LENGTH)
        )

    @Property(str, notify=changed, final=True)
    def outcome(self) -> str:
        """What came back: found, unknown, wrong, staff, failed, or nothing yet."""
        return self._answer.outcome

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Name of the service item."""
        return self._answer.title

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """Who filed, masked."""
        return self._answer.name

    @Property(str, notify=changed, final=True)
    def slipNumber(self) -> str:
        """The number of the slip, in groups."""
        return self._answer.number

    @Property(str, notify=changed, final=True)
    def caseNumber(self) -> str:
        """The case number, or nothing before the platform gave one."""
        return self._answer.case_number

    @Property(str, notify=changed, final=True)
    def status(self) -> str:
        """Status of the case: waiting, received, accepted, supplement, returned, decided, closed."""
        return self._answer.status

    @Property(str, notify=changed, final=True)
    def note(self) -> str:
        """What the agency added."""
        return self._answer.note

    @Property(str, notify=changed, final=True)
    def made(self) -> str:
        """When it was filed."""
        return self._answer.made

    @Property(str, notify=changed, final=True)
    def moved(self) -> str:
        """When the status last changed."""
        return self._answer.moved

    @Property(int, notify=changed, final=True)
    def triesLeft(self) -> int:
        """How often the last four may still be tried."""
        return self._answer.left

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why nothing could be looked up, in words."""
        return self._answer.fault

    @Slot(str)
    def press(self, sign: str) -> None:
        """Type one sign."""
        typed = self._typed
        if typed.stage == "number":
            self._take(replace(typed, number=(typed.number + sign)[:LONGEST]))
        else:
            self._take(replace(typed, tail=(typed.tail + sign)[:TAIL_LENGTH]))

    @Slot()
    def erase(self) -> None:
        """Take back the last sign."""
        typed = self._typed
        if typed.stage == "number":
            self._take(replace(typed, number=typed.number[:-1]))
        else:
            self._take(replace(typed, tail=typed.tail[:-1]))

    @Slot()
    def next(self) -> None:
        """Go on to the last four, or ask."""
        typed = self._typed
        if typed.stage == "number":
            self._take(replace(typed, stage="tail"))
        else:
            self._take(replace(typed, is_waiting=True))
            self._progress.ask(typed.number, typed.tail)

    @Slot()
    def back(self) -> None:
        """Go back one page."""
        match self._typed.stage:
            case "answer":
                self.again()
            case "tail":
                self._take(replace(self._typed, stage="number", tail="", is_waiting=False))
            case "number":
                self._visit.back()

    @Slot()
    def again(self) -> None:
        """Ask for another number."""
        self._progress.forget()
        self._take(ProgressInput())

    @Slot()
    def goHome(self) -> None:
        """Be done here."""
        self._visit.go_home()

    def _take(self, typed: ProgressInput) -> None:
        if typed != self._typed:
            if self._answer.outcome in ("wrong", "failed"):
                self._answer = ProgressAnswer()
            self._typed = typed
            self.changed.emit()

    def _fold_visit(self) -> None:
        is_open = self._visit.visit.scene is Scene.PROGRESS
        if is_open != self._is_open:
            self._is_open = is_open
            self.again()
        self._fold_answer()

    def _fold_answer(self) -> None:
        answer = derive_answer(
            self._progress.answer, self._progress.error, self._zone, self._visit.visit.language
        )
        if answer == self._answer:
            return
        self._answer = answer
        match answer.outcome:
            case "wrong" | "failed":
                self._typed = replace(self._typed, stage="tail", tail="", is_waiting=False)
            case "found" | "unknown" | "staff":
                self._typed = ProgressInput(stage="answer")
        self.changed.emit()
