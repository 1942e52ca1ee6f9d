"""The printer's test page, beside the setting of the printer."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.trial import TrialPaper
from kiosk.viewmodels.desk.rows import Tone
from kiosk.viewmodels.paper_words import derive_status

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class TrialProps:
    """Everything that is shown of the test page. `status`: how far it got, "" before it was asked for."""

    can_print: bool = False
    status: str = ""
    tone: Tone = "note"


def derive_trial_props(paper: TrialPaper, language: str) -> TrialProps:
    """Say how far the test page got."""
    tones: dict[str, Tone] = {"printed": "good", "failed": "danger"}
    return TrialProps(
        can_print=paper.can_print,
        status="" if paper.state == "none" else derive_status(paper, language),
        tone=tones.get(paper.state, "note"),
    )


@QmlElement
class DeskTrialViewModel(QObject):
    """View model of the test page."""

    changed = Signal()

    def __init__(self, paper: TrialPaper, desk: DeskService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._desk = desk
        self._props = TrialProps()
        paper.changed.connect(self._fold)
        desk.changed.connect(self._fold)

    @Property(bool, notify=changed, final=True)
    def canPrint(self) -> bool:
        """Whether it can be printed now."""
        return self._props.can_print

    @Property(str, notify=changed, final=True)
    def status(self) -> str:
        """How far it got, in words."""
        return self._props.status

    @Property(str, notify=changed, final=True)
    def tone(self) -> str:
        """How that is meant: good, note or danger."""
        return self._props.tone

    @Slot()
    def print(self) -> None:
        """Print it."""
        self._paper.print()

    def _fold(self) -> None:
        props = derive_trial_props(self._paper, self._desk.state.language)
        if props != self._props:
            self._props = props
            self.changed.emit()
