"""The guide of a service item: who may ask, what to bring, what it costs, what the law says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.bring import MaterialRow
from kiosk.viewmodels.guided import GuideProps, derive_guide_props

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class GuideViewModel(QObject):
    """View model of the guide, and of the way to the window for those who do not consent."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        ready_by: Callable[[int], date],
        parent: QObject | None = None,
    ) -> None:
        """`ready_by`: the day on which so many working days from today are over."""
        super().__init__(parent)
        self._visit = visit
        self._ready_by = ready_by
        self._props = GuideProps()
        self._shows_details = False
        self._materials = RowListModel(MaterialRow, self)
        visit.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Spoken name of the service item."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def official(self) -> str:
        """Its name on the record, "" where that is the spoken one."""
        return self._props.official

    @Property(str, notify=changed, final=True)
    def summary(self) -> str:
        """One sentence on what it is for."""
        return self._props.summary

    @Property(str, notify=changed, final=True)
    def audience(self) -> str:
        """For whom it is, as the register of service items puts it."""
        return self._props.audience

    @Property(str, notify=changed, final=True)
    def conditions(self) -> str:
        """Who may ask, and under which conditions."""
        return self._props.conditions

    @Property(str, notify=changed, final=True)
    def agency(self) -> str:
        """Who answers."""
        return self._props.agency

    @Property(str, notify=changed, final=True)
    def basis(self) -> str:
        """The law it stands on."""
        return self._props.basis

    @Property(str, notify=changed, final=True)
    def result(self) -> str:
        """What the person gets."""
        return self._props.result

    @Property(str, notify=changed, final=True)
    def fee(self) -> str:
        """What it costs."""
        return self._props.fee

    @Property(str, notify=changed, final=True)
    def place(self) -> str:
        """Where the window is."""
        return self._props.place

    @Property(str, notify=changed, final=True)
    def phones(self) -> str:
        """Telephone numbers for questions."""
        return self._props.phones

    @Property(str, notify=changed, final=True)
    def symbol(self) -> str:
        """Icon of the service item."""
        return self._props.symbol

    @Property(int, notify=changed, final=True)
    def promisedDays(self) -> int:
        """Working days within which the agency promises to answer; 0 where it promises none."""
        return self._props.promised_days

    @Property(int, notify=changed, final=True)
    def statutoryDays(self) -> int:
        """Working days that the law allows; 0 where it names none."""
        return self._props.statutory_days

    @Property(str, notify=changed, final=True)
    def readyBy(self) -> str:
        """The day by which the agency answers what is filed today; "" where it promises nothing."""
        return self._props.ready_by

    @Property(int, notify=changed, final=True)
    def minutes(self) -> int:
        """How long filling in takes here."""
        return self._props.minutes

    @Property(RowListModel, constant=True, final=True)
    def materials(self) -> RowListModel:
        """What to bring: name, form, note, copies, photos, isRequired, symbol, canFollow."""
        return self._materials

    @Property(bool, notify=changed, final=True)
    def isRefused(self) -> bool:
        """Whether this kiosk has no room for a filing now."""
        return self._props.is_refused

    @Property(bool, notify=changed, final=True)
    def lacksGuardian(self) -> bool:
        """Whether a child would have to file without its guardian."""
        return self._props.lacks_guardian

    @Property(bool, notify=changed, final=True)
    def showsDetails(self) -> bool:
        """Whether the page with the legal side is open."""
        return self._shows_details

    @Slot()
    def openDetails(self) -> None:
        """Open the page with the legal side."""
        self._turn(shows_details=True)

    @Slot()
    def openChecklist(self) -> None:
        """Take the list of what to bring home."""
        self._visit.open_checklist()

    @Slot()
    def start(self) -> None:
        """Begin."""
        self._turn(shows_details=False)
        self._visit.start()

    @Slot()
    def back(self) -> None:
        """Close the details, or go back to where the item was chosen."""
        visit = self._visit.visit
        if self._shows_details:
            self._turn(shows_details=False)
        elif visit.scene is Scene.GUIDE and visit.topic:
            self._visit.open_topic(visit.topic)
        else:
            self._visit.back()

    @Slot()
    def goHome(self) -> None:
        """Choose something else."""
        self._visit.go_home()

    def _turn(self, *, shows_details: bool) -> None:
        if shows_details != self._shows_details:
            self._shows_details = shows_details
            self.changed.emit()

    def _fold(self) -> None:
        """What was read of an item stays for the way back to it."""
        if self._visit.visit.items and self._visit.visit.scene not in (Scene.GUIDE, Scene.WINDOW):
            self._turn(shows_details=False)
            return
        props = derive_guide_props(self._visit.visit, self._ready_by)
        if self._visit.visit.scene is Scene.WINDOW:
            props = replace(props, lacks_guardian=self._visit.lacks_guardian)
        if props == GuideProps():
            self._shows_details = False
        if props != self._props:
            self._props = props
            self._materials.show(props.materials)
            self.changed.emit()
