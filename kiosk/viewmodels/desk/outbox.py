"""The section of what waits: counts, why something was parked, trying it again."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms.catalogue import ServiceItem
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.courier_words import size_words
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.outbox import OutboxService, OutboxState
from kiosk.services.desk.words import fault_words
from kiosk.services.reasons import reason_words, state_words
from kiosk.services.syncing import SyncService
from kiosk.viewmodels.desk.rows import DeskRow, Tone
from sync.store import OutboxRow
from sync.wire.numbers import grouped

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Titles = Callable[[str], ServiceItem | None]

_SIGNS: dict[str, tuple[str, Tone]] = {
    "parked": ("warning-fill", "note"),
    "rejected": ("error-fill", "danger"),
    "sending": ("sync", "primary"),
    "waiting": ("schedule", "soft"),
}
_KINDS = {
    "opinion": ("意见", "Opinion"),
    "rating": ("评价", "Rating"),
    "correction": ("改好重交", "Correction"),
    "supplement": ("补交材料", "Supplement"),
    "withdrawal": ("撤回", "Withdrawal"),
    "tombstone": ("注销", "Tombstone"),
}


@dataclass(frozen=True, slots=True)
class OutboxProps:
    """Everything the section shows beside its rows."""

    is_online: bool = False
    waiting: int = 0
    parked: int = 0
    rejected: int = 0
    files: int = 0
    oldest: str = ""
    has_before: bool = False
    has_more: bool = False
    can_retry: bool = False
    can_carry: bool = False
    told: str = ""
    fault: str = ""


def derive_outbox_row(
    row: OutboxRow, item: ServiceItem | None, zone: ZoneInfo, language: str, *, can_retry: bool
) -> DeskRow:
    """Return one entry as a row: how it stands, what it is, why it is still here."""
    symbol, tone = _SIGNS[row.state]
    english = language == "en"
    kind = _KINDS.get(row.kind, ("", ""))[english]
    title = item.title.get(language) if item else row.item
    again = (
        ("Send again" if english else "再送一次") if can_retry and row.state != "sending" else ""
    )
    made = row.made_at.astimezone(zone)
    return DeskRow(
        key=str(row.envelope_id),
        title=(": " if english else "：").join(filter(None, (kind, title))),
        detail=reason_words(row.problem, language),
        symbol=symbol,
        tone=tone,
        lead=state_words(row.state, language),
        side=f"{grouped(row.slip_number)}\n{made:%m-%d %H:%M} · {size_words(row.size)}",
        action=again,
        action_symbol="refresh" if again else "",
    )


def derive_outbox_props(
    state: OutboxState, zone: ZoneInfo, language: str, *, is_online: bool, acts: frozenset[str]
) -> OutboxProps:
    """Say how the outbox stands; `acts`: what who works here may do of it."""
    waiting = state.waiting
    if waiting is None:
        return OutboxProps(is_online=is_online, fault=fault_words(state.error, language))
    english = language == "en"
    oldest = waiting.oldest_unsent_at
    told = ""
    if state.retried is not None:
        told = (
            f"{state.retried} go first with the next connection."
            if english
            else f"{state.retried} 份排到最前，一连上网就送。"
        )
    outstanding = waiting.count + waiting.parked + waiting.rejected
    return OutboxProps(
        is_online=is_online,
        waiting=waiting.count,
        parked=waiting.parked,
        rejected=waiting.rejected,
        files=waiting.files,
        oldest=f"{oldest.astimezone(zone):%m-%d %H:%M}" if oldest else "",
        has_before=len(state.starts) > 1,
        has_more=state.has_more,
        can_retry="retry" in acts and outstanding > 0 and not state.is_busy,
        can_carry="courier" in acts,
        told=told,
        fault=fault_words(state.error, language),
    )


@QmlElement
class DeskOutboxViewModel(QObject):
    """View model of what waits."""

    changed = Signal()

    def __init__(
        self,
        outbox: OutboxService,
        desk: DeskService,
        sync: SyncService,
        titles: Titles,
        zone: ZoneInfo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outbox = outbox
        self._desk = desk
        self._sync = sync
        self._titles = titles
        self._zone = zone
        self._rows = RowListModel(DeskRow, self)
        self._props = OutboxProps()
        for service in (outbox, desk, sync):
            service.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """One page of what the platform has not taken, what needs a person first."""
        return self._rows

    @Property(bool, notify=changed, final=True)
    def isOnline(self) -> bool:
        """Whether the platform answers."""
        return self._props.is_online

    @Property(int, notify=changed, final=True)
    def waiting(self) -> int:
        """How many wait or are being sent."""
        return self._props.waiting

    @Property(int, notify=changed, final=True)
    def parked(self) -> int:
        """How many were given up on for now."""
        return self._props.parked

    @Property(int, notify=changed, final=True)
    def rejected(self) -> int:
        """How many the platform does not take."""
        return self._props.rejected

    @Property(int, notify=changed, final=True)
    def files(self) -> int:
        """How many photos and papers are still to go."""
        return self._props.files

    @Property(str, notify=changed, final=True)
    def oldest(self) -> str:
        """When the oldest of it was made, "" where nothing waits."""
        return self._props.oldest

    @Property(bool, notify=changed, final=True)
    def hasBefore(self) -> bool:
        """Whether there is a page before this one."""
        return self._props.has_before

    @Property(bool, notify=changed, final=True)
    def hasMore(self) -> bool:
        """Whether there is a page after this one."""
        return self._props.has_more

    @Property(bool, notify=changed, final=True)
    def canRetry(self) -> bool:
        """Whether all of it can be tried again now."""
        return self._props.can_retry

    @Property(bool, notify=changed, final=True)
    def canCarry(self) -> bool:
        """Whether this role takes filings away on a stick."""
        return self._props.can_carry

    @Property(str, notify=changed, final=True)
    def told(self) -> str:
        """What came of trying again, in words."""
        return self._props.told

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it did not work, in words; "" where it did."""
        return self._props.fault

    @Slot()
    def look(self) -> None:
        """The section was opened."""
        self._outbox.look()

    @Slot()
    def further(self) -> None:
        """Show the page after this one."""
        self._outbox.further()

    @Slot()
    def back(self) -> None:
        """Show the page before this one."""
        self._outbox.back()

    @Slot(str)
    def retry(self, key: str) -> None:
        """Try one again, or all where none is named."""
        self._outbox.retry(UUID(key) if key else None)

    def _fold(self) -> None:
        state, language = self._outbox.state, self._desk.state.language
        can_retry = self._desk.may("retry")
        self._rows.show(
            [
                derive_outbox_row(
                    row, self._titles(row.item), self._zone, language, can_retry=can_retry
                )
                for row in state.rows
            ]
        )
        acts = frozenset(act for act in ("retry", "courier") if self._desk.may(act))
        is_online = self._sync.state.reach == "online"
        props = derive_outbox_props(state, self._zone, language, is_online=is_online, acts=acts)
        if props != self._props:
            self._props = props
            self.changed.emit()
