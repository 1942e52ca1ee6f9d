"""The section 体检: what was found of every part, the weightiest first, each with cause and cure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.examining import ExaminingService
from kiosk.services.desk.words import fault_words
from kiosk.services.doctor.finding import Finding, in_order
from kiosk.services.health.light import Colour
from kiosk.viewmodels.desk.rows import DeskRow, Tone

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_LOOKS: Mapping[Colour, tuple[str, Tone]] = {
    "red": ("error", "danger"),
    "yellow": ("warning", "note"),
    "green": ("check_circle", "good"),
    "": ("remove", "soft"),
}


@dataclass(frozen=True, slots=True)
class DoctorProps:
    """Everything the section shows beside its rows. `summary`: how much is red, yellow and green."""

    summary: str = ""
    is_busy: bool = False
    can_save: bool = False
    saved: str = ""
    fault: str = ""


def derive_doctor_row(finding: Finding, language: str) -> DeskRow:
    """Return a finding as a row: what it is of, the cause, and under it the cure."""
    symbol, tone = _LOOKS[finding.colour]
    place = language == "en"
    return DeskRow(
        key=finding.key,
        title=finding.cause[place],
        detail=finding.cure[place],
        symbol=symbol,
        tone=tone,
        lead=finding.title[place],
    )


def derive_summary(findings: Iterable[Finding], language: str) -> str:
    """Say how much is red, yellow and green; "" before anything was looked at."""
    count = Counter(finding.colour for finding in findings)
    red, yellow, green = (count[colour] for colour in ("red", "yellow", "green"))
    if not count:
        return ""
    if language == "en":
        return f"{red} bad · {yellow} to watch · {green} well"
    return f"坏 {red} · 留意 {yellow} · 好 {green}"


@QmlElement
class DeskDoctorViewModel(QObject):
    """View model of the check-up."""

    changed = Signal()

    def __init__(
        self, examining: ExaminingService, desk: DeskService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._examining = examining
        self._desk = desk
        self._rows = RowListModel(DeskRow, self)
        self._props = DoctorProps()
        for each in (examining, desk):
            each.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """What was found, the weightiest first."""
        return self._rows

    @Property(str, notify=changed, final=True)
    def summary(self) -> str:
        """How much is red, yellow and green, in words; "" before the first look."""
        return self._props.summary

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether something is being looked at or saved."""
        return self._props.is_busy

    @Property(bool, notify=changed, final=True)
    def canSave(self) -> bool:
        """Whether there is something to be saved as a support bundle."""
        return self._props.can_save

    @Property(str, notify=changed, final=True)
    def saved(self) -> str:
        """Where the support bundle lies, "" while there is none."""
        return self._props.saved

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it did not work, in words; "" where it did."""
        return self._props.fault

    @Slot()
    def look(self) -> None:
        """Look at everything, once more if it was."""
        self._examining.look()

    @Slot()
    def save(self) -> None:
        """Save the support bundle on the stick."""
        self._examining.save()

    def _fold(self) -> None:
        state, language = self._examining.state, self._desk.state.language
        self._rows.show([derive_doctor_row(one, language) for one in in_order(state.findings)])
        props = DoctorProps(
            summary=derive_summary(state.findings, language),
            is_busy=state.is_busy,
            can_save=bool(state.findings) and not state.is_busy,
            saved=state.saved,
            fault=fault_words(state.error, language),
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
