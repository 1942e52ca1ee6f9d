"""The resume code, before the first question and after putting the rest off."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.codes import resume_text
from kiosk.services.drafts import DraftService, DraftState, Saving
from kiosk.services.qr import qr_path
from kiosk.services.slips import Office
from kiosk.services.visit import Scene, Visit, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CodeProps:
    """Everything the two scenes show."""

    code: str = field(default="", repr=False)
    saving: Saving = ""
    device: str = ""
    qr_path: str = field(default="", repr=False)
    qr_size: int = 0


def derive_code_props(visit: Visit, draft: DraftState, office: Office) -> CodeProps:
    """Say what the scenes show."""
    if visit.scene not in (Scene.CODE, Scene.SAVED) or not draft.code:
        return CodeProps()
    path, size = qr_path(resume_text(office, draft.code))
    return CodeProps(
        code=draft.code,
        saving=draft.saving,
        device=office.device_name,
        qr_path=path,
        qr_size=size,
    )


@QmlElement
class CodeViewModel(QObject):
    """View model of the scenes that show the resume code."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        drafts: DraftService,
        office: Callable[[], Office],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._drafts = drafts
        self._office = office
        self._props = CodeProps()
        visit.changed.connect(self._fold)
        drafts.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def firstHalf(self) -> str:
        """The first four characters of the code."""
        return self._props.code[:4]

    @Property(str, notify=changed, final=True)
    def secondHalf(self) -> str:
        """The last four."""
        return self._props.code[4:]

    @Property(str, notify=changed, final=True)
    def spelled(self) -> str:
        """The code, character by character, for reading out."""
        return " ".join(self._props.code)

    @Property(str, notify=changed, final=True)
    def device(self) -> str:
        """Which machine the draft lies on."""
        return self._props.device

    @Property(str, notify=changed, final=True)
    def saving(self) -> str:
        """How far putting it off is: saving, saved, failed, or nothing."""
        return self._props.saving

    @Property(str, notify=changed, final=True)
    def qrPath(self) -> str:
        """The code as a QR code, an SVG path of unit modules."""
        return self._props.qr_path

    @Property(int, notify=changed, final=True)
    def qrSize(self) -> int:
        """Modules a side."""
        return self._props.qr_size

    @Slot()
    def begin(self) -> None:
        """Go on to the questions."""
        self._visit.begin_questions()

    @Slot()
    def back(self) -> None:
        """Go back: to the guide, or to the page that was to be put off."""
        self._visit.back()

    @Slot()
    def leave(self) -> None:
        """It is put off; the visit is over."""
        self._visit.end()

    def _fold(self) -> None:
        props = derive_code_props(self._visit.visit, self._drafts.state, self._office())
        if props != self._props:
            self._props = props
            self.changed.emit()
