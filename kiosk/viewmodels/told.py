"""What the progress scene says of one filing, or why nothing can be said."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.viewmodels.standing import ProgressAnswer

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ToldViewModel(QObject):
    """The answer, as it is read out: base of the progress scene's view model."""

    toldChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = ProgressAnswer()

    @Property(str, notify=toldChanged, final=True)
    def outcome(self) -> str:
        """What came back: found, unknown, wrong, staff, failed, slip, or nothing yet."""
        return self._answer.outcome

    @Property(str, notify=toldChanged, final=True)
    def title(self) -> str:
        """Name of the service item."""
        return self._answer.title

    @Property(str, notify=toldChanged, final=True)
    def name(self) -> str:
        """Who filed, masked."""
        return self._answer.name

    @Property(str, notify=toldChanged, final=True)
    def slipNumber(self) -> str:
        """The number of the slip, in groups."""
        return self._answer.number

    @Property(str, notify=toldChanged, final=True)
    def caseNumber(self) -> str:
        """The case number, or nothing before the platform gave one."""
        return self._answer.case_number

    @Property(str, notify=toldChanged, final=True)
    def status(self) -> str:
        """Status of the case; withdrawing while the platform has not taken a withdrawal in."""
        return self._answer.status

    @Property(str, notify=toldChanged, final=True)
    def note(self) -> str:
        """What the agency added."""
        return self._answer.note

    @Property(str, notify=toldChanged, final=True)
    def made(self) -> str:
        """When it was filed."""
        return self._answer.made

    @Property(str, notify=toldChanged, final=True)
    def moved(self) -> str:
        """When the status last changed."""
        return self._answer.moved

    @Property(str, notify=toldChanged, final=True)
    def asOf(self) -> str:
        """When the platform last told anything, or nothing before it ever did."""
        return self._answer.as_of

    @Property(str, notify=toldChanged, final=True)
    def papers(self) -> str:
        """Names of the papers that are wanted."""
        return self._answer.papers

    @Property(str, notify=toldChanged, final=True)
    def due(self) -> str:
        """The day by which they are to come, or nothing."""
        return self._answer.due

    @Property(bool, notify=toldChanged, final=True)
    def isLate(self) -> bool:
        """Whether that day is past."""
        return self._answer.is_late

    @Property(bool, notify=toldChanged, final=True)
    def needsSlip(self) -> bool:
        """Whether something could be done about it with the slip, which was not read."""
        return self._answer.needs_slip

    @Property(bool, notify=toldChanged, final=True)
    def isOpinion(self) -> bool:
        """Whether it is an opinion, so that its decision is the answer to it."""
        return self._answer.is_opinion

    @Property(bool, notify=toldChanged, final=True)
    def canRate(self) -> bool:
        """Whether no rating was given yet."""
        return self._answer.outcome == "found" and not self._answer.is_rated

    @Property(int, notify=toldChanged, final=True)
    def triesLeft(self) -> int:
        """How often the last four may still be tried."""
        return self._answer.left

    @Property(str, notify=toldChanged, final=True)
    def headline(self) -> str:
        """Why the code of the slip tells nothing here, in a few words."""
        return self._answer.headline

    @Property(str, notify=toldChanged, final=True)
    def fault(self) -> str:
        """Why nothing could be looked up, or the way out, in words."""
        return self._answer.fault

    @Property(str, notify=toldChanged, final=True)
    def result(self) -> str:
        """The document of the decision: open (with the slip that was read), slip (needs it), or nothing."""
        return self._answer.result
