"""The section that shows what was done at this kiosk, by whom and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.desk.acts import act_words, detail_words
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.trailing import TrailService
from kiosk.services.desk.words import fault_words
from kiosk.viewmodels.desk.rows import DeskRow
from kiosk.viewmodels.desk.setting_words import title_of
from sync.store import AuditEntry

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AuditProps:
    """Everything the section shows beside its rows. `chain`: unknown, whole or broken."""

    has_before: bool = False
    has_more: bool = False
    is_busy: bool = False
    can_export: bool = False
    chain: str = "unknown"
    saved: str = ""
    fault: str = ""


def derive_audit_row(
    entry: AuditEntry, names: Mapping[UUID, str], zone: ZoneInfo, language: str
) -> DeskRow:
    """Return one entry as a row: who, what, about what, when."""
    program = "Kiosk" if language == "en" else "本机"
    subject = _subject_words(entry, names, language)
    return DeskRow(
        key=str(entry.position),
        title=act_words(entry.action, language),
        detail=" · ".join(filter(None, (subject, detail_words(entry.outcome, language)))),
        symbol="person" if entry.staff else "memory",
        lead=names.get(entry.staff, str(entry.staff)[:8]) if entry.staff else program,
        side=f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M:%S}",
    )


def _subject_words(entry: AuditEntry, names: Mapping[UUID, str], language: str) -> str:
    if entry.action == "setting":
        return title_of(entry.subject, language)
    whom = next((name for id_, name in names.items() if str(id_) == entry.subject), "")
    return whom or detail_words(entry.subject, language)


@QmlElement
class DeskAuditViewModel(QObject):
    """View model of the record."""

    changed = Signal()

    def __init__(
        self,
        trail: TrailService,
        desk: DeskService,
        zone: ZoneInfo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._trail = trail
        self._desk = desk
        self._zone = zone
        self._rows = RowListModel(DeskRow, self)
        self._props = AuditProps()
        trail.changed.connect(self._fold)
        desk.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """One page of the record, newest first."""
        return self._rows

    @Property(bool, notify=changed, final=True)
    def hasBefore(self) -> bool:
        """Whether there is something newer than this page."""
        return self._props.has_before

    @Property(bool, notify=changed, final=True)
    def hasMore(self) -> bool:
        """Whether there is something older than this page."""
        return self._props.has_more

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether something is being read, checked or saved."""
        return self._props.is_busy

    @Property(bool, notify=changed, final=True)
    def canExport(self) -> bool:
        """Whether this role may save it."""
        return self._props.can_export

    @Property(str, notify=changed, final=True)
    def chain(self) -> str:
        """Whether every row follows from the one before: unknown, whole or broken."""
        return self._props.chain

    @Property(str, notify=changed, final=True)
    def saved(self) -> str:
        """Where the file lies, "" while there is none."""
        return self._props.saved

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it did not work, in words; "" where it did."""
        return self._props.fault

    @Slot()
    def look(self) -> None:
        """The section was opened: read the newest."""
        self._trail.look()

    @Slot()
    def older(self) -> None:
        """Show the page before these in time."""
        self._trail.older()

    @Slot()
    def newer(self) -> None:
        """Show the page after these in time."""
        self._trail.newer()

    @Slot()
    def verify(self) -> None:
        """Check the chain."""
        self._trail.verify()

    @Slot()
    def export(self) -> None:
        """Save the record as a signed file."""
        self._trail.export()

    def _fold(self) -> None:
        state, language = self._trail.state, self._desk.state.language
        names = state.names or {}
        self._rows.show(
            [derive_audit_row(entry, names, self._zone, language) for entry in state.entries]
        )
        props = AuditProps(
            has_before=len(state.starts) > 1,
            has_more=state.has_more,
            is_busy=state.is_busy,
            can_export=self._desk.may("export-audit"),
            chain=state.chain,
            saved=state.saved,
            fault=fault_words(state.error, language),
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
