"""What staff should know about this kiosk, in words, the weightiest first."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from kiosk.services.care import CareService, Condition
from kiosk.services.printer import PrinterService
from kiosk.services.syncing import SyncService
from kiosk.services.trusting import TrustService
from sync.engine import Pressure
from sync.trust import TrustError

_MOST = 2
_WORDS = {
    "none": (
        "本机磁盘快满了，暂时不收新的申请。请用 U 盘把待传资料带到县里，或清理磁盘。",
        "The disk is nearly full: no new filings for now. Carry filings out by USB, or free space.",
    ),
    "low": (
        "本机磁盘空间不多了。请尽快联网上传，或用 U 盘把待传资料带到县里。",
        "The disk is filling up. Let filings be sent soon, or carry them out by USB.",
    ),
    "damaged": (
        "本机资料库有损坏。请技术员先运行 kiosk store check --deep。",
        "The local store is damaged. A technician should run kiosk store check --deep.",
    ),
    "salvaged": (
        "本机资料库损坏过，能读的都已救回。请技术员检查磁盘。",
        "The local store was damaged; what could be read was saved. Have the disk checked.",
    ),
    "alone": (
        "有 {} 份资料只存在一块盘上。请检查第二介质（U 盘或存储卡）有没有插好。",
        "Filings on one disk only: {}. Check the second medium (stick or card).",
    ),
}


def notices_of(
    condition: Condition, pressure: Pressure, trust: TrustError | None, language: str
) -> tuple[str, ...]:
    """Say what staff should do, at most two things; nothing when all is well."""
    return tuple(_all(condition, pressure, trust, language))[:_MOST]


class NoticeBoard(QObject):
    """Gathers what the services know. `changed`: there may be other notices."""

    changed = Signal()

    def __init__(
        self,
        care: CareService,
        sync: SyncService,
        trust: TrustService | None,
        printer: PrinterService,
        parent: QObject | None = None,
        *,
        was_salvaged: bool = False,
    ) -> None:
        super().__init__(parent)
        self._care = care
        self._sync = sync
        self._trust = trust
        self._printer = printer
        self._was_salvaged = was_salvaged
        for each in (care, sync, trust, printer):
            if each is not None:
                each.changed.connect(self.changed)

    def words(self, language: str) -> tuple[str, ...]:
        """Return the notices in `language` (zh_CN or en)."""
        error = None if self._trust is None else self._trust.error
        found = notices_of(
            self._care.condition,
            self._sync.state.pressure,
            error if isinstance(error, TrustError) else None,
            language,
        )
        said = (_said("salvaged", language), *found) if self._was_salvaged else found
        at = 1 if self._printer.error else len(said)
        return (*said[:at], *self._printer.notices(language), *said[at:])[:_MOST]


def _all(
    condition: Condition, pressure: Pressure, trust: TrustError | None, language: str
) -> Iterator[str]:
    if condition.is_damaged:
        yield _said("damaged", language)
    if condition.room.level == "none":
        yield _said("none", language)
    if said := pressure.words(language):
        yield said
    if condition.room.level == "low":
        yield _said("low", language)
    if condition.alone:
        yield _said("alone", language).format(condition.alone)
    for error in (condition.error, trust):
        if error is not None:
            yield error.words(language)


def _said(name: str, language: str) -> str:
    return _WORDS[name][language == "en"]
