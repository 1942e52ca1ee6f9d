"""The view models of all sections of the desk, as the desk owns them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.viewmodels.desk.assist import DeskAssistViewModel
from kiosk.viewmodels.desk.audit import DeskAuditViewModel
from kiosk.viewmodels.desk.calls import DeskCallsViewModel
from kiosk.viewmodels.desk.cases import DeskCasesViewModel
from kiosk.viewmodels.desk.courier import DeskCourierViewModel
from kiosk.viewmodels.desk.doctor import DeskDoctorViewModel
from kiosk.viewmodels.desk.outbox import DeskOutboxViewModel
from kiosk.viewmodels.desk.people import DeskPeopleViewModel
from kiosk.viewmodels.desk.records import DeskRecordsViewModel
from kiosk.viewmodels.desk.settings import DeskSettingsViewModel
from kiosk.viewmodels.desk.today import DeskTodayViewModel
from kiosk.viewmodels.desk.trial import DeskTrialViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class DeskViewModels:
    """The view model of every section."""

    today: DeskTodayViewModel
    calls: DeskCallsViewModel
    assist: DeskAssistViewModel
    cases: DeskCasesViewModel
    outbox: DeskOutboxViewModel
    courier: DeskCourierViewModel
    records: DeskRecordsViewModel
    settings: DeskSettingsViewModel
    trial: DeskTrialViewModel
    doctor: DeskDoctorViewModel
    people: DeskPeopleViewModel
    audit: DeskAuditViewModel


@QmlElement
class DeskSectionsViewModel(QObject):
    """The same, as QML reads them."""

    def __init__(self, sections: DeskViewModels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections = sections

    @Property(DeskTodayViewModel, constant=True, final=True)
    def today(self) -> DeskTodayViewModel:
        """View model of how all stands today."""
        return self._sections.today

    @Property(DeskCallsViewModel, constant=True, final=True)
    def calls(self) -> DeskCallsViewModel:
        """View model of whom to call."""
        return self._sections.calls

    @Property(DeskAssistViewModel, constant=True, final=True)
    def assist(self) -> DeskAssistViewModel:
        """View model of helping somebody."""
        return self._sections.assist

    @Property(DeskCasesViewModel, constant=True, final=True)
    def cases(self) -> DeskCasesViewModel:
        """View model of filings."""
        return self._sections.cases

    @Property(DeskOutboxViewModel, constant=True, final=True)
    def outbox(self) -> DeskOutboxViewModel:
        """View model of what waits."""
        return self._sections.outbox

    @Property(DeskCourierViewModel, constant=True, final=True)
    def courier(self) -> DeskCourierViewModel:
        """View model of the page of the stick."""
        return self._sections.courier

    @Property(DeskRecordsViewModel, constant=True, final=True)
    def records(self) -> DeskRecordsViewModel:
        """View model of reports."""
        return self._sections.records

    @Property(DeskSettingsViewModel, constant=True, final=True)
    def settings(self) -> DeskSettingsViewModel:
        """View model of what managers set."""
        return self._sections.settings

    @Property(DeskTrialViewModel, constant=True, final=True)
    def trial(self) -> DeskTrialViewModel:
        """View model of the printer's test page."""
        return self._sections.trial

    @Property(DeskDoctorViewModel, constant=True, final=True)
    def doctor(self) -> DeskDoctorViewModel:
        """View model of the check-up."""
        return self._sections.doctor

    @Property(DeskPeopleViewModel, constant=True, final=True)
    def people(self) -> DeskPeopleViewModel:
        """View model of who works here."""
        return self._sections.people

    @Property(DeskAuditViewModel, constant=True, final=True)
    def audit(self) -> DeskAuditViewModel:
        """View model of what was done here."""
        return self._sections.audit
