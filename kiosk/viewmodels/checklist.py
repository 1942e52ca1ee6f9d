"""The list of what to bring, to take home: on paper, or on a phone by its code, without any network."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.papers import Checklist, ChecklistService, checklist_of, papers_of
from kiosk.services.qr import qr_path
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels.bring import MaterialRow, material_rows

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ChecklistProps:
    """Everything the scene shows."""

    checklist: Checklist | None = None
    materials: tuple[MaterialRow, ...] = ()


def derive_checklist_props(visit: Visit) -> ChecklistProps:
    """Say what the scene shows of what was chosen."""
    if visit.scene is not Scene.CHECKLIST or not visit.items:
        return ChecklistProps()
    title = visit.item.name if visit.item else visit.title
    return ChecklistProps(
        checklist_of(title, visit.items, visit.language, visit.life_event),
        material_rows(papers_of(visit.items, visit.life_event), visit.language),
    )


@QmlElement
class ChecklistViewModel(QObject):
    """View model of the list to take home."""

    changed = Signal()

    def __init__(
        self, visit: VisitService, checklists: ChecklistService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._checklists = checklists
        self._props = ChecklistProps()
        self._qr = ("", 0)
        self._materials = RowListModel(MaterialRow, self)
        visit.changed.connect(self._fold)
        checklists.changed.connect(self.changed)

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """What the list is for."""
        return self._props.checklist.title if self._props.checklist else ""

    @Property(RowListModel, constant=True, final=True)
    def materials(self) -> RowListModel:
        """What to bring, as the guide has it."""
        return self._materials

    @Property(str, notify=changed, final=True)
    def qrPath(self) -> str:
        """SVG path of the code whose text is the list; one unit is one module."""
        return self._qr[0]

    @Property(int, notify=changed, final=True)
    def qrSize(self) -> int:
        """Modules along a side of the code."""
        return self._qr[1]

    @Property(bool, notify=changed, final=True)
    def hasPrinter(self) -> bool:
        """Whether the list can be printed."""
        return self._checklists.has_printer

    @Property(str, notify=changed, final=True)
    def paper(self) -> str:
        """How far the paper got: none, waiting, printing, held_up, printed, failed or unknown."""
        return self._checklists.state

    @Slot()
    def print(self) -> None:
        """Print the list."""
        if self._props.checklist is not None:
            self._checklists.print(self._props.checklist)

    @Slot()
    def back(self) -> None:
        """Go back to the guide."""
        self._visit.back()

    @Slot()
    def start(self) -> None:
        """Begin."""
        self._visit.start()

    def _fold(self) -> None:
        props = derive_checklist_props(self._visit.visit)
        if props == self._props:
            return
        self._props = props
        self._qr = qr_path(props.checklist.text) if props.checklist else ("", 0)
        self._materials.show(props.materials)
        self._checklists.forget()
        self.changed.emit()
